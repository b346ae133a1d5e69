import type { Language } from '../../languages/language.ts';
import { type Block, slice } from '../../markdown/text.ts';
import type { ItemUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import { readDue } from '../../time/due.ts';
import { statusWord } from '../phrases/done.ts';
import { nobody } from '../phrases/owners.ts';
import { looksLikeAction } from '../phrases/promises.ts';
import { edgeAtEnd, edgeAtStart } from './edges.ts';
import { areInitials, type Naming } from './names.ts';
import { mayBeDepartments, namingOf } from './owners.ts';
import { isPriority, MOVES, OWNER_WORD, REFERENCE } from './parts.ts';
import { itemType } from './types.ts';

/** A position where an item may have its owners. */
type Position =
  | 'bracket at start'
  | 'colon at start'
  | 'lower-case name at start'
  | 'doer at start'
  | 'bracket at end'
  | 'end';

/**
 * A position where a list puts owners by convention, such as "— Sam" at the end. Where all items have something that
 * may be an owner, and most of them surely, `every` is also there.
 */
export type OwnerPosition = Position | `every ${Position}`;

/** Topics stand in front of a colon as often as departments do. */
const WITH_DEPARTMENTS: ReadonlySet<Position> = new Set(['bracket at start', 'bracket at end', 'end']);

/**
 * The positions where a list puts owners: if most items begin with "[ABC]" or end in "— Sam", those are owners; a
 * single one may just as well be a component. One that cannot be a name ("[API]") shows that the list marks something
 * else there, unless two others are surely names.
 */
export function ownerPositionsOf(
  texts: readonly string[],
  language: Language | null,
): ReadonlySet<OwnerPosition> {
  const seen = new Map<Position, (Naming | 'department')[]>();
  for (const text of texts) {
    for (const [position, naming] of namesByPosition(text, language))
      seen.set(position, [...(seen.get(position) ?? []), naming]);
  }
  const ownerPositions = [...seen].filter(([, names]) => {
    const others = names.filter((naming) => naming === 'no' || naming === 'department').length;
    const isSure = names.filter((naming) => naming === 'sure').length >= 2;
    const isMost = (names.length - others) * 2 > texts.length;
    return names.length - others >= 2 && isMost && others <= (isSure ? 1 : 0);
  });
  const found = new Set<OwnerPosition>(ownerPositions.map(([position]) => position));
  for (const [position, names] of seen) {
    const departments = names.filter((naming) => naming === 'department').length;
    if (departments === 0 || !WITH_DEPARTMENTS.has(position)) continue;
    const persons = names.filter((naming) => NAMES.has(naming)).length;
    if (persons < 2 || persons < departments || persons + departments < texts.length) continue;
    found.add(position);
    found.add(`every ${position}`);
  }
  // Next to "carla:", "dustin:" is a person too.
  if (found.has('colon at start') && seen.get('colon at start')!.includes('sure'))
    found.add('lower-case name at start');
  return found;
}

const NAMES: ReadonlySet<string> = new Set(['sure', 'likely', 'short'] satisfies Naming[]);

/** The texts of a section's list items, at any depth, or of its lines if it has no list. */
export function itemTexts(units: readonly Unit[]): string[] {
  const items: readonly ItemUnit[] = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  if (items.length === 0)
    return units.flatMap((unit) => (unit.kind === 'paragraph' ? linesOf(unit).map(({ text }) => text) : []));
  return items.flatMap((item) => [...(item.block ? [item.block.text] : []), ...itemTexts(item.units)]);
}

/** The lines of a paragraph. */
export function linesOf({ block }: ParagraphUnit): Block[] {
  const starts = [0, ...block.breaks.map((at) => at + 1)];
  return starts.map((start, index) => slice(block, start, (starts[index + 1] ?? block.text.length + 1) - 1));
}

/** The names at each position where owners may be. */
function namesByPosition(
  text: string,
  language: Language | null,
): ReadonlyMap<Position, Naming | 'department'> {
  const found = new Map<Position, Naming | 'department'>();
  const front = edgeAtStart(text, 0);
  const inner = front ? text.slice(front.from, front.to) : '';
  const isField = itemType(inner) !== null || isPriority(inner) || statusWord.find(inner) !== null;
  if (front && front.by !== 'dash' && !isField)
    found.set(front.by === 'bracket' ? 'bracket at start' : 'colon at start', namingAt(inner));
  const doer = doerIn(text);
  if (doer) found.set('doer at start', doer.naming);
  const last = nameAtEnd(text, language);
  if (last) found.set(last.by, last.naming);
  return found;
}

/** Words in front of "to" that make it no promise: "check how to", "is able to". */
const NO_DOER =
  /\b(?:how|what|when|where|whether|which|needs?|wants?|able|order|plans?|due|ha(?:s|ve)|going|likely|used|access|up|close)$/i;

/** "AJ to ask the provider": the doer, and how likely it is a name. */
export function doerIn(text: string): { readonly name: string; readonly naming: Naming } | null {
  const [, name, verb] =
    /^\W{0,4}(\p{Lu}[\p{L}\d'’./& -]{1,40}?) (?:to|will) ([a-z-]+)\b/u.exec(text.slice(0, 120)) ?? [];
  return name && !NO_DOER.test(name) && !looksLikeAction(name) && looksLikeAction(verb!)
    ? { name, naming: namingOf(name) }
    : null;
}

/** How likely a piece is a name; "unassigned" counts as one. */
const namingAt = (piece: string): Naming | 'department' =>
  nobody.find(piece.trim()) ? 'likely' : areInitials(piece) ? 'short' : placed(piece);

function placed(piece: string): Naming | 'department' {
  const naming = namingOf(piece);
  return naming === 'no' && mayBeDepartments(piece) ? 'department' : naming;
}

/** The last piece that is neither a date nor a status. */
function nameAtEnd(
  text: string,
  language: Language | null,
): { by: Position; naming: Naming | 'department' } | null {
  let end = text.length;
  for (let count = 0; count < 4; count++) {
    const edge = edgeAtEnd(text, end);
    if (!edge || edge.by === 'sentence' || edge.by === 'handle' || edge.start === 0) return null;
    const inner = text.slice(edge.from, edge.to).trim().replace(OWNER_WORD, '');
    const by: Position = edge.by === 'bracket' ? 'bracket at end' : 'end';
    if (nobody.find(inner)) return { by, naming: namingAt(inner) };
    const names = inner.split(/[,;]/).filter((part) => !isFieldText(part, language));
    if (names.length > 0) {
      const naming = placed(names.join(','));
      return edge.by === 'arrow' && MOVES.test(text) ? null : { by, naming };
    }
    end = edge.start;
  }
  return null;
}

function isFieldText(part: string, language: Language | null): boolean {
  const text = part.trim();
  const found = readDue(text, 0, null, language);
  const isDay = found !== null && found.start <= 4 && found.end >= text.length - 1;
  return (
    isDay ||
    statusWord.find(text) !== null ||
    itemType(text) !== null ||
    REFERENCE.test(text) ||
    /^(?:20\d\d)?$/.test(text)
  );
}
