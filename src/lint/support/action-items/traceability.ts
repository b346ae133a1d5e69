import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import { languageOf } from '../../blame/language-of.ts';
import { itemStems, stems } from '../similar.ts';
import { isUnfilled } from '../unfilled.ts';
import { decisionsOf } from './decisions.ts';
import { writtenItems } from './items.ts';

/** An action item or a decision, as shown in a cell of the matrix. */
export interface Answer {
  readonly kind: 'item' | 'decision';
  readonly line: number;
  readonly text: string;
  readonly span: Span;
  /** How it was matched: by the author's own id (`F1`), or by shared words. */
  readonly by: 'id' | 'words';
}

/** A row of the matrix: a cause, and what addresses it. */
export interface TracedCause {
  readonly kind: 'factor' | 'went-wrong';
  readonly id: string | null;
  readonly line: number;
  readonly text: string;
  readonly span: Span;
  /** Best match first. Empty if nothing addresses it. */
  readonly answers: readonly Answer[];
  /** Possible answers, with one distinctive word in common: asked about, not counted. */
  readonly perhaps: readonly Answer[];
}

/** Causes matched with the actions that address them. */
export interface Traceability {
  readonly rows: readonly TracedCause[];
  /** Rows without an answer. */
  readonly holes: readonly TracedCause[];
}

/**
 * Matches every contributing factor and every entry of "what went wrong" with the action items and stated decisions
 * that address it: by the author's own ids if either side gives one, otherwise by shared words. Two shared words make
 * an answer, unless both are common to all incidents; fewer make a question. Pure.
 */
export const traceability = memoized(trace);

function trace(postmortem: PostMortem): Traceability {
  // Words are compared in English; elsewhere only the authors' own ids tell what answers what.
  const { judged } = languageOf(postmortem);
  const causes = causesOf(postmortem).filter(({ id }) => judged || id !== null);
  if (causes.length === 0) return { rows: [], holes: [] };
  const answers = answersOf(
    postmortem,
    causes.some(({ id }) => id !== null),
  );
  const rows = causes.map((cause): TracedCause => {
    const words = wordsOf(postmortem, cause);
    const matched = answers.map((answer) => {
      const byId = cause.id !== null && answer.ids.has(cause.id.toUpperCase());
      const { kind, line, text, span } = answer;
      const common = [...answer.words].filter((word) => words.has(word));
      const score = byId ? Number.POSITIVE_INFINITY : judged ? weight(common) : 0;
      return { score, answer: { kind, line, text, span, by: byId ? ('id' as const) : ('words' as const) } };
    });
    matched.sort((a, b) => b.score - a.score);
    const best = (isEnough: (score: number) => boolean) =>
      matched.flatMap(({ score, answer }) => (isEnough(score) ? [answer] : [])).slice(0, SHOWN);
    const found = best((score) => score >= ENOUGH);
    const perhaps = found.length > 0 ? [] : best((score) => score >= PERHAPS);
    return { ...cause, answers: found, perhaps };
  });
  return { rows, holes: rows.filter((row) => row.answers.length === 0) };
}

/** One distinctive word plus one common word. */
const ENOUGH = 1.5;
/** Any word at all: a question. */
const PERHAPS = 0.5;
/** Answers kept per cause. */
const SHOWN = 3;
const ID = /\b[A-Z]{1,3}-?\d{1,3}\b/gi;

/** Factors and entries that the author listed separately; prose and questions are left out. */
function causesOf(postmortem: PostMortem): Omit<TracedCause, 'answers' | 'perhaps'>[] {
  const prose = new Set<number>();
  for (const { kind, span } of postmortem.blocks) if (kind === 'paragraph') prose.add(span.start);
  const causes = (kind: TracedCause['kind'], listed: PostMortem['wentWrong']) =>
    listed
      .filter(
        ({ id, span, text }) =>
          (id !== null || !prose.has(span.start)) && !/\?\W*$/.test(text) && !isUnfilled(postmortem, span),
      )
      .map(({ id, line, text, span }) => ({ kind, id, line, text, span }));
  return [...causes('factor', postmortem.contributingFactors), ...causes('went-wrong', postmortem.wentWrong)];
}

/** The words of a cause; if it is a heading, those of its section. */
function wordsOf(
  { sections, document }: PostMortem,
  { span, text }: Omit<TracedCause, 'answers' | 'perhaps'>,
) {
  const section = sections.find((each) => each.span.start === span.start);
  return stems(section ? `${text} ${document.text.slice(section.body.start, section.body.end)}` : text);
}

interface Candidate extends Omit<Answer, 'by'> {
  readonly words: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

function answersOf(postmortem: PostMortem, withIds: boolean): Candidate[] {
  const { document } = postmortem;
  const idsIn = ({ start, end }: Span) =>
    new Set(
      withIds
        ? [...document.text.slice(start, Math.min(end, start + 2000)).matchAll(ID)].map(([id]) =>
            id.toUpperCase(),
          )
        : [],
    );
  return [
    ...writtenItems(postmortem).map((item) => ({
      kind: 'item' as const,
      line: item.line,
      text: item.text,
      span: item.span,
      words: itemStems(item),
      ids: idsIn(item.span),
    })),
    ...decisionsOf(postmortem).map(({ text, span }) => ({
      kind: 'decision' as const,
      line: document.point(span.start).line,
      text,
      span,
      words: stems(text),
      ids: idsIn(span),
    })),
  ];
}

/** Words common to all incidents: that a cause and an item both mention alerts proves little. */
const COMMON = stems(
  'alert document test deploy communicate limit permission config backup automate retry database review escalate available error fail failure change fix service system server team process time user data work run add improve check update production code application people ask tell show keep give',
);

/** Weight of the shared words: 1 for a distinctive word, half for a common one. */
function weight(common: readonly string[]): number {
  return common.reduce((sum, word) => sum + (COMMON.has(word) ? 0.5 : 1), 0);
}
