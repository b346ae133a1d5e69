import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem, StatedDuration } from '../../postmortem/model.ts';
import { preambleOf } from '../support/impact/vague-words.ts';

/** The words before a duration in its paragraph, or the label of its cell. */
export function wordsBefore({ document }: PostMortem, { span, label }: StatedDuration): string {
  if (label !== '') return `${label} `;
  return document.text
    .slice(Math.max(0, span.start - 90), span.start)
    .split(/\n\s*\n/)
    .at(-1)!
    .replaceAll('\n', ' ');
}

/** The words after it. */
export const wordsAfter = ({ document }: PostMortem, { span }: StatedDuration): string =>
  document.text.slice(span.end, span.end + 40);

/** True in the first sentence of the summary, or of the document if it has no summary. */
export function isOpening(postmortem: PostMortem, { span }: StatedDuration): boolean {
  const isParagraph = ({ kind }: ProseBlock) => kind === 'paragraph';
  const first =
    postmortem.blocks.find(
      (block) => isParagraph(block) && postmortem.sectionNameOf(block.span) === 'summary',
    ) ?? preambleOf(postmortem).find(isParagraph);
  if (!first || span.start < first.span.start || span.start > first.span.end) return false;
  const end = first.text.search(/[.!?]\s/);
  return end === -1 || span.start < first.source(0, end).end;
}
