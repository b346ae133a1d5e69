import type { ProseBlock } from '../../../markdown/document.ts';
import { calendarWord } from '../../../time/calendar-words.ts';
import { type DayParts, dayAt } from '../../../time/date.ts';
import { resolveDay } from '../../../time/date-order.ts';
import { daysIn, weekdayOf } from '../../../time/day.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'structure/weekday',
  summary: 'A date exists and agrees with the weekday next to it',
  why: 'If “Wednesday” is beside a date that was a Thursday, one of them is wrong, and readers who look in the logs for that day find nothing. It happens most often with dates copied from the last post-mortem. A due date of 31 November never comes.',
  instead: 'Correct the one that is wrong, or leave the weekday out.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Dates to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 80,
  bad: [
    {
      markdown: '# The queue stood still\n\nOn Tuesday, March 2nd, 2026, the queue stood still.\n',
      reports: ['Tuesday, March 2nd, 2026'],
    },
    {
      title: 'After the date, in another language',
      markdown: '# Die Warteschlange stand still\n\nDatum: 2.3.2026 (Dienstag)\n',
      reports: ['2.3.2026 (Dienstag'],
    },
    {
      title: 'After a clock time',
      markdown: '# The queue stood still\n\n**Detected:** 2026-03-02 13:40 UTC (Saturday evening)\n',
      reports: ['2026-03-02 13:40 UTC (Saturday'],
    },
    {
      title: 'Days that do not exist',
      markdown:
        '# The queue stood still\n\nOn 2026-02-29 the limit was set.\n\n## Action items\n\n- @amal adds an alert by 31 November 2026\n',
      reports: ['2026-02-29', '31 November 2026'],
    },
  ],
  good: [
    {
      title: 'In agreement, or of another week',
      markdown:
        '# The queue stood still\n\nOn Monday, 2 March 2026, the queue stood still. The limit was set on 25 February 2026. Friday was quiet.\n',
    },
    {
      title: 'A leap day, and numbers that are not dates',
      markdown:
        '# The queue stood still\n\nOn 29 February 2028 job 2026-31-02-b read `2026-02-30`, and 40 March orders were late.\n',
    },
  ],
  check({ postmortem: { blocks }, options }) {
    const findings = blocks.flatMap((block) =>
      /\b20\d\d\b/.test(block.text) ? [...wrongIn(block), ...missingIn(block)] : [],
    );
    return capped(findings, options.atMost);
  },
});

/** "Tuesday, 2 March 2026". */
const IN_FRONT = /(?<![\p{L}\d])(\p{L}{3,13}),? +(?:the )?(?=[\dJFMASOND])/gu;
/** "2026-03-02 (Tuesday)", "2 March 2026, Tuesday", "2026-03-02 14:40 UTC (Tuesday evening)". */
const AFTER =
  /^(?:,?(?: at)? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\b\.?)?(?: [A-Z]{2,5})?)?(?:, ?| ?\()(\p{L}{3,13})(?![\p{L}\d])/u;
/** Maximum length of a block read. */
const LONGEST = 2000;
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function* wrongIn(block: ProseBlock): Iterable<Finding> {
  const text = block.text.slice(0, LONGEST);
  for (const match of matchesOf(IN_FRONT, text)) {
    const at = match.index + match[0].length;
    const found = dayAt(text, at);
    if (found) yield* wrong(block, match[1]!, found.day, match.index, found.end);
  }
  for (const { index } of text.matchAll(/(?<![\w/.:-])(?=\d{1,4}[-/. ])/g)) {
    const found = dayAt(text, index);
    const after = found && AFTER.exec(text.slice(found.end, found.end + 45));
    if (after) yield* wrong(block, after[1]!, found.day, index, found.end + after[0].length);
  }
}

/** Every match. Most blocks have none, and `matchAll` copies the pattern, which takes longer than to search for it. */
const matchesOf = (pattern: RegExp, text: string): readonly RegExpExecArray[] =>
  text.search(pattern) < 0 ? [] : [...text.matchAll(pattern)];

/** "2026-02-30"; "30 February 2026", "February 30th, 2026". */
const DAYS = [
  /(?<![\w./:=-])(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)(?![\w-])/g,
  /(?<![\w./-])(?<day>\d\d)(?:st|nd|rd|th)? (?:of )?(?<name>\p{L}{3,10}),? (?<year>20\d\d)(?!\d)/gu,
  /(?<![\p{L}\d])(?<name>\p{L}{3,10}) (?<day>\d\d)(?:st|nd|rd|th)?,? (?<year>20\d\d)(?!\d)/gu,
];

/** Days that no calendar has. */
function* missingIn(block: ProseBlock): Iterable<Finding> {
  const text = block.text.slice(0, LONGEST);
  for (const match of DAYS.flatMap((pattern) => matchesOf(pattern, text))) {
    const { year, month, name, day } = match.groups!;
    const end = match.index + match[0].length;
    const at = month === undefined ? calendarWord(name!)?.month : Number(month);
    const isCode = block.masks.some((mask) => mask.start < end && mask.end > match.index);
    if (!at || Number(day) === 0 || isCode || (at <= 12 && Number(day) <= daysIn(Number(year), at))) continue;
    yield {
      span: block.source(match.index, end),
      message: `${quoted(match[0])} is a day that does not exist. Correct it.`,
    };
  }
}

function* wrong(
  block: ProseBlock,
  word: string,
  parts: DayParts,
  start: number,
  end: number,
): Iterable<Finding> {
  const said = calendarWord(word)?.weekday ?? null;
  // "04/05/2026" may be either of two days, and a date without a year any of many.
  if (said === null || parts.year === null || parts.other) return;
  const day = resolveDay(parts, null);
  if (day === null) return;
  // In Korea, "26.03.20" is 20 March 2026.
  const yearFirst = parts.yearFirst && resolveDay(parts, null, 'year-first');
  if (yearFirst && weekdayOf(yearFirst) === said) return;
  const actual = weekdayOf(day);
  if (actual === said) return;
  yield {
    span: block.source(start, end),
    message: `That day was a ${NAMES[actual]}, so either the date or the weekday is wrong. Correct it, or leave the weekday out.`,
  };
}
