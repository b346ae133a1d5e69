import { describe, expect, test } from 'vitest';
import { toReport } from '../../src/postmortem/report.ts';
import { read, times } from './reading.ts';

const timeline = (text: string) => times(`# Queue\n\n## Timeline (UTC)\n\n${text}\n`);

describe('bullets below a day are entries on that day', () => {
  test.each([
    ['### 2026-03-04\n\n- The release goes out\n- Letters stop', ['7 2026-03-04', '8 2026-03-04']],
    ['**March 4, 2026**\n\n- The release goes out\n- Letters stop', ['7 2026-03-04', '8 2026-03-04']],
    ['- 2026-03-04\n  - The release goes out\n  - Letters stop', ['6 2026-03-04', '7 2026-03-04']],
    [
      '### 2026-03-04\n\n- The release goes out\n  - by the nightly job\n- Letters stop',
      ['7 2026-03-04', '9 2026-03-04'],
    ],
    [
      '### 2026-03-04\n\n- Letters stop\n\n### 2026-03-05\n\n- 09:12 noticed',
      ['7 2026-03-04', '11 2026-03-05T09:12:00Z'],
    ],
    ['### 2026-03-04\n\n- The worker was restarted at 10:32.', ['7 2026-03-04T10:32:00Z']],
  ])('%j', (text, entries) => {
    expect(timeline(text)).toEqual(entries);
  });

  test.each([
    [
      'of a day with its own text',
      '### 2026-03-04: letters stop\n\n- The release went out',
      ['5 2026-03-04'],
    ],
    [
      'of a day with a paragraph',
      '### 2026-03-04\n\nLetters stop.\n\n- The release went out',
      ['5 2026-03-04'],
    ],
    [
      'among bullets with a time',
      '### 2026-03-04\n\n- 09:12 letters stop\n- The release went out',
      ['7 2026-03-04T09:12:00Z'],
    ],
  ])('not those %s', (_, text, entries) => {
    expect(timeline(text)).toEqual(entries);
  });
});

describe('an open time marks an entry', () => {
  test.each(['--:--', '??:??', '`--:--`', '**HH:MM**', 'xx:xx', '–:–', '[The morning]', '**Late evening:**'])(
    '%s',
    (open) => {
      expect(timeline(`### 2026-03-04\n\n- 09:12 letters stop\n- ${open} the cache fills up`)).toEqual([
        '7 2026-03-04T09:12:00Z',
        '8 2026-03-04',
      ]);
    },
  );
});

describe('a time may be inside the sentence if others begin with one', () => {
  test.each([
    'The worker was restarted at 10:32.',
    'The worker was restarted around 10:32, and the letters went out.',
    'Restart of the worker (10:32)',
    'Restart of the worker - 10:32',
  ])('%s', (sentence) => {
    expect(timeline(`- On 2026-03-04 at 10:15 the alarm was raised.\n- ${sentence}`)[1]).toBe(
      '6 2026-03-04T10:32:00Z',
    );
  });

  test('on the weekday after it', () => {
    expect(
      timeline(
        '- 2026-03-04 14:15 the alarm was raised.\n- The desk was back in part by 4:00 PM on Wednesday.\n- All was back by 9:00 AM on Friday.',
      ).slice(1),
    ).toEqual(['6 2026-03-04T16:00:00Z', '7 2026-03-06T09:00:00Z']);
  });

  test.each([
    ['before that of the entry above', 'It was the job of 09:02.'],
    ['that nothing leads to', 'The 10:32 job was the one.'],
    ['with a second time', 'It ran from 10:32 until 10:40.'],
  ])('not one %s', (_, sentence) => {
    expect(timeline(`- 2026-03-04 10:15 the alarm was raised.\n- ${sentence}`)).toHaveLength(1);
  });
});

describe('the document shows whether the day or the month comes first', () => {
  test.each([
    ['one date can be read in one way only', '- 05-03-2026 a\n- 17-03-2026 b', '5 2026-03-05'],
    ['the same with slashes', '- 03/05/2026 a\n- 03/17/2026 b', '5 2026-03-05'],
    ['they lie together in one order only', '- 04-03-2026 a\n- 06-03-2026 b', '5 2026-03-04'],
    ['and in the other', '- 03-04-2026 a\n- 03-06-2026 b', '5 2026-03-04'],
  ])('%s', (_, text, first) => {
    expect(timeline(text)[0]).toBe(first);
  });
});

describe('the zone of a timeline may be given', () => {
  test.each([
    ['(Paris, UTC+1)', '+01:00'],
    ['(UTC-03:00, São Paulo)', '-03:00'],
    ['All times are Tokyo time.', '+09:00'],
    ['Times are local to New York.', '-05:00'],
    ['<aside>\n🕐 All timestamps in UTC\n\n</aside>', 'Z'],
    ['> [!NOTE]\n> All times in CET', '+01:00'],
    ['(heure de Paris)', '+01:00'],
  ])('%s', (note, offset) => {
    expect(times(`# Queue\n\n## Timeline\n\n${note}\n\n- 2026-03-04 09:12 letters stop\n`)[0]).toMatch(
      `2026-03-04T09:12:00${offset}`,
    );
  });
});

test.each(['TBD', 'unknown', '~', '?', 'Ongoing', '**TBD**'])(
  'a row whose time is “%s” is an entry without a time, among rows with one',
  (word) => {
    const row = `| ${word} | Letters stop |`;
    expect(
      timeline(
        `| Time | Event |\n| --- | --- |\n${row}\n| 2026-03-04 09:12 | noticed |\n| 2026-03-04 10:32 | over |`,
      ),
    ).toEqual(['7 null', '8 2026-03-04T09:12:00Z', '9 2026-03-04T10:32:00Z']);
  },
);

test('a row of a table without any time is no entry', () => {
  expect(timeline('| Time | Event |\n| --- | --- |\n| TBD | Letters stop |\n| TBD | noticed |')).toEqual([]);
});

describe('a list below the heading of a timeline tells its events without any time', () => {
  const reported = (text: string) => toReport(read(text)).timeline.map(({ line, at }) => `${line} ${at}`);
  const events = '- The first attempt failed\n- The cache was made larger\n- The second attempt went through';

  test('in its order', () => {
    expect(reported(`# Queue\n\n## Timeline\n\n${events}\n`)).toEqual(['5 null', '6 null', '7 null']);
  });

  test.each([
    ['beside times', `## Timeline\n\n- 2026-03-04 09:12 letters stop\n${events}`, ['5 2026-03-04T09:12:00']],
    ['below another heading', `## Resolution\n\n${events}`, []],
    ['if it only names them', '## Timeline\n\n- Detection\n- Triage\n- Repair', []],
    [
      'if its numbered steps show how something can happen',
      '## Timeline\n\n1. The client sends an empty name\n2. The server makes a row of it\n3. The page shows nothing',
      [],
    ],
    [
      'if it is to be filled in',
      '## Timeline\n\n- {what happened first}\n- {what happened next}\n- {the end of it}',
      [],
    ],
  ])('not %s', (_, text, entries) => {
    expect(reported(`# Queue\n\n${text}\n`)).toEqual(entries);
  });

  test('no rule takes such a list for a timeline', () => {
    expect(read(`# Queue\n\n## Timeline\n\n${events}\n`).timeline).toEqual([]);
  });
});

test('a day that nobody knows marks an entry, and takes none from its neighbours', () => {
  expect(timeline('- 2023-MM-DD: a token is made\n- 2024-06-21 10:00 it is found')).toEqual([
    '5 null',
    '6 2024-06-21T10:00:00Z',
  ]);
});
