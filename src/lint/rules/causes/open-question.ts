import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { asksForCause, causeUnknown } from '../../phrases/causes.ts';
import { defineRule } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'causes/open-question',
  summary: 'An open question is an action item, not a cause',
  why: 'Readers assume that somebody will answer a question among the causes. Without an owner and a date nobody does, and the same thing happens again, still unexplained.',
  instead:
    'Make it an item: “@amal finds out why the lease was not renewed, by 2026-03-20”; and list what you know among the causes. If nobody will ever know, say so, and what would have shown it.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Questions to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 68,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Contributing factors\n\n- The broker refuses a 65th partition\n- Why was the lease not renewed?\n- It is not known why the alert was muted\n- We did not find out why the clock was slow\n',
      reports: [
        'Why was the lease not renewed?',
        'It is not known why the alert was muted',
        'We did not find out why the clock was slow',
      ],
    },
  ],
  good: [
    {
      title: 'A question with its answer',
      markdown:
        '# The queue stood still\n\n## Contributing factors\n\n- Why was the lease not renewed? The clock of the node was an hour slow.\n- The broker refuses a 65th partition\n',
    },
  ],
  *check({ postmortem, options }) {
    const open = postmortem.contributingFactors.filter(
      ({ text, span }) =>
        text.length < 300 &&
        shows([asksForCause, causeUnknown], text) &&
        !(shows(asksForCause, text) && isAnswered(postmortem, span)) &&
        // Five whys and a template's question are meant to be answered below.
        !postmortem.whyChains.some((chain) => chain.span.start <= span.start && span.end <= chain.span.end) &&
        !postmortem.sections.some((section) => section.span.start === span.start) &&
        !isUnfilled(postmortem, span),
    );
    yield* capped(
      open.map(({ text, span }) => ({
        span,
        message: `${quoted(text, 60)} is still open, and nobody is asked to find out. Make it an action item with an owner and a day, and say here what is known.`,
      })),
      options.atMost,
    );
  },
});

/** A paragraph below a question in the same section counts as its answer. */
function isAnswered({ blocks }: PostMortem, span: Span): boolean {
  const index = blocks.findIndex((block) => block.span.start <= span.start && span.start < block.span.end);
  const [block, next] = [blocks[index], blocks[index + 1]];
  return block?.kind === 'paragraph' && next !== undefined && next.kind !== 'heading';
}
