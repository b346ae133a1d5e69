import { shows } from '../../../postmortem/phrases/sign.ts';
import { dayAt } from '../../../time/date.ts';
import { beforeDay, countsUnits } from '../../phrases/days.ts';
import { defineRule } from '../../rule.ts';
import { quoted } from '../../support/words.ts';

const URL = /https?:\S+/g;
const YEAR = /(?<![\d#])(?:19|20)\d\d(?!\d)/;
/** "30 September", "Sept 30": a day with the name of its month. */
const MAY_BE_DAY = /(?<![\d\p{L}])(?=\d{1,2}(?:st|nd|rd|th|\.)? ?\p{L}{3}|\p{Lu}\p{L}{2,8}\.? \d)/gu;
/** How much of a block is read. */
const LONGEST = 1500;

export default defineRule({
  id: 'structure/year',
  summary: 'A day of the incident has its year, unless the document has one elsewhere',
  why: 'Post-mortems are read for years. “30 September” is clear for a few months; later nobody can find that day in logs and graphs, or tell whether the same happened again.',
  instead: 'The whole date once: “2026-09-30”, or “30 September 2026”.',
  options: {},
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 65,
  bad: [
    {
      title: 'A day, and no year anywhere',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still: post-mortem\n\n## Summary\n\nOn Sept 30 at 22:16 UTC, the queue stood still for all shops.\n\n## Root cause\n\nThe disk was full, see https://shop.example/2026/disk.\n',
      reports: ['Sept 30'],
    },
  ],
  good: [
    {
      title: 'The year is in another place',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still: post-mortem\n\n## Summary\n\nOn Sept 30 at 22:16 UTC, the queue stood still for all shops.\n\n## Root cause\n\nThe disk was full since August 2026.\n',
    },
    {
      title: 'In the name of the file',
      path: 'postmortems/2026/queue.md',
      markdown:
        '# The queue stood still: post-mortem\n\n## Summary\n\nOn 30 September at 22:16 UTC, the queue stood still for all shops.\n\n## Root cause\n\nThe disk was full.\n',
    },
    {
      title: 'A name and a number, and a line of a log',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still: post-mortem\n\n## Summary\n\nWe told Jan 5 minutes later. Mar 5 was slow, as `Sep 30 22:16:01 queue: full` says, and we asked Jan.\n\n## Root cause\n\nThe disk was full.\n',
    },
    {
      title: 'No day at all',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still: post-mortem\n\n## Summary\n\nThe queue stood still for 30 seconds, for 12 shops.\n\n## Root cause\n\nThe disk was full.\n',
    },
  ],
  *check({ postmortem, today, incident }) {
    const { date, timeline, document, blocks } = postmortem;
    // `timeline/parseable-times` reports a timeline without a year.
    if (incident || date !== null || timeline.length > 0 || YEAR.test(document.path)) return;
    if (YEAR.test(document.text.replaceAll(URL, ''))) return;
    for (const block of blocks)
      for (const { index } of block.text.slice(0, LONGEST).matchAll(MAY_BE_DAY)) {
        const found = dayAt(block.text, index);
        if (!found || found.day.year !== null) continue;
        const [before, written, after] = [
          block.text.slice(0, index),
          block.text.slice(index, found.end),
          block.text.slice(found.end),
        ];
        const isNamed = /\p{L}{3}/u.test(written);
        if (!isNamed || !shows(beforeDay, before) || shows(countsUnits, after)) continue;
        if (block.masks.some(({ kind, start, end }) => kind === 'code' && start <= index && index < end))
          continue;
        const { month, day } = found.day;
        const two = (number: number) => String(number).padStart(2, '0');
        yield {
          span: block.source(index, found.end),
          message: `${quoted(written)} has no year, and nothing else here has one. Later nobody can find that day in logs and graphs. Write the whole date once, like “${today.slice(0, 4)}-${two(month)}-${two(day)}”.`,
        };
        return;
      }
  },
});
