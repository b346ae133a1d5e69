/**
 * The listed word that `word` misspells, or null. Allows one edit (insert, delete, replace, or swap of neighbours), or
 * two for words of more than ten letters; the first two letters must match, and listed words under eight are skipped.
 */
export function correctSpelling(word: string, list: readonly string[]): string | null {
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

/** Edit distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
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
