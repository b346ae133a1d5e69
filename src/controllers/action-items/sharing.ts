import type { ItemFacts } from './items.ts';
import { claimOf, type ItemNote, notesIn } from './marker.ts';

/**
 * Items that link the issue of another item of the same pull request. It says one of them only, or each would rewrite what
 * the other one wrote: the one that it says already, else the first. Pure.
 */
export function sharing(items: readonly ItemFacts[]): ReadonlySet<ItemFacts> {
  const byIssue = Map.groupBy(items, ({ issue }) => issue?.id ?? null);
  byIssue.delete(null);
  return new Set(byIssue.values().flatMap((all) => all.filter((each) => each !== (itsOwn(all) ?? all[0]))));
}

function itsOwn(all: readonly ItemFacts[]): ItemFacts | undefined {
  const has = (names: (note: ItemNote) => readonly string[]) =>
    all.find(({ item, key, issue, adopted }) =>
      [...notesIn(issue!), ...(adopted ? [adopted] : [])].some(
        (note) => [item.path, item.previousPath].includes(note.file) && names(note).includes(key),
      ),
    );
  return has(({ key }) => [key]) ?? has((note) => claimOf(note).keys);
}
