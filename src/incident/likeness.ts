/** Words that say nothing about which incident it is. */
const COMMON = new Set(
  `a an and are at be by can for from has have in into is it its no not of on or our out over still that the there this
  to up us was we with incident issue problem error errors fail fails failed failing failure broken down outage bug
  cannot some all sev sev1 sev2 sev3 sev4 urgent help please`.split(/\s+/),
);

/** What two incidents are compared by. */
export interface Described {
  readonly title: string;
  readonly services: readonly string[];
}

/**
 * Whether two reports seem to be about the same thing: half of the distinctive words of the shorter title are in the
 * other too, two at least, or one where they also name the same service. A question for people and never an answer.
 */
export function looksAlike(a: Described, b: Described): boolean {
  const [some, others] = [wordsOf(a.title), wordsOf(b.title)];
  const both = [...some].filter((word) => others.has(word)).length;
  const sameService = a.services.some((name) => b.services.includes(name));
  const needed = Math.max(sameService ? 1 : 2, Math.ceil(Math.min(some.size, others.size) / 2));
  return both >= needed;
}

function wordsOf(title: string): Set<string> {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .slice(0, 300)
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map(stem));
}

/** Close enough for English: `payments` and `payment`, `rejected` and `rejects`. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}
