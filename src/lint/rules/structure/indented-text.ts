import { defineRule } from '../../rule.ts';
import { indentedProse } from '../../support/indented-prose.ts';

export default defineRule({
  id: 'structure/indented-text',
  summary: 'No sentences are indented by four spaces, which would make them code',
  why: 'Markdown shows lines that are indented by four spaces as code: long lines run off the page, and links and lists in them do not work. Neither Debrief nor other tools find action items in code.',
  instead: 'Remove the spaces at the beginning of the lines.',
  options: {
    atLeast: {
      type: 'integer',
      least: 1,
      default: 2,
      about: 'Fewest indented sentences to report.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 60,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Timeline\n\n    13:40: the new release reaches all production servers\n    13:52: the queue depth alert fires for all shops\n',
      reports: ['13:40: the new release reaches all production servers'],
    },
  ],
  good: [
    {
      title: 'Front matter and comments',
      markdown:
        '---\ntitle: |\n  The queue stood still\n\n    and all shops took no orders for an hour\n---\n\n# The queue stood still\n\n<!--\n\n    Please write down what all of you saw\n    and who told you about it that day\n\n-->\n',
    },
    {
      title: 'Code, and the second paragraph of an item',
      markdown:
        '# The queue stood still\n\n    kubectl rollout undo deployment/queue --namespace shops\n\n- The limit was set\n\n    It was set by hand on the evening before\n',
    },
  ],
  *check({ postmortem, options }) {
    const lines = indentedProse(postmortem);
    const [first, ...others] = lines;
    if (!first || lines.length < options.atLeast) return;
    yield {
      span: first,
      others,
      message:
        'This is indented by four spaces, so Markdown shows it as code: long lines run off the page, and links in them do not work. Remove the spaces at the beginning of the line.',
    };
  },
});
