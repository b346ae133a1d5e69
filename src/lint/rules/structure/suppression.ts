import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'structure/suppression',
  summary: 'A comment that switches off a rule names a rule, gives a reason, and is still needed',
  why: 'A suppression is a decision, and next year’s reader needs its reason. One that names no known rule hides nothing, and one that is no longer needed hides the next mistake.',
  instead:
    'One of these, with the reason after the colon:\n\n```markdown\n<!-- debrief-disable-next-line timeline/gaps: the vendor shared no log for this hour -->\n<!-- debrief-disable timeline/gaps: the vendor shared no log --> … <!-- debrief-enable timeline/gaps -->\n<!-- debrief-disable-file timeline/gaps: written from memory, six years later -->\n```\n\n`-next-line` covers the next line that is not blank, and the paragraph or list item that begins there.',
  options: {},
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 45,
  bad: [
    {
      title: 'No reason',
      markdown: '<!-- debrief-disable-next-line structure/readable -->\nThe cache was cold.\n',
      reports: ['<!-- debrief-disable-next-line structure/readable -->'],
    },
    {
      title: 'No such rule',
      markdown: '<!-- debrief-disable-next-line structure/redable: typing is hard -->\nThe cache was cold.\n',
      reports: ['<!-- debrief-disable-next-line structure/redable: typing is hard -->'],
    },
    {
      title: 'Not needed any more',
      markdown:
        '<!-- debrief-disable-file structure/readable: pasted from a log -->\n\nThe cache was cold.\n',
      reports: ['<!-- debrief-disable-file structure/readable: pasted from a log -->'],
    },
  ],
  good: [
    {
      title: 'In code it is text',
      markdown: '`<!-- debrief-disable-file nothing -->` is how to write it.\n',
    },
  ],
  // The engine reports these: only it knows which suppressions were used.
  check: () => [],
});
