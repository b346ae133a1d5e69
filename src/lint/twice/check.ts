import type { ProseBlock, Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import type { Gated } from '../../vocabulary/gated.ts';
import type { LintedPostMortem } from '../standing.ts';
import { quoted } from '../support/words.ts';

/** Two places of a document that cannot both be right. */
export interface Clash {
  readonly span: Span;
  readonly other: Span;
  /** What the two say, as a sentence without its full stop. */
  readonly says: string;
}

/** One thing that a document states twice. */
export interface TwiceCheck {
  /** What each document that states it twice contains: short, tried before anything is compared. */
  readonly gate: RegExp;
  find(postmortem: LintedPostMortem): Clash[];
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

/** Every match of a pattern in the author's own words, with the sentence around it. */
export function* matchesIn({ blocks }: PostMortem, { pattern, gate }: Gated): Iterable<Match> {
  for (const block of blocks) {
    if (block.kind === 'quote' || !gate.test(block.text)) continue;
    const text = block.text.slice(0, LONGEST);
    // Most blocks have none, and `matchAll` copies the pattern, which takes longer than to search for it.
    if (text.search(pattern) < 0) continue;
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

/**
 * The clash between the first two statements that differ, in different blocks; none if there is no such pair, or a third
 * value. `says` puts what is here, the line of the other, and what is there into a sentence without its full stop.
 */
export function clashAmong<S extends Statement>(
  postmortem: PostMortem,
  statements: readonly S[],
  differ: (one: S, two: S) => boolean,
  says: (here: string, line: string, there: string) => string,
): Clash[] {
  if (new Set(statements.map(({ value }) => value)).size !== 2) return [];
  const [first, ...rest] = statements;
  const second = rest.find((each) => each.block !== first!.block && differ(first!, each));
  if (!second) return [];
  const line = `line ${lineOf(postmortem, first!.span)}`;
  return [
    {
      span: second.span,
      other: first!.span,
      says: says(quoted(second.raw), line, quoted(first!.raw)),
    },
  ];
}

export const lineOf = ({ document }: PostMortem, { start }: Span) => document.point(start).line;
