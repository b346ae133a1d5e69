import { shows } from '../../../postmortem/phrases/sign.ts';
import { singleCause } from '../../phrases/causes.ts';
import { defineRule } from '../../rule.ts';
import { depthOf } from '../../support/causes/depth.ts';

export default defineRule({
  id: 'causes/single-root-cause',
  summary: 'Hints if one cause is “the root cause” although the text names several',
  why: 'Once something is “the root cause”, readers stop: the other factors look like detail, and their action items like extras. Which cause is the root depends on where you stop asking. If the text names fewer than two factors, `causes/depth` speaks instead.',
  instead:
    'Say what it did: “the trigger was …”, “one factor was …”, “it became possible because …”. The heading “Root cause” is fine.',
  options: {},
  levels: { light: 'off', standard: 'hint', strict: 'hint' },
  worth: 25,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe root cause was a partition limit.\n\n## Contributing factors\n\n- The broker refuses a 65th partition without an error\n- Queue depth was graphed, and nothing alerts on it\n',
      reports: ['The root cause was'],
    },
  ],
  good: [
    {
      title: 'One cause, explained in two paragraphs',
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe root cause was an outage of the supplier.\n\nWhat depends on the supplier stood until traffic was moved.\n',
    },
    {
      title: 'Said as what it did',
      markdown:
        '# The queue stood still\n\n## Summary\n\nIt was triggered by a 65th partition.\n\n## Root causes\n\n- The broker refuses a 65th partition without an error\n- Queue depth was graphed, and nothing alerts on it\n',
    },
  ],
  *check({ postmortem }) {
    if (!shows(singleCause, postmortem.document.text)) return;
    const { factors, chain } = depthOf(postmortem, 3);
    // Several paragraphs may explain one cause at length; several list entries are several causes.
    const paragraphs = new Set(
      postmortem.blocks.flatMap(({ kind, span }) => (kind === 'paragraph' ? span.start : [])),
    );
    const listed = factors.filter(({ span }) => !paragraphs.has(span.start));
    if (listed.length < 2 && !chain) return;
    for (const block of postmortem.blocks) {
      if (block.kind === 'heading' || block.kind === 'quote') continue;
      const match = singleCause.pattern.exec(block.text);
      if (!match) continue;
      yield {
        span: block.source(match.index, match.index + match[0].length),
        message:
          'The document names several factors, and “the root cause” makes readers stop at this one. Say what it did instead: “the trigger was …”, “one factor was …”.',
      };
      return;
    }
  },
});
