import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { minuteOf } from '../../../time/clock.ts';
import { resolveDay } from '../../../time/date-order.ts';
import { dayToIso } from '../../../time/day.ts';
import { momentAt } from '../../../time/moment.ts';
import { outOfSeason, SEASONAL_NAMES } from '../../../time/season.ts';
import { minuteText } from '../../../time/text.ts';
import { offsetBeside, signedOffset } from '../../../time/zone.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { whereZoneIsNamed } from '../../support/timeline/where-zone-is-named.ts';
import { areClocksOf } from '../../support/timeline/whose-clock.ts';

export default defineRule({
  id: 'timeline/zone-in-season',
  summary: 'A zone’s name fits the season',
  why: 'Clocks change twice a year, and the name of the zone with them. “14:05 PST” in July may be what the clock on the wall showed, or an hour later: readers who look in the logs for that minute cannot know.',
  instead: 'Write the name that the clocks had on that day, an offset (`14:05 -07:00`), or UTC.',
  options: {},
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 78,
  bad: [
    {
      title: 'Standard time in summer, once for all times',
      markdown:
        '# The queue stood still\n\n## Timeline (PST)\n\n- 2026-07-03 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
      reports: ['PST'],
    },
    {
      title: 'Summer time in winter, outside of the timeline as well',
      markdown: '# The queue stood still\n\nThe alert fired on 2026-03-17 at 10:47 CEST.\n',
      reports: ['CEST'],
    },
    {
      title: 'A place that calls its own clocks so is mentioned, and not as that of the times',
      markdown:
        '# The queue stood still\n\n## Summary\n\nOrders from Manila waited.\n\n## Timeline (PST)\n\n- 2026-07-03 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
      reports: ['PST'],
    },
  ],
  good: [
    {
      title: 'In season, an offset, or the region’s own name',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-07-03 13:40 PDT: release 412 reaches production\n- 2026-07-03 13:52 -07:00: queue depth alert fires\n- 2026-07-03 14:30 PT: orders arrive again\n',
    },
    {
      title: 'With its offset beside it',
      markdown:
        '# The queue stood still\n\n## Timeline (PDT, UTC-7)\n\n- 2026-12-05 13:40: release 412 reaches production\n- 2026-12-05 13:52: queue depth alert fires\n',
    },
    {
      title: 'Once for times of both seasons, some of which were converted',
      markdown:
        '# The queue stood still\n\n## Timeline (EDT)\n\n- 2026-01-10 13:40: release 412 reaches production\n- 2026-03-17 13:52: queue depth alert fires\n',
    },
    {
      title: 'A name that other places use, too',
      markdown: '# The queue in Manila stood still\n\nThe alert fired on 2026-07-17 at 10:47 PST.\n',
    },
    {
      title: 'The times are said to be those of such a place',
      markdown:
        '# The queue stood still\n\nAll times are those of the desk in Manila.\n\n## Timeline (PST)\n\n- 2026-07-03 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
    },
    {
      title: 'A name that some place keeps all year, and the night of the change',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-07-03 13:40 MST: release 412 reaches production\n- 2026-10-25 03:10 CEST: the job runs a second time\n',
    },
  ],
  *check({ postmortem }): Iterable<Finding> {
    const { text } = postmortem.document;
    if (!NAMED.test(text)) return;
    // One finding for each name, and one look at each day: offsets take longer to find out than all else here.
    const told = new Set<string>();
    for (const { name, local, span } of namedIn(postmortem)) {
      const day = `${name} ${local.slice(0, 10)}`;
      if (told.has(name) || told.has(day)) continue;
      told.add(day);
      const right = outOfSeason(name, local);
      if (
        !right ||
        (right.elsewhere && areClocksOf(right.elsewhere, name, postmortem)) ||
        offsetBeside(name, text) !== null
      )
        continue;
      told.add(name);
      if (isConverted(postmortem, name, span)) continue;
      const offset = signedOffset(right.minutes);
      yield {
        span,
        message: `On ${local.slice(0, 10)} the clocks of ${right.place} were on ${right.name} (${offset}), not ${name}. Readers who compare these times with logs may be an hour off. Write the name that is meant, or the offset: “${local.slice(11, 16)} ${offset}”.`,
      };
    }
  },
});

interface Named {
  readonly name: string;
  /** "2026-07-03T14:05": a local time without its offset. */
  readonly local: string;
  readonly span: Span;
}

const NAMED = new RegExp(String.raw`\b(?:${SEASONAL_NAMES.join('|')})\b`);
const ANY = new RegExp(NAMED, 'g');

function* namedIn(postmortem: PostMortem): Iterable<Named> {
  yield* ofTimeline(postmortem);
  yield* ofProse(postmortem);
}

function ofTimeline({ timeline, document }: PostMortem): Named[] {
  return timeline.flatMap((entry) => {
    const { iso, zoneText: name } = entry.time ?? {};
    if (!iso || !name || iso.length < 16) return [];
    return { name, local: iso.slice(0, 19), span: whereZoneIsNamed(name, entry, document.text) };
  });
}

/** "All times are EDT", of January and March: those of January may have been converted. */
const isConverted = ({ timeline }: PostMortem, name: string, { start }: Span): boolean =>
  timeline.every(({ time }) => !time || start < time.span.start || start >= time.span.end) &&
  timeline.some(
    ({ time }) =>
      time?.zoneText === name &&
      time.iso &&
      time.iso.length >= 16 &&
      !outOfSeason(name, time.iso.slice(0, 19)),
  );

/** How far before the zone its date may begin: "Wednesday, 3 September 2026, at about 10:47:30 ". */
const BEFORE = 50;
/** What any date with a year and a clock time have: at least a digit for the day, two for the year, one for the hour. */
const MANY_DIGITS = /\d(?:\D*\d){3}/;
const WORD = /(?<![\p{L}\d])(?=[\p{L}\d])/gu;

/** "2026-03-17 10:47 CEST" in a sentence: a whole moment, from its date to the zone. */
function* ofProse({ blocks }: PostMortem): Iterable<Named> {
  for (const block of blocks)
    for (const { 0: name, index } of block.text.matchAll(ANY)) {
      if (block.masks.some(({ start, end }) => start <= index && index < end)) continue;
      const local = localTime(block.text, index, index + name.length);
      if (local) yield { name, local, span: block.source(index, index + name.length) };
    }
}

/** The date and clock time before a zone, as "2026-03-17T10:47"; null if one of them, or the year, is missing. */
function localTime(text: string, zoneStart: number, zoneEnd: number): string | null {
  const from = Math.max(0, zoneStart - BEFORE);
  if (!MANY_DIGITS.test(text.slice(from, zoneStart))) return null;
  for (const { index } of text.slice(from, zoneStart).matchAll(WORD)) {
    const found = momentAt(text, from + index);
    const { day, clock } = found?.moment ?? {};
    const known = found?.end === zoneEnd && day?.year ? resolveDay(day, null) : null;
    if (known !== null && clock) return `${dayToIso(known)}T${minuteText(minuteOf(clock))}`;
  }
  return null;
}
