import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LintSettings, lintText } from '../../../src/lint/engine.ts';
import { fixText } from '../../../src/lint/fix.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { policySchema } from '../../../src/policy/schema.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';
import { TODAY } from '../sample.ts';

const PATH = 'postmortems/2026-03-02-queue.md';
const settings = (timeZone: string | null = null): LintSettings => ({
  policy: policySchema.parse({ lint: { timeZone } }),
  today: TODAY,
  assumePostMortem: true,
  profile: 'standard',
  rules: rules.filter(({ id }) => id.startsWith('timeline/') || id === 'structure/suppression'),
});
const fix = (text: string, timeZone?: string) => fixText(text, PATH, settings(timeZone)).text;
const findings = (text: string) =>
  lintText(text, PATH, settings()).findings.filter(({ ruleId }) => ruleId === 'timeline/parseable-times');

const HEAD = '# The queue stood still\n\n## Timeline (UTC)\n\n';
const list = (...entries: readonly string[]) => HEAD + entries.map((entry) => `- ${entry}\n`).join('');

describe('am and pm beside 24 hours', () => {
  test.each([
    ['2:05 pm: alert', '14:05: alert'],
    ['2:05PM – alert', '14:05 – alert'],
    ['2:05 p.m. alert', '14:05 alert'],
    ['2:05p: alert', '14:05: alert'],
    ['**2:05 pm** alert', '**14:05** alert'],
    ['about 2:05 pm: alert', 'about 14:05: alert'],
    ['2:05:07 pm: alert', '14:05:07: alert'],
    ['2:05:07.125 PM: alert', '14:05:07.125: alert'],
    ['2.05 pm: alert', '14:05: alert'],
    ['2 pm: alert', '14:00: alert'],
    ['2:05 pm UTC: alert', '14:05 UTC: alert'],
    ['2:05–2:10 pm: alert', '14:05–14:10: alert'],
    ['2:05 pm to 2:10 pm: alert', '14:05 to 14:10: alert'],
    ['14:05 PM: alert', '14:05: alert'],
    ['12:10 pm: alert', '12:10: alert'],
    ['2026-03-03 12:10 am: alert', '2026-03-03 00:10: alert'],
    ['2026-03-03 9:05 am: alert', '2026-03-03 09:05: alert'],
    ['2:05 pm: the page said "3:05 pm", and `4:05 pm`', '14:05: the page said "3:05 pm", and `4:05 pm`'],
  ])('%s', (before, after) => {
    const text = (entry: string) => list('2026-03-02 00:02: release', entry, '2026-03-03 14:20: resolved');
    expect(fix(text(before))).toBe(text(after));
    expect(findings(text(after))).toEqual([]);
  });

  test.each([
    ['noon is a word', ['2026-03-02 10:00: release', 'noon: alert', '14:20: resolved']],
    ['all in 12 hours', ['2026-03-02 1:40 pm: release', '1:52 pm: alert']],
    ['all in 24 hours', ['2026-03-02 9:40: release', '13:52: alert']],
    [
      'one time in two zones',
      ['2026-03-02 14:05 UTC / 7:05 am PDT: release', '14:20 UTC / 7:20 am PDT: alert'],
    ],
  ])('is not what this is: %s', (_what, entries) => {
    expect(findings(list(...entries))).toEqual([]);
    expect(fix(list(...entries))).toBe(list(...entries));
  });

  test.each([
    [
      '2:30 may be in the afternoon',
      ['2026-03-02 2:05 pm: release', '2:30: alert', '14:50: resolved'],
      '2:30',
    ],
    ['so may the first', ['2026-03-02 2:05: release', '2:30 pm: alert', '14:50: resolved'], '2:05'],
    ['and the end of a range', ['2026-03-02 2:05 pm – 2:20: alert', '14:50: resolved'], '2:20'],
    ['a zero tells nothing here', ['2026-03-02 02:05 pm: release', '02:30: alert', '14:50: x'], '02:30'],
  ])('is left to a person where %s', (_what, entries, place) => {
    const text = list(...entries);
    expect(findings(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([place]);
    expect(fix(text)).toBe(text);
  });

  test('14:05 am contradicts itself and stays, while the others are fixed', () => {
    expect(fix(list('2026-03-02 2:05 pm: a', '14:20 am: b', '14:50: c'))).toBe(
      list('2026-03-02 14:05: a', '14:20 am: b', '14:50: c'),
    );
  });

  test('is fixed in headings, unless a link goes there', () => {
    const text = (time: string, end = '') =>
      `# Queue\n\n## Timeline (UTC)\n\n### 2026-03-02 ${time} release\n\n### 14:20 alert\n${end}`;
    expect(fix(text('2:05 pm'))).toBe(text('14:05'));
    const link = '\n[The release](#2026-03-02-205-pm-release)\n';
    expect(fix(text('2:05 pm', link))).toBe(text('2:05 pm', link));
  });
});

describe('a fix touches its own characters and no others', () => {
  test.each([
    ['two spaces after the day', '2026-03-02  1340: release', '2026-03-02  13:40: release'],
    ['tabs', '2026-03-02\t1340\trelease', '2026-03-02\t13:40\trelease'],
    ['hours with their letter', '2026-03-02 1340h: release', '2026-03-02 13:40: release'],
    ['a range', '2026-03-02 1340-1352: release', '2026-03-02 13:40-13:52: release'],
    ['a day in digits alone', '20260302 1340: release', '20260302 13:40: release'],
    ['code', '`2026-03-02 1340` release', '`2026-03-02 1340` release'],
    [
      'both ends of a range',
      '04/03/2026 23:40 – 05/03/2026 02:00: x',
      '04/03/2026 23:40 – 05/03/2026 02:00: x',
    ],
    [
      'the second day of a range',
      '02/03/2026 23:40 – 04/03/2026 2:00: x',
      '02/03/2026 23:40 – 04/03/2026 2:00: x',
    ],
  ])('%s', (_what, before, after) => {
    expect(fix(list(before))).toBe(list(after));
  });

  test('with CRLF, a byte order mark and in the cells of a table', () => {
    const text = (one: string, two: string) =>
      `\uFEFF${HEAD}| Time | What |\n| --- | --- |\n| 2026-03-02 ${one} | \`a \\| b\` |\n| ${two} | x \\| y |\n`.replaceAll(
        '\n',
        '\r\n',
      );
    expect(fix(text('2:05 pm', '1420'))).toBe(text('14:05', '14:20'));
  });

  test('not even where the same rule is kept from speaking', () => {
    const text = (one: string, last: string) =>
      list(`2026-03-02 ${one}: release`) +
      '<!-- debrief-disable-next-line timeline/parseable-times: as the pager wrote it -->\n- 1352: alert\n' +
      `- ${last}: resolved\n`;
    expect(fix(text('1340', '1420'))).toBe(text('13:40', '14:20'));
  });

  test('a zone is not written into code, and is found after two spaces', () => {
    const bare = (...entries: readonly string[]) => list(...entries).replace(' (UTC)', ':');
    expect(fix(bare('`2026-03-02 13:40` release', '13:52 alert', '2:20 p.m. resolved'), 'UTC')).toBe(
      bare('`2026-03-02 13:40` release', '13:52 UTC alert', '14:20 UTC resolved'),
    );
    expect(fix(bare('2026-03-02  13:40 IST: release', '13:52  IST: alert'), 'Asia/Kolkata')).toBe(
      bare('2026-03-02  13:40 +05:30: release', '13:52  +05:30: alert'),
    );
  });

  test('a zone is written after words, too', () => {
    const text = (first: string, second: string) =>
      list(`2026-03-28 13:40${first}: release`, `2026-03-30 midnight${second}: alert`).replace(' (UTC)', ':');
    expect(fix(text('', ''), 'Europe/Berlin')).toBe(text(' +01:00', ' +02:00'));
  });

  test('a zone is not written where an entry would then be read in another one', () => {
    const text = list('2026-03-28 13:40: release', '`2026-03-30 13:40` alert').replace(' (UTC)', ':');
    expect(fix(text, 'Europe/Berlin')).toBe(text);
  });
});

describe('any timeline', () => {
  const half = (hour: number, minute: string) =>
    fc.constantFrom(
      `${hour % 12 || 12}:${minute} ${hour < 12 ? 'am' : 'pm'}`,
      `${hour % 12 || 12}:${minute}${hour < 12 ? 'AM' : 'PM'}`,
      `${hour % 12 || 12}:${minute}:30 ${hour < 12 ? 'a.m.' : 'p.m.'}`,
      `${hour % 12 || 12}:${minute}`,
    );
  const time = fc.tuple(fc.nat(23), fc.nat(59)).chain(([hour, m]) => {
    const minute = String(m).padStart(2, '0');
    const two = String(hour).padStart(2, '0');
    return fc.oneof(
      half(hour, minute),
      fc.constantFrom(`${two}:${minute}`, `${two}${minute}`, `${two}.${minute}`, 'noon'),
    );
  });
  const day = fc.constantFrom('', '', '', '2026-03-02 ', '03/02/2026 ', '2 March 2026,  ', '13/02/2026 ');
  const until = fc.oneof(
    fc.constant(''),
    fc.constant(''),
    time.map((t) => `–${t}`),
  );
  const entry = fc
    .tuple(day, time, until, fc.constantFrom(': alert fires', ' – resolved', ' restart'))
    .map((parts) => parts.join(''));
  const text = fc.array(entry, { minLength: 2, maxLength: 6 }).map((entries) => list(...entries));

  test('is read as the same instants after --fix, and fixing again changes nothing', () => {
    const read = (each: string) =>
      readPostMortem(parseMarkdown(each, PATH), { today: TODAY, aliases: {}, timeZone: null }).timeline.map(
        (e) => [e.time?.iso, e.time?.epoch, e.time?.until, e.time?.approximate, e.text],
      );
    fc.assert(
      fc.property(text, (before) => {
        const once = fix(before);
        expect([once, read(once)]).toEqual([once, read(before)]);
        expect(fix(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});
