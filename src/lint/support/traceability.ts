import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { decisionsOf } from './decisions.ts';
import { writtenItems } from './items.ts';
import { once } from './once.ts';
import { itemStems, stems } from './similar.ts';
import { isUnfilled } from './unfilled.ts';

/** An action item or a decision, as it stands in a cell of the matrix. */
export interface Answer {
  readonly kind: 'item' | 'decision';
  readonly line: number;
  readonly text: string;
  readonly span: Span;
  /** By what it was matched: the author's own id (`F1`), or words in common. */
  readonly by: 'id' | 'words';
}

/** A row of the matrix: something that went into the incident, and what is done about it. */
export interface TracedCause {
  readonly kind: 'factor' | 'went-wrong';
  readonly id: string | null;
  readonly line: number;
  readonly text: string;
  readonly span: Span;
  /** Best match first. Empty for a hole. */
  readonly answers: readonly Answer[];
  /** What has one telling word in common, so that it may be an answer: to be asked, not to be counted. */
  readonly perhaps: readonly Answer[];
}

/** What went into the incident against what is done about it. */
export interface Traceability {
  readonly rows: readonly TracedCause[];
  /** The rows that nothing answers. */
  readonly holes: readonly TracedCause[];
}

/**
 * Matches every contributing factor and every entry of "what went wrong" with the action items and the stated decisions
 * that address it: by the author's own ids where either side gives one, otherwise by words in common. Two of them
 * make an answer, unless both are words of every incident; less than that makes a question. Pure.
 */
export const traceability = once(trace);

function trace(postmortem: PostMortem): Traceability {
  const causes = causesOf(postmortem);
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
      const score = byId ? Number.POSITIVE_INFINITY : weight(common);
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

/** A telling word, and one of every incident. */
const ENOUGH = 1.5;
/** Any word at all: to be asked. */
const PERHAPS = 0.5;
/** Answers kept for one cause. */
const SHOWN = 3;
const ID = /\b[A-Z]{1,3}-?\d{1,3}\b/gi;

/** Factors and entries that the author told apart: prose is left out, and so are questions. */
function causesOf(postmortem: PostMortem): Omit<TracedCause, 'answers' | 'perhaps'>[] {
  const prose = new Set<number>();
  for (const { kind, span } of postmortem.blocks) if (kind === 'paragraph') prose.add(span.start);
  const told = (kind: TracedCause['kind'], listed: PostMortem['wentWrong']) =>
    listed
      .filter(
        ({ id, span, text }) =>
          (id !== null || !prose.has(span.start)) && !/\?\W*$/.test(text) && !isUnfilled(postmortem, span),
      )
      .map(({ id, line, text, span }) => ({ kind, id, line, text, span }));
  return [...told('factor', postmortem.contributingFactors), ...told('went-wrong', postmortem.wentWrong)];
}

/** The words of a cause; of one that is a heading, those of its section. */
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

/** Words of every incident: that a cause and an item speak of alerts says little. */
const COMMON = stems(
  'alert document test deploy communicate limit permission config backup automate retry database review escalate available error fail failure change fix service system server team process time user data work run add improve check update production code application',
);

/** Words in common: 1 for one that tells, half for one of every incident. */
function weight(common: readonly string[]): number {
  return common.reduce((sum, word) => sum + (COMMON.has(word) ? 0.5 : 1), 0);
}
