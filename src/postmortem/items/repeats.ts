import type { ActionItem } from '../model.ts';
import type { ReadSection } from '../sections.ts';
import { regionOf } from './regions.ts';

/** The section that a document's items are finally listed in. */
const FINAL = /\baction (?:items?|points?|plan)\b/i;
/** More are no list that somebody wrote twice, and comparing each with each would take long. */
const MOST = 100;
/** How much of an item's words another has that says the same in a few other words. */
const SAME = 0.7;

/**
 * Without what "Preventive measures" explains and the table of action items repeats. Two items that share most words
 * may still be two ("Alert on the import", "Alert on the export"), so only where most items of a section are repeated.
 */
export function withoutRepeats(items: readonly ActionItem[]): readonly ActionItem[] {
  const regions = Map.groupBy(items, ({ section }) => section && regionOf(section as ReadSection));
  if (regions.size < 2) return items;
  const lists = [...regions].filter(([region]) => region !== null && FINAL.test(region.heading));
  if (lists.length !== 1) return items;
  const [final, last] = lists[0]!;
  const dropped = new Set<ActionItem>();
  for (const [region, some] of regions) {
    if (region === null || region === final || some.length > MOST || last.length > MOST) continue;
    const repeated = repeatedIn(some, last);
    if (repeated.length > 1 && repeated.length * 3 >= some.length * 2)
      for (const item of repeated) dropped.add(item);
  }
  return dropped.size === 0 ? items : items.filter((item) => !dropped.has(item));
}

/** The items that others repeat, each of which repeats one, and knows no less. */
function repeatedIn(items: readonly ActionItem[], others: readonly ActionItem[]): ActionItem[] {
  const words = new Map([...items, ...others].map((item) => [item, wordsOf(item.text)] as const));
  const pairs = items.flatMap((item) =>
    others
      .filter(
        (other) => other.owners.length >= item.owners.length && (other.due !== null || item.due === null),
      )
      .map((other) => ({ item, other, share: shareOf(words.get(item)!, words.get(other)!) }))
      .filter(({ share }) => share >= SAME),
  );
  const taken = new Set<ActionItem>();
  return pairs
    .sort((a, b) => b.share - a.share)
    .flatMap(({ item, other }) => {
      if (taken.has(item) || taken.has(other)) return [];
      taken.add(item).add(other);
      return [item];
    });
}

function shareOf(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const shared = [...some].filter((word) => others.has(word)).length;
  return shared < 3 ? 0 : shared / some.size;
}

const SMALL = new Set('the and for with from into that this all any our are not when'.split(' '));

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .replace(/\([^()]{0,200}\)/g, ' ')
        .toLowerCase()
        .match(/[\p{L}\d]{3,}/gu) ?? []
    ).filter((word) => !SMALL.has(word)),
  );
