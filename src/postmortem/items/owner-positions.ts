import type { ItemUnit, Unit } from '../../markdown/units.ts';
import { readDue } from '../../time/due.ts';
import { statusWord } from '../phrases/done.ts';
import { nobody } from '../phrases/owners.ts';
import { edgeAtEnd, edgeAtStart } from './edges.ts';
import type { Naming } from './names.ts';
import { namingOf } from './owners.ts';
import { isPriority, MOVES, REFERENCE } from './parts.ts';
import { itemType } from './types.ts';

/** A position where a list may put owners by convention, such as "— Sam" at the end. */
export type OwnerPosition =
  | 'bracket at start'
  | 'colon at start'
  | 'lower-case name at start'
  | 'bracket at end'
  | 'end';

/**
 * The positions where a list puts owners: if most items begin with "[ABC]" or end in "— Sam", those are owners; a
 * single one may just as well be a component. One that cannot be a name ("[API]") shows that the list marks something
 * else there.
 */
export function ownerPositionsOf(texts: readonly string[]): ReadonlySet<OwnerPosition> {
  const seen = new Map<OwnerPosition, Naming[]>();
  for (const text of texts) {
    for (const [position, naming] of namesByPosition(text))
      seen.set(position, [...(seen.get(position) ?? []), naming]);
  }
  const ownerPositions = [...seen].filter(([, names]) => {
    return names.length >= 2 && names.length * 2 > texts.length && !names.includes('no');
  });
  const found = new Set(ownerPositions.map(([position]) => position));
  // Next to "carla:", "dustin:" is a person too.
  if (found.has('colon at start') && seen.get('colon at start')!.includes('sure'))
    found.add('lower-case name at start');
  return found;
}

/** The texts of a section's list items, at any depth. */
export function itemTexts(units: readonly Unit[]): string[] {
  const items: readonly ItemUnit[] = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return items.flatMap((item) => [...(item.block ? [item.block.text] : []), ...itemTexts(item.units)]);
}

/** The names at each position where owners may be. */
function namesByPosition(text: string): ReadonlyMap<OwnerPosition, Naming> {
  const found = new Map<OwnerPosition, Naming>();
  const front = edgeAtStart(text, 0);
  const inner = front ? text.slice(front.from, front.to) : '';
  const isField = itemType(inner) !== null || isPriority(inner) || statusWord.find(inner) !== null;
  if (front && front.by !== 'dash' && !isField)
    found.set(front.by === 'bracket' ? 'bracket at start' : 'colon at start', namingOf(inner));
  const last = nameAtEnd(text);
  if (last) found.set(last.by, last.naming);
  return found;
}

/** The last piece that is neither a date nor a status; "unassigned" counts as a name. */
function nameAtEnd(text: string): { by: OwnerPosition; naming: Naming } | null {
  let end = text.length;
  for (let count = 0; count < 4; count++) {
    const edge = edgeAtEnd(text, end);
    if (!edge || edge.by === 'sentence' || edge.by === 'handle' || edge.start === 0) return null;
    const inner = text.slice(edge.from, edge.to).trim();
    const by: OwnerPosition = edge.by === 'bracket' ? 'bracket at end' : 'end';
    if (nobody.find(inner)) return { by, naming: 'likely' };
    const names = inner.split(/[,;]/).filter((part) => !isFieldText(part));
    if (names.length > 0) {
      const naming = namingOf(names.join(','));
      return edge.by === 'arrow' && MOVES.test(text) ? null : { by, naming };
    }
    end = edge.start;
  }
  return null;
}

function isFieldText(part: string): boolean {
  const text = part.trim();
  const found = readDue(text, 0);
  const isDay = found !== null && found.start <= 4 && found.end >= text.length - 1;
  return (
    isDay ||
    statusWord.find(text) !== null ||
    itemType(text) !== null ||
    REFERENCE.test(text) ||
    /^(?:20\d\d)?$/.test(text)
  );
}
