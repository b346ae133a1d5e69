import type { ItemUnit, Unit } from '../../markdown/units.ts';
import { nameBehind } from './owners.ts';

/**
 * The names, in lower case, that stand behind a dash at the end of items: a list that ends most of its
 * items so ("Add an alarm — Sam") names owners; one that does so once may as well name a part of the system.
 */
export function namesByHabit(units: readonly Unit[]): ReadonlySet<string> {
  const items = itemsOf(units);
  const names = items.flatMap((item) => nameBehind(item.block?.text ?? '') ?? []);
  const isHabit = names.length >= 2 && names.length * 2 > items.length;
  return new Set(isHabit ? names.map((name) => name.toLowerCase()) : []);
}

function itemsOf(units: readonly Unit[]): ItemUnit[] {
  const items = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  return items.flatMap((item) => [item, ...itemsOf(item.units)]);
}
