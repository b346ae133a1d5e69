import { wordsOf } from './lexicon/entry.ts';

/**
 * A deed that no verb alone tells to be people's: what it is done to does, or a word beside it. A test checks that each of
 * `hits` has this deed, and none of `misses`.
 */
export interface DeedBeside {
  /** Base forms: `check verify`. */
  readonly verbs: string;
  /** What it is done to; whatever it is if omitted. */
  readonly to?: string;
  /** One of these words is near it … */
  readonly near?: string;
  /** … among so many; wherever it was looked for if omitted. */
  readonly within?: number;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** What a clause says was done, or left undone. */
export interface Deed {
  /** The verb's base form. */
  readonly verb: string;
  /** The head of what it is done to; empty if there is none. */
  readonly to: string;
  /** The words beside it, in lower case, the nearest first where `within` counts. */
  readonly words: readonly string[];
}

/** Whether a deed is one of a list. */
export function deedsBeside(list: readonly DeedBeside[]): (deed: Deed) => boolean {
  const byVerb = new Map<string, ((deed: Deed) => boolean)[]>();
  for (const { verbs, to, near, within } of list) {
    const [things, beside] = [to, near].map((words) =>
      words === undefined ? null : new Set(wordsOf(words)),
    );
    const fits = (deed: Deed) =>
      (!things || things.has(deed.to)) &&
      (!beside || deed.words.slice(0, within).some((word) => beside.has(word)));
    for (const verb of wordsOf(verbs)) byVerb.set(verb, [...(byVerb.get(verb) ?? []), fits]);
  }
  return (deed) => byVerb.get(deed.verb)?.some((fits) => fits(deed)) ?? false;
}
