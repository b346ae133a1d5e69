import type { ItemUnit, Unit } from '../../markdown/units.ts';
import { readDue } from '../../time/due.ts';
import { statusWord } from '../phrases/done.ts';
import { nobody } from '../phrases/owners.ts';
import { edgeBehind, edgeInFront } from './edges.ts';
import type { Naming } from './names.ts';
import { namingOf } from './owners.ts';
import { MOVES, PRIORITY, REFERENCE } from './parts.ts';
import { itemType } from './types.ts';

/** Where names may stand by habit: a list that ends most items in "— Sam" names owners there. */
export type Habit = 'bracket in front' | 'colon in front' | 'bracket behind' | 'behind';

/**
 * Where a list names owners by habit: a list that begins most of its items with "[ABC]", or ends them in "— Sam",
 * names owners there; one that does so once may as well name a part of the system. One of them that can be no
 * name ("[API]") shows that the list marks something else.
 */
export function habitsOf(texts: readonly string[]): ReadonlySet<Habit> {
  const seen = new Map<Habit, Naming[]>();
  for (const text of texts) {
    for (const [habit, naming] of habitIn(text)) seen.set(habit, [...(seen.get(habit) ?? []), naming]);
  }
  const habits = [...seen].filter(([, names]) => {
    return names.length >= 2 && names.length * 2 > texts.length && !names.includes('no');
  });
  return new Set(habits.map(([habit]) => habit));
}

/** The texts of a section's list items, at any depth. */
export function itemTexts(units: readonly Unit[]): string[] {
  const items: readonly ItemUnit[] = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return items.flatMap((item) => [...(item.block ? [item.block.text] : []), ...itemTexts(item.units)]);
}

/** The names that stand where owners may stand by habit. */
function habitIn(text: string): ReadonlyMap<Habit, Naming> {
  const found = new Map<Habit, Naming>();
  const front = edgeInFront(text, 0);
  const inner = front ? text.slice(front.from, front.to) : '';
  const isField = itemType(inner) !== null || PRIORITY.test(inner) || statusWord.find(inner) !== null;
  if (front && front.by !== 'dash' && !isField)
    found.set(front.by === 'bracket' ? 'bracket in front' : 'colon in front', namingOf(inner));
  const behind = nameBehind(text);
  if (behind) found.set(behind.by, behind.naming);
  return found;
}

/** The last piece that is no date and no status; "unassigned" counts as a name. */
function nameBehind(text: string): { by: Habit; naming: Naming } | null {
  let end = text.length;
  for (let count = 0; count < 4; count++) {
    const edge = edgeBehind(text, end);
    if (!edge || edge.by === 'sentence' || edge.by === 'handle' || edge.start === 0) return null;
    const inner = text.slice(edge.from, edge.to).trim();
    const by: Habit = edge.by === 'bracket' ? 'bracket behind' : 'behind';
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
    isDay || statusWord.find(text) !== null || itemType(text) !== null || REFERENCE.test(text) || text === ''
  );
}
