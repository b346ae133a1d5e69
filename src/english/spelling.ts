/**
 * The word of a list that another is a misspelling of: one letter too many, too few or wrong, or two such, or two
 * neighbours swapped. Words begin alike. Null for none.
 */
export function misspelt(word: string, list: readonly string[]): string | null {
  for (const right of list) {
    if (
      right.length < 8 ||
      Math.abs(right.length - word.length) > 2 ||
      right.slice(0, 2) !== word.slice(0, 2)
    )
      continue;
    if (distance(word, right) <= (right.length > 10 ? 2 : 1)) return right;
  }
  return null;
}

/** Letters to insert, delete, replace or swap with their neighbour to turn one word into the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
