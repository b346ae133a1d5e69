import { distance } from 'fastest-levenshtein';
import { munkres } from 'munkres';
import { sharedTrigrams, trigramsOf } from './likeness.ts';
import { isFaint, type Word, wordsIn } from './words.ts';

/** What of an item is compared with another version of it. */
export interface Comparable {
  readonly text: string;
  /** Without the @; teams as `org/team`. */
  readonly owners: readonly string[];
  /** ISO date. */
  readonly due: string | null;
  readonly type: string | null;
  /** The item's issue: `#12`, `org/repo#12` or a URL. */
  readonly link: string | null;
}

/** An item before and after an edit, by their places in the two lists; null for one that was removed or is new. */
export interface Match {
  readonly old: number | null;
  readonly new: number | null;
  /** False where a person should be asked. For a lone item: whether it is certain that nothing became of it. */
  readonly sure: boolean;
}

/**
 * Evidence that a pair is the same item, as a sum; about the logarithm of the odds. Set by hand on edits of our own
 * documents, checked on edits that were written apart (test/action-items/identity.test.ts).
 */
const WEIGHT = {
  /** For each point of likeness above `even`, which speaks neither for nor against. */
  text: 6,
  /** For each unit of rare words that they share, up to `most`. */
  shared: 0.5,
  most: 6,
  even: 0.42,
  /** For the share of telling words that were exchanged for others: another object makes another item. */
  exchanged: 5,
  /** An owner or a date that both name counts by how rare it is, up to this. */
  rarest: 2.5,
  otherOwner: -0.5,
  otherDue: -0.3,
  sameType: 0.3,
  sameLink: 12,
  otherLink: -12,
  /** Their neighbours on one side are the same. */
  beside: 0.4,
};
/** The least evidence of a pair that is worth a question, and of one that needs none. */
const PLAUSIBLE = 0.5;
const CERTAIN = 2.2;
/** By how much it must beat every other way to pair the two. */
const CLEAR = 1.2;
/** A share of exchanged words that changes nothing about what a long item is about. */
const SLIGHT = 0.12;
/** Exchanged words up to this share leave a pair certain by its words alone, and up to `EXCHANGED` with owner and date. */
const FEW = 0.28;
const EXCHANGED = 0.4;

/**
 * Which item became which, between two versions of one or more documents: the pairing with the most evidence in all.
 * Every item of either list is in the answer once: the old ones in their order, then the new ones that have no old one.
 * `mayBe`: which pairs are possible at all, by their places.
 */
export function matchItems(
  old: readonly Comparable[],
  now: readonly Comparable[],
  mayBe: (old: number, now: number) => boolean = () => true,
): Match[] {
  const compare = comparing(old, now);
  const evidence = old.map((_, i) => now.map((_, j) => (mayBe(i, j) ? compare(i, j) : STRANGERS)));
  const worth = evidence.map((row) => row.map(({ worth }) => (worth >= PLAUSIBLE ? worth : 0)));
  const partner = new Map<number, number>();
  if (old.length && now.length)
    for (const [i, j] of munkres(worth.map((row) => row.map((each) => -each))))
      if (worth[i]![j]! > 0) partner.set(i, j);
  const taken = new Map([...partner].map(([i, j]) => [j, i]));

  /** The least that is lost by pairing one of the two with anything else. */
  const margin = (i: number, j: number): number => {
    const own = worth[i]![j]!;
    let least = own;
    for (const [k, row] of worth.entries()) {
      if (k === i) continue;
      const theirs = partner.get(k);
      const kept = theirs === undefined ? 0 : row[theirs]!;
      const back = theirs === undefined ? 0 : worth[i]![theirs]!;
      least = Math.min(least, own + kept - row[j]! - back);
    }
    for (const [l, other] of worth[i]!.entries()) {
      if (l === j) continue;
      const holder = taken.get(l);
      const kept = holder === undefined ? 0 : worth[holder]![l]!;
      const back = holder === undefined ? 0 : worth[holder]![j]!;
      least = Math.min(least, own + kept - other - back);
    }
    return least;
  };
  const lonely = (row: readonly number[]) => row.every((each) => each < PLAUSIBLE);
  const matches: Match[] = old.map((_, i) => {
    const j = partner.get(i);
    if (j === undefined) return { old: i, new: null, sure: lonely(worth[i]!) };
    const { worth: own, isSame } = evidence[i]![j]!;
    return { old: i, new: j, sure: isSame && own >= CERTAIN && margin(i, j) >= CLEAR };
  });
  const added = now.flatMap((_, j): Match[] =>
    taken.has(j) ? [] : [{ old: null, new: j, sure: lonely(worth.map((row) => row[j]!)) }],
  );
  return [...matches, ...added];
}

interface Evidence {
  readonly worth: number;
  /** Whether the words alone allow that it is the same item. */
  readonly isSame: boolean;
}

const STRANGERS: Evidence = { worth: 0, isSame: false };

function comparing(old: readonly Comparable[], now: readonly Comparable[]) {
  const all = [...old, ...now];
  const words = new Map(all.map((item) => [item, wordsIn(item.text)]));
  const trigrams = new Map(all.map((item) => [item, trigramsOf(item.text)]));
  const rarity = rarities([...words.values()].map((list) => list.map(({ meaning }) => meaning)));
  const plain = new Map(
    all.map((item) => [
      item,
      item.text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    ]),
  );
  const owners = rarities(all.map((item) => item.owners.map((owner) => owner.toLowerCase())));
  const dues = rarities(all.map(({ due }) => (due ? [due] : [])));
  const same = (i: number, j: number) => {
    const [a, b] = [old[i], now[j]];
    return a === undefined || b === undefined ? a === b : plain.get(a) === plain.get(b);
  };

  return (i: number, j: number): Evidence => {
    const [a, b] = [old[i]!, now[j]!];
    let worth = 0;
    if (a.link && b.link) worth += a.link === b.link ? WEIGHT.sameLink : WEIGHT.otherLink;
    const isEqual = same(i, j);
    const text = isEqual
      ? { alike: 1, shared: 6, exchanged: 0, isSibling: false }
      : compareWords(
          words.get(a)!,
          words.get(b)!,
          rarity,
          sharedTrigrams(trigrams.get(a)!, trigrams.get(b)!),
        );
    worth +=
      (text.alike - WEIGHT.even) * WEIGHT.text +
      Math.min(WEIGHT.most, text.shared) * WEIGHT.shared -
      text.exchanged * WEIGHT.exchanged;
    const owner = common(a.owners, b.owners);
    if (owner !== null) worth += Math.min(WEIGHT.rarest, owners(owner));
    else if (a.owners.length && b.owners.length) worth += WEIGHT.otherOwner;
    if (a.due && b.due) worth += a.due === b.due ? Math.min(WEIGHT.rarest, dues(a.due)) : WEIGHT.otherDue;
    if (a.type && a.type === b.type) worth += WEIGHT.sameType;
    for (const side of [-1, 1]) if (same(i + side, j + side)) worth += WEIGHT.beside;
    const isLinked = a.link !== null && a.link === b.link;
    const agrees = owner !== null && a.due !== null && a.due === b.due;
    const isSameByWords = agrees ? text.exchanged <= EXCHANGED : text.exchanged <= FEW && !text.isSibling;
    return { worth, isSame: isEqual || isLinked || isSameByWords };
  };
}

/** An owner named in both, in lower case. */
function common(a: readonly string[], b: readonly string[]): string | null {
  const others = new Set(b.map((owner) => owner.toLowerCase()));
  return a.map((owner) => owner.toLowerCase()).find((owner) => others.has(owner)) ?? null;
}

/** Items of other documents that are thought beside those that are compared. */
const USUAL = 10;

/** How rare each name is in the lists, as the logarithm of one in how many holds it. */
function rarities(lists: readonly (readonly string[])[]): (name: string) => number {
  const counts = new Map<string, number>();
  for (const list of lists) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  // Each item is there twice, before and after, so a name of one item is counted twice. A short list alone would say that
  // every word is common.
  return (name) => Math.log(Math.max(1, (lists.length + USUAL) / ((counts.get(name) ?? 1) + 1)));
}

/** What the words of two items say about whether they are one. */
interface Likeness {
  /** 0–1. */
  readonly alike: number;
  /** How much that is rare they share: the sum over the words of both. */
  readonly shared: number;
  /** The share of telling words that was exchanged for others, 0–1. */
  readonly exchanged: number;
  /** The same sentence about something else: "alert on latency", "alert on errors". As alike as two can be, and two. */
  readonly isSibling: boolean;
}

/** Rare words weigh more, words such as "add" and "ensure" little, and a misspelt word counts as the word. */
function compareWords(
  a: readonly Word[],
  b: readonly Word[],
  rarity: (word: string) => number,
  trigrams: number,
): Likeness {
  const weigh = ({ meaning }: Word) => (isFaint(meaning) ? 0.15 : 1) * rarity(meaning);
  const sum = (list: readonly Word[]) => list.reduce((all, word) => all + weigh(word), 0);
  const left: Word[] = [];
  const right = [...b];
  const order: number[] = [];
  let shared = 0;
  for (const word of a) {
    const same = right.findIndex(({ meaning }) => meaning === word.meaning);
    const twin = same === -1 ? right.findIndex(({ written }) => isMisspelt(word.written, written)) : same;
    if (twin === -1) {
      left.push(word);
      continue;
    }
    const [other] = right.splice(twin, 1);
    order.push(b.indexOf(other!));
    shared += Math.min(weigh(word), weigh(other!));
  }
  const [gone, come] = [sum(left), sum(right)];
  const smaller = shared + Math.min(gone, come);
  if (!smaller) return { alike: trigrams, shared: 0, exchanged: 0, isSibling: false };
  const dice = (2 * shared) / (2 * shared + gone + come);
  const telling = (list: readonly Word[]) => list.filter(({ meaning }) => !isFaint(meaning)).length;
  const fewer = Math.min(telling(left), telling(right));
  const exchanged = fewer / Math.max(1, fewer + telling(a) - telling(left));
  // One that only says more than the other, with enough in common to be recognised.
  const contained = Math.min(1, shared / 4) * (1 - exchanged);
  const isSibling = exchanged > SLIGHT && isInOrder(order) && exchangedInPlace(a, b, left, right);
  return {
    isSibling,
    alike: Math.max(0.5 * dice + 0.5 * trigrams, dice, 0.9 * contained),
    shared,
    exchanged,
  };
}

const isInOrder = (places: readonly number[]) =>
  places.every((place, index) => index === 0 || place > places[index - 1]!);

/** Whether one or two telling words took the place of others: between the same neighbours. */
function exchangedInPlace(
  a: readonly Word[],
  b: readonly Word[],
  left: readonly Word[],
  right: readonly Word[],
): boolean {
  const gaps = (all: readonly Word[], own: readonly Word[]) => {
    let before = 0;
    return new Set(
      all.flatMap((word) => {
        if (!own.includes(word)) before += 1;
        else if (!isFaint(word.meaning) && !word.isQuantity) return [before];
        return [];
      }),
    );
  };
  const there = gaps(b, right);
  return [...gaps(a, left)].some((gap) => there.has(gap));
}

/** One slip in a word of five letters, two in one of nine; never in a figure. */
function isMisspelt(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 5 || /\d/.test(a + b) || Math.abs(a.length - b.length) > 2) return false;
  return distance(a, b) <= (length >= 9 ? 2 : 1);
}
