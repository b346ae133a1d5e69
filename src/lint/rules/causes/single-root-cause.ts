import { defineRule } from '../../rule.ts';
import { depthOf } from '../../support/causes.ts';

const THE_ONE =
  /\bthe (?:single |one |only |sole |true |real |actual |ultimate |underlying )?root cause (?:of (?:the|this|our) (?:\w+[ -]){1,4})?(?:was|is|lies|lay|turned out|has been|had been|appears|seems)\b/i;

export default defineRule({
  id: 'causes/single-root-cause',
  summary: 'Hints where one cause is called “the root cause” although several are named',
  why: 'Once something is “the root cause”, readers stop: the other factors look like detail, and their action items like extras. Which cause is the root depends on where one stops asking. While fewer than two factors are named, `causes/depth` speaks instead.',
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
      title: 'Said as what it did',
      markdown:
        '# The queue stood still\n\n## Summary\n\nIt was triggered by a 65th partition.\n\n## Root causes\n\n- The broker refuses a 65th partition without an error\n- Queue depth was graphed, and nothing alerts on it\n',
    },
  ],
  *check({ postmortem }) {
    if (!THE_ONE.test(postmortem.document.text)) return;
    const { factors, chain } = depthOf(postmortem, 3);
    if (factors.length < 2 && !chain) return;
    for (const block of postmortem.blocks) {
      if (block.kind === 'heading' || block.kind === 'quote') continue;
      const match = THE_ONE.exec(block.text);
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
