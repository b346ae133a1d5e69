import { traceability } from '../lint/support/action-items/traceability.ts';
import { silences } from '../lint/support/timeline/silences.ts';
import { isSettled } from '../postmortem/items/state/state.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { minutesText } from '../time/text.ts';

/** A topic for the review of a post-mortem. */
export interface AgendaItem {
  /** The line of the document (from 1). */
  readonly line: number;
  /** The question, as plain text. */
  readonly ask: string;
}

/** In minutes. */
const LONG_SILENCE = 30;
/** A meeting has an hour, so further questions of a kind have to be read beforehand. */
const MAX_OF_A_KIND = 5;

/**
 * The open points of a post-mortem as questions for its review, in the order for a meeting: unanswered questions, silences
 * in the timeline, causes without an action item, items without owner or due date, text still to be filled in. Pure.
 */
export function agenda(postmortem: PostMortem): AgendaItem[] {
  const { document, blocks, contributingFactors, actionItems, placeholders } = postmortem;
  const lineOf = (offset: number) => document.point(offset).line;
  const questions = blocks
    .filter(({ kind, text }) => kind !== 'heading' && kind !== 'quote' && /\?\s*$/.test(text.slice(-5)))
    .filter(({ span }) => SECTIONS_WITH_QUESTIONS.has(postmortem.sectionNameOf(span) ?? ''))
    .map(({ text, span }) => ({ line: lineOf(span.start), ask: `Not answered yet: ${text.trim()}` }));
  const unexplained = silences(postmortem, LONG_SILENCE).map(({ entry, minutes }) => ({
    line: entry.line,
    // In a draft, the row is a question already.
    ask: /^\W*\d+ min without a record: /.test(entry.text)
      ? entry.text.replace(/^\W+|[*_\s]+$/g, '')
      : `What was being tried in the ${minutesText(minutes)} after “${entry.text}”?`,
  }));
  const holes = traceability(postmortem).holes.map(({ line, text }) => ({
    line,
    ask: `What do we do about “${text}”?`,
  }));
  const unowned = actionItems
    .filter((item) => !isSettled(item) && (item.owners.length === 0 || !item.due?.date))
    .map(({ line, text, owners, due }) => {
      const lacks = [owners.length === 0 ? 'who' : '', due?.date ? '' : 'by when'].filter(Boolean);
      return { line, ask: `“${text}”: ${lacks.join(', and ')}?` };
    });
  // Without the placeholder's text, which would be another placeholder in the document.
  const asked = new Set(questions.map(({ line }) => line));
  const empty = [...new Set(placeholders.map(({ span }) => lineOf(span.start)))]
    .filter((line) => !asked.has(line))
    .map((line) => ({ line, ask: 'Still to be filled in' }));
  const causes =
    contributingFactors.length === 0
      ? [{ line: 1, ask: 'What went into it? No contributing factor is listed.' }]
      : [];
  return [questions, unexplained, causes, holes, unowned, empty].flatMap((each) =>
    each.slice(0, MAX_OF_A_KIND),
  );
}

const SECTIONS_WITH_QUESTIONS: ReadonlySet<string> = new Set([
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
