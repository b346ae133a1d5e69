import { defineRule } from '../../rule.ts';
import { patternOf } from '../../support/pattern.ts';
import { topOf } from '../../support/places.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

/** Words that would fit any post-mortem's title. */
const ANY: ReadonlySet<string> = new Set(
  'blameless public internal final draft full initial preliminary production post mortem mortems postmortem postmortems incident incidents report reports review reviews retro retros retrospective retrospectives rca root cause analysis outage outages document template untitled new summary writeup write up detail details event date title severity sev the a an of for on and by jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december mon tue tues wed wednes thu thurs fri sat satur sun day st nd rd th inc no nr utc id md'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'structure/title',
  summary: 'The title says what happened, in few enough words for a list of titles',
  why: 'In a year somebody will look through a list of titles for the one that resembles what they see now. “Post-mortem 2026-03-02” tells them nothing.',
  instead:
    'What stopped working and for whom, in the words of a user: “Checkout rejects cards for 40 minutes”. Date and number belong elsewhere.',
  options: {
    maxLength: { type: 'integer', least: 1, default: 120, about: 'Most characters.' },
    pattern: {
      type: 'pattern',
      default: null,
      about: 'Regular expression that a title must match; null for none.',
    },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 30,
  bad: [
    {
      title: 'It could be any',
      markdown: '# Incident report: 2026-03-02\n\nThe queue stood still.\n',
      reports: ['# Incident report: 2026-03-02'],
    },
    {
      title: 'Not by the convention of the house',
      options: { pattern: '^Post-mortem: ' },
      markdown: '# The queue stood still\n\nFor 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'None',
      markdown: 'The queue stood still for 20 minutes.\n',
      reports: ['The queue stood still for 20 minutes.'],
    },
  ],
  good: [{ markdown: '# Post-mortem: the queue stood still for 20 minutes\n\nAfter release 412.\n' }],
  *check({ postmortem, options }) {
    const { title, document } = postmortem;
    const top = topOf(postmortem);
    if (!title) {
      yield {
        span: top,
        message:
          'There is no title, so nobody will find this again in a list. Begin with a heading that says what stopped working, and for whom: “# Checkout rejects cards for 40 minutes”.',
      };
      return;
    }
    if (isUnfilled(postmortem, title.span)) return;
    const text = title.value.trim();
    const span = /[\r\n]/.test(document.text.slice(title.span.start, title.span.end)) ? top : title.span;
    const own = text.replace(/\w+/g, (word) => (ANY.has(word.toLowerCase()) ? ' ' : word));
    if (!/\p{L}{2}/u.test(own)) {
      yield {
        span,
        message: `${quoted(text)} could be the title of any post-mortem. Say what stopped working, and for whom, so that it can be found again.`,
      };
    } else if (text.length > options.maxLength) {
      yield {
        span,
        message: `This title has ${text.length} characters; in a list, readers see the first half. Say it in at most ${options.maxLength}, and the rest in the summary.`,
      };
    }
    const pattern = options.pattern === null ? null : patternOf(options.pattern);
    if (pattern && !pattern.test(text.slice(0, 200)))
      yield {
        span,
        message: `This title does not follow the convention \`${options.pattern}\`, which lists are sorted and searched by. Reword it to match.`,
      };
  },
});
