/** How alike two texts are, 0–1: the Dice coefficient of their trigrams, without regard to case, marks and markup. */
export function likeness(a: string, b: string): number {
  return sharedTrigrams(trigramsOf(a), trigramsOf(b));
}

/** The same, of texts whose trigrams were counted already. */
export function sharedTrigrams(left: Trigrams, right: Trigrams): number {
  let both = 0;
  for (const [part, count] of left) both += Math.min(count, right.get(part) ?? 0);
  const all = sum(left) + sum(right);
  return all === 0 ? 0 : (2 * both) / all;
}

/** Characters of a text that are compared: what an item is about is said at its beginning. */
const READ = 300;

/** How often each trigram is in a text. */
export type Trigrams = ReadonlyMap<string, number>;

export function trigramsOf(text: string): Trigrams {
  const words = text
    .slice(0, READ)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const found = new Map<string, number>();
  const padded = words ? ` ${words} ` : '';
  for (let at = 0; at + 3 <= padded.length; at++) {
    const part = padded.slice(at, at + 3);
    found.set(part, (found.get(part) ?? 0) + 1);
  }
  return found;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of counts.values()) all += count;
  return all;
}
