import { silences } from '../lint/support/silences.ts';
import { traceability } from '../lint/support/traceability.ts';
import { minutesText } from '../lint/support/words.ts';
import type { PostMortem } from '../postmortem/model.ts';

/** Something to talk about in the review of a post-mortem. */
export interface AgendaItem {
  /** The line of the document that it is about, from 1. */
  readonly line: number;
  /** What to ask, as plain text. */
  readonly ask: string;
}

const LONG_SILENCE = 30;
/** A meeting has an hour: what comes after so many of a kind is read beforehand. */
const MOST_OF_A_KIND = 5;

/**
 * What is open in a post-mortem, as questions for its review, in the order in which a meeting takes them: what is not
 * known, what happened in the silences, causes that nothing answers, items without owner or day, text still to be
 * filled in. Pure.
 */
export function agenda(postmortem: PostMortem): AgendaItem[] {
  const { document, blocks, contributingFactors, actionItems, placeholders } = postmortem;
  const lineOf = (offset: number) => document.point(offset).line;
  const questions = blocks
    .filter(({ kind, text }) => kind !== 'heading' && kind !== 'quote' && /\?\s*$/.test(text.slice(-5)))
    .filter(({ span }) => ASKING.has(postmortem.sectionNameOf(span) ?? ''))
    .map(({ text, span }) => ({ line: lineOf(span.start), ask: `Not answered yet: ${text.trim()}` }));
  const quiet = silences(postmortem, LONG_SILENCE).map(({ entry, minutes }) => ({
    line: entry.line,
    ask: `What was being tried in the ${minutesText(minutes)} after “${entry.text}”?`,
  }));
  const holes = traceability(postmortem).holes.map(({ line, text }) => ({
    line,
    ask: `What do we do about “${text}”?`,
  }));
  const unowned = actionItems
    .filter(({ done, owners, due }) => !done && (owners.length === 0 || !due?.date))
    .map(({ line, text, owners, due }) => {
      const lacks = [owners.length === 0 ? 'who' : '', due?.date ? '' : 'by when'].filter(Boolean);
      return { line, ask: `“${text}”: ${lacks.join(', and ')}?` };
    });
  // Without its text: in the document that would be one more placeholder.
  const empty = [...new Set(placeholders.map(({ span }) => lineOf(span.start)))].map((line) => ({
    line,
    ask: 'Still to be filled in',
  }));
  const causes =
    contributingFactors.length === 0
      ? [{ line: 1, ask: 'What went into it? No contributing factor is listed.' }]
      : [];
  return [questions, quiet, causes, holes, unowned, empty].flatMap((some) => some.slice(0, MOST_OF_A_KIND));
}

const ASKING: ReadonlySet<string> = new Set([
  'summary',
  'impact',
  'background',
  'detection',
  'response',
  'resolution',
  'trigger',
  'causes',
  'five-whys',
  'went-wrong',
  'lucky',
  'lessons',
]);
