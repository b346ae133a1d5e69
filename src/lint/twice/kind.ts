import type { ProseBlock, Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';

/** Two places of a document that cannot both be right. */
export interface Clash {
  readonly span: Span;
  readonly other: Span;
  /** What the two say, as a sentence without its full stop. */
  readonly says: string;
}

/** One thing that a document states twice. */
export interface Kind {
  /** Whether a document may state it twice: cheap, tried before anything is compared. */
  readonly hint: RegExp;
  find(postmortem: PostMortem): Clash[];
  /** Parts of documents that contradict themselves, once. */
  readonly wrong: readonly string[];
  /** Similar ones of which nothing is to be said. */
  readonly right: readonly string[];
}

/** A figure, a version and so on, as one place states it. */
export interface Statement {
  readonly value: string;
  /** As written. */
  readonly raw: string;
  readonly block: ProseBlock;
  readonly span: Span;
}

/** How much of a block is read. */
const LONGEST = 3000;

/** Every match of a pattern in the author's own words, with the sentence around it. A cheap `hint` is tried first. */
export function* matchesIn({ blocks }: PostMortem, pattern: RegExp, hint: RegExp): Iterable<Match> {
  for (const block of blocks) {
    if (block.kind === 'quote' || !hint.test(block.text)) continue;
    const text = block.text.slice(0, LONGEST);
    for (const match of text.matchAll(pattern)) yield new Match(match, text, block);
  }
}

class Match {
  readonly match: RegExpExecArray;
  readonly block: ProseBlock;
  readonly #text: string;

  constructor(match: RegExpExecArray, text: string, block: ProseBlock) {
    this.match = match;
    this.block = block;
    this.#text = text;
  }

  /** The sentence around it, found only if it is asked for. */
  get sentence(): string {
    const { 0: words, index } = this.match;
    const before = this.#text
      .slice(0, index)
      .split(/[.!?]\s|\n/)
      .at(-1)!;
    const after = this.#text.slice(index + words.length).split(/[.!?](?:\s|$)|\n/)[0]!;
    return `${before}${words}${after}`;
  }
}

/** The first pair of statements that differ, in different blocks; null if there is none, or a third value. */
export function twoValues<S extends Statement>(
  statements: readonly S[],
  differ: (one: S, two: S) => boolean,
): readonly [S, S] | null {
  if (new Set(statements.map(({ value }) => value)).size !== 2) return null;
  const [first, ...rest] = statements;
  const second = rest.find((each) => each.block !== first!.block && differ(first!, each));
  return second ? [first!, second] : null;
}

export const lineOf = ({ document }: PostMortem, { start }: Span) => document.point(start).line;
