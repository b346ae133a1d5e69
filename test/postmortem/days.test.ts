import { describe, expect, test } from 'vitest';
import { CONTEXT, read, times } from './reading.ts';

const TWO = '- 14:03 the queue stops\n- 14:05 it runs';
const at = (text: string, path?: string) =>
  read(text, path).timeline.map(({ time }) => time?.iso?.slice(0, 16) ?? null);

describe('with several incidents in one document, each timeline has its own day', () => {
  test.each([
    ['in the heading above', (day: string) => `## Incident on ${day}`],
    ['in a line below that heading', (day: string) => `## The queue\n\n**Date:** ${day}`],
  ])('%s', (_name, head) => {
    const part = (day: string) => `${head(day)}\n\n### Timeline\n\n${TWO}\n`;
    expect(at(`# Weekly review\n\n${part('2026-03-02')}\n${part('2026-03-04')}`)).toEqual([
      '2026-03-02T14:03',
      '2026-03-02T14:05',
      '2026-03-04T14:03',
      '2026-03-04T14:05',
    ]);
  });

  test('the title does not override a stated date', () => {
    const text = `# Published on 2026-03-09\n\n**Incident date:** 2026-03-04\n\n## Timeline\n\n${TWO}\n`;
    expect(at(text)[0]).toBe('2026-03-04T14:03');
  });
});

describe('a period over one midnight gives the days of a timeline without its own', () => {
  const text = (period: string, first = '23:30') =>
    `# The queue stood still - 2026-03-03\n\n- **Duration**: ~7 hours (${period})\n\n## Timeline (UTC)\n\n- ${first} a batch starts\n- 06:27 it runs\n`;

  test('from the evening before', () => {
    expect(at(text('2026-03-02 23:41 to 2026-03-03 06:27'))).toEqual([
      '2026-03-02T23:30',
      '2026-03-03T06:27',
    ]);
  });

  test.each([
    ['of one day', text('2026-03-03 05:41 to 2026-03-03 06:27', '05:30'), '2026-03-03T05:30'],
    ['of several days', text('2026-03-01 23:41 to 2026-03-03 06:27'), '2026-03-03T23:30'],
    [
      'below its own day',
      text('2026-03-02 23:41 to 2026-03-03 06:27', '2026-03-05 23:30'),
      '2026-03-05T23:30',
    ],
    ['that begins after midnight', text('2026-03-02 23:41 to 2026-03-03 06:27', '00:30'), '2026-03-03T00:30'],
  ])('but not a period or timeline %s', (_, document, first) => {
    expect(at(document)[0]).toBe(first);
  });
});

test('a date below the title “Root cause analysis” is the incident’s', () => {
  const text = `# Root cause analysis\n\n**Date / Time (start–end):** 4 March 2026 [14:03 - 14:05]\n\n## Timeline\n\n${TWO}\n`;
  expect(at(text, 'rca.md')[0]).toBe('2026-03-04T14:03');
});

test('“14:0x” is about that time', () => {
  const { timeline } = read('## Timeline\n\n- 2026-03-04 14:0x the queue stops\n- 14:12 it runs\n');
  expect(timeline[0]?.time).toMatchObject({ iso: '2026-03-04T14:00:00', approximate: true });
});

describe('the first day of a range in the title counts', () => {
  test.each([
    '30–31 March 2026',
    '30-31 Mar 2026',
    '30 and 31 March 2026',
    '30th to 31st March 2026',
    'night of 30/31 March 2026',
    'March 30–31, 2026',
    'March 30 to April 1, 2026',
  ])('%s', (range) => {
    expect(at(`# Queue stuck, ${range}\n\n## Timeline\n\n${TWO}\n`)[0]).toBe('2026-03-30T14:03');
  });
});

describe('four digits after a day are a year if a comma comes first, or else a time', () => {
  test.each([
    ['June 2, 2022: the old key is removed', '2022-06-02'],
    ['**June 2nd, 2022:** the old key is removed', '2022-06-02'],
    ['June 2 1625: the old key is removed', '2026-06-02T16:25'],
  ])('%s', (entry, time) => {
    expect(at(`# Key exposed, 2026\n\n## Timeline\n\n- ${entry}\n- ${entry}\n`)[0]).toBe(time);
  });
});

describe('a year missing from the entries may be given', () => {
  const entries = '- Mar 4, 14:03: the queue stops\n- Mar 5: it runs';
  const first = (title: string, note = '', path = 'postmortems/queue.md') =>
    at(`# ${title}\n\n## Timeline\n\n${note}\n\n${entries}\n`, path)[0];

  test.each([
    ['in a note', first('Queue stuck', '(dates are 2025, UTC)')],
    ['in the title', first('The queue of 2025')],
    ['in the folder', first('Queue stuck', '', 'postmortems/2025/queue.md')],
    ["in the file's name", first('Queue stuck', '', 'postmortems/2025-03-queue.md')],
  ])('%s', (_name, found) => {
    expect(found).toBe('2025-03-04T14:03');
  });

  test('after the last day of a range', () => {
    const head = 'Between March 4 and March 6, 2025 the queue was slow.';
    const text = `# Queue stuck\n\n${head}\n\n**March 4**\n\n${TWO}\n\n**March 6**\n\n- 15:00 it runs\n`;
    expect(at(text)).toEqual(['2025-03-04T14:03', '2025-03-04T14:05', '2025-03-06T15:00']);
  });

  test('nowhere: it is never guessed', () => {
    expect(first('2025 users without a queue')).toBeNull();
    expect(first('The queue of 2025', '(as in 2024)')).toBeNull();
    expect(at(`# Queue\n\nThe job is from 2019.\n\n## Timeline\n\n${entries}\n`)[0]).toBeNull();
  });
});

describe('a numeric date is read in the order of its time zone', () => {
  test.each([
    ['PST', '2026-04-03T08:00'],
    ['GMT', '2026-03-04T08:00'],
    ['UTC', null],
    ['UTC (9:00 CET, 3:00 EST)', null],
  ])('04/03/2026 08:00 %s', (zone, expected) => {
    const entry = `- 04/03/2026 08:00 ${zone} the queue stops`;
    expect(at(`# Queue stuck\n\n## Timeline\n\n${entry}\n${entry}\n`)[0]).toBe(expected);
  });

  test('unless the document spells out one of the two days', () => {
    const text = '# Queue\n\n## Timeline (PT)\n\n- 3/4/26 8:00 AM it stops\n- 3/4/26 8:05 AM it runs\n';
    expect(at(text, 'postmortems/2026-04-03-queue.md')[0]).toBe('2026-04-03T08:00');
  });
});

describe('a timeline may be written', () => {
  test('with times at the end of lines, below a day', () => {
    const text = '# Queue\n\n## Timeline\n\n2026-03-04, UTC\n\n- it stops - 9:01 AM\n- it runs - 9:05 AM\n';
    expect(times(text)).toEqual(['7 2026-03-04T09:01:00Z', '8 2026-03-04T09:05:00Z']);
  });

  test('with the newest entry first', () => {
    const list = '- 12:50 resolved\n- 12:36 mended\n- 11:20 it began';
    expect(at(`# Queue 2026-03-04\n\n## Timeline\n\n${list}\n`)[2]).toBe('2026-03-04T11:20');
  });

  test('across midnight, with entries slightly out of order', () => {
    const list = '- 23:50 it stops\n- 23:10 noted late\n- 00:20 found\n- 00:10 noted late';
    expect(at(`# Queue 2026-03-04\n\n## Timeline\n\n${list}\n`)[2]).toBe('2026-03-05T00:20');
  });

  test('in lines, one of which says "around"', () => {
    const lines = '11:02 it stops.\n\n11:10 an alarm.\n\nAround 11:40 customers call.\n\n11:50 it runs.';
    expect(times(`# Queue 2026-03-04\n\n## Timeline\n\n${lines}\n`, CONTEXT)).toHaveLength(4);
  });

  test('next to a plan for the day', () => {
    const plan = '- 10:00 a campaign\n- 11:00 a letter\n- 12:00 a sale';
    const told = '- 10:03 the letter goes out\n- 10:20 the shop is slow\n- 10:40 the shop is back';
    const text = `# Shop 2026-03-04\n\n## The schedule\n\n${plan}\n\n## What came instead\n\n${told}\n`;
    expect(at(text)[0]).toBe('2026-03-04T10:03');
  });
});

describe('the day of a document', () => {
  const date = (note: string) => read(`# Queue stuck\n\n${note}\n\n## Timeline\n\n${TWO}\n`).date;

  test.each([
    'Created by Ann, last modified on 2026-03-09',
    'Retrospective held on 2026-03-09',
    'Reporting date: 2026-03-09',
  ])('is not that of the incident: %s', (note) => {
    expect(date(`${note}\n\nFrom 2026-03-04 on the queue stood.`)).toBe('2026-03-04');
  });

  test('is used if there is no other', () => {
    expect(date('Created: 4 March 2026')).toBe('2026-03-04');
  });
});

describe('status page updates', () => {
  const updates =
    '**Resolved** - All jobs run.\nPosted Mar 4, 2026 - 08:40 UTC\n\n**Monitoring** - A fix is out.\nPosted Mar 4, 2026 - 08:12 UTC\n\n**Investigating** - Jobs fail.\nPosted Mar 4, 2026 - 07:30 UTC';
  const entries = (text: string) => read(text).timeline.map(({ time, text }) => `${time?.iso} ${text}`);

  test.each(['Status updates', 'Updates', 'Incident history'])(
    'are the timeline below %s, with the time last',
    (heading) => {
      expect(entries(`# Jobs fail\n\n## ${heading}\n\n${updates}\n`)).toEqual([
        '2026-03-04T08:40:00Z Resolved - All jobs run.',
        '2026-03-04T08:12:00Z Monitoring - A fix is out.',
        '2026-03-04T07:30:00Z Investigating - Jobs fail.',
      ]);
    },
  );

  test('are not a second timeline', () => {
    const text = `# Jobs fail\n\n## Timeline\n\n- 2026-03-04 07:28 UTC jobs fail\n\n## Updates\n\n${updates}\n`;
    expect(entries(text)).toEqual(['2026-03-04T07:28:00Z jobs fail']);
  });
});

test.each([
  ['Major', 'Major'],
  ['Internal', null],
])('classification %s is severity %s', (written, severity) => {
  expect(read(`# Queue stuck\n\n**Classification:** ${written}\n`).severity?.value ?? null).toBe(severity);
});

describe('a day in words counts from the incident or from the entry above', () => {
  const timeline = (title: string, entries: readonly string[]) =>
    at(`# ${title}\n\n## Timeline\n\n${entries.map((entry) => `- ${entry}`).join('\n')}\n`);

  test.each([
    [
      'English',
      'Queue stuck, 4 March 2026',
      ['The day before, 18:30: deploy', '14:03: alarm', 'Next day, 09:10: review'],
    ],
    [
      'French',
      'Panne du 4 mars 2026',
      ['Veille, 18h30 : mise en place', '14h03 : alerte', 'Le lendemain à 9h10 : bilan'],
    ],
    [
      'French, with an apostrophe of the keyboard',
      'Panne du 4 mars 2026',
      ["Le jour d'avant, 18h30 : mise en place", '14h03 : alerte', 'Jour suivant, 9h10 : bilan'],
    ],
    [
      'German',
      'Störung am 4. März 2026',
      ['Vortag, 18:30 Uhr: Release', '14:03 Uhr: Alarm', 'Am nächsten Tag um 09:10 Uhr: Fazit'],
    ],
    [
      'Spanish',
      'Caída del 4 de marzo de 2026',
      ['El día anterior, 18:30: cambio', '14:03: alarma', 'Al día siguiente, 09:10: fin'],
    ],
    ['Japanese', '2026年3月4日の障害', ['前日 18:30 変更', '14:03 警報', '翌日 09:10 確認']],
    ['Korean', '2026년 3월 4일 장애', ['전날 18:30 배포', '14:03 알림 발생', '다음 날 09:10 공지']],
  ])('%s', (_language, title, entries) => {
    expect(timeline(title, entries)).toEqual(['2026-03-03T18:30', '2026-03-04T14:03', '2026-03-05T09:10']);
  });

  test('two days away', () => {
    const entries = ['Two days before, 18:30: deploy', '14:03: alarm', 'Two days later, 09:10: review'];
    expect(timeline('Queue stuck, 4 March 2026', entries)).toEqual([
      '2026-03-02T18:30',
      '2026-03-04T14:03',
      '2026-03-06T09:10',
    ]);
  });

  test('the same for two such entries in a row', () => {
    const entries = ['14:03: alarm', 'Next day, 09:10: review', 'Next day, 11:00: report'];
    expect(timeline('Queue stuck, 4 March 2026', entries)).toEqual([
      '2026-03-04T14:03',
      '2026-03-05T09:10',
      '2026-03-05T11:00',
    ]);
  });

  test('the day before and then an early hour', () => {
    const entries = ['Veille, 16h05 : mise en place', '8h10 : alerte', '11h : fin'];
    expect(timeline('Panne du 4 mars 2026', entries)).toEqual([
      '2026-03-03T16:05',
      '2026-03-04T08:10',
      '2026-03-04T11:00',
    ]);
  });
});

test('a day before that of the whole timeline does not date the clock times below it', () => {
  const text = (note: string) =>
    `# Queue stuck\n\n**Timeline** (UTC, ${note}; times of logs are exact, others are not)\n\n- Mar 3 (day) – the release is built\n- 00:07 – it is live\n- 00:59 – the queue stops\n`;
  expect(times(text('2026-03-04'))).toEqual([
    '5 2026-03-03',
    '6 2026-03-04T00:07:00Z',
    '7 2026-03-04T00:59:00Z',
  ]);
  expect(times(text('2026-03-03')).slice(1)).toEqual(['6 2026-03-03T00:07:00Z', '7 2026-03-03T00:59:00Z']);
});

test('a month and a day are read below others with a clock time', () => {
  const text =
    '# Queue stuck\n\n2026-03-04\n\n## Timeline (UTC)\n\n| When | What |\n| --- | --- |\n| 03-04 09:45 | it stops |\n| 03-04 evening | we look for the cause |\n| 03-04 → 03-05 | nobody is there |\n| 03-05 07:01 | it runs |\n';
  expect(times(text)).toEqual([
    '9 2026-03-04T09:45:00Z',
    '10 2026-03-04',
    '11 2026-03-04',
    '12 2026-03-05T07:01:00Z',
  ]);
});

test('an entry that was added later, just before midnight, is on the day that ended', () => {
  const text =
    '# Doors\n\n## Timeline (UTC), night of 2026-03-04 to 2026-03-05\n\n- 23:58 alarm\n- 00:04 called\n- 23:59 (added later) no list\n- 00:20 open\n';
  expect(times(text)).toEqual([
    '5 2026-03-04T23:58:00Z',
    '6 2026-03-05T00:04:00Z',
    '7 2026-03-04T23:59:00Z',
    '8 2026-03-05T00:20:00Z',
  ]);
});

test('an outage of a day that ends shortly before midnight ends a day later', () => {
  const text =
    '# Doors 2026-03-02\n\n## Timeline (UTC)\n\n- 23:10 down\n- 00:04 called\n- 23:50 open again\n';
  expect(times(text)[2]).toBe('7 2026-03-03T23:50:00Z');
});
