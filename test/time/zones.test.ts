import { describe, expect, test } from 'vitest';
import { CONTEXT, read, times } from '../postmortem/reading.ts';

const doc = (heading: string, entries: string, note = '') =>
  `# Queue stuck\n\n## Timeline${heading}\n\n${note}\n\n${entries}\n`;

describe('the zone of a time comes from', () => {
  test.each([
    ['the entry', doc('', '- 2026-03-04 14:03 PST a thing happened'), '2026-03-04T14:03:00-08:00'],
    [
      'the heading',
      doc(' (times in CET)', '- 2026-03-04 14:03 a thing happened'),
      '2026-03-04T14:03:00+01:00',
    ],
    [
      'an offset in the heading',
      doc(' (UTC+5:30)', '- 2026-03-04 14:03 a thing happened'),
      '2026-03-04T14:03:00+05:30',
    ],
    [
      'a note',
      doc('', '- 2026-03-04 14:03 a thing happened', 'All times are in UTC.'),
      '2026-03-04T14:03:00Z',
    ],
    [
      'a quoted note',
      doc('', '- 2026-03-04 14:03 a thing happened', '> *NOTE*: all times in UTC'),
      '2026-03-04T14:03:00Z',
    ],
    [
      'a place in winter',
      doc(' (Pacific Time)', '- 2026-01-04 14:03 a thing happened'),
      '2026-01-04T14:03:00-08:00',
    ],
    ['a place in summer', doc(' (PT)', '- 2026-07-04 14:03 a thing happened'), '2026-07-04T14:03:00-07:00'],
    [
      'an IANA name',
      doc(' (Europe/Berlin)', '- 2026-07-04 14:03 a thing happened'),
      '2026-07-04T14:03:00+02:00',
    ],
    [
      'CET, as written, even in summer',
      doc(' (CET)', '- 2026-07-04 14:03 a thing happened'),
      '2026-07-04T14:03:00+01:00',
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text).timeline[0]?.time?.iso).toBe(expected);
  });

  test('a note at the top of the document', () => {
    const text = '# Queue stuck 2026-07-04\n\nAll times PDT.\n\n## Timeline\n\n- [14:03] a thing happened\n';
    expect(times(text)).toEqual(['7 2026-07-04T14:03:00-07:00']);
  });

  test('brackets after the date', () => {
    const text =
      '# Queue stuck\n\nIncident date: 2026-03-04 (times UTC+1)\n\n## Timeline\n\n- 14:03 a thing happened\n';
    expect(times(text)).toEqual(['7 2026-03-04T14:03:00+01:00']);
  });

  test('the previous entry', () => {
    expect(times(doc('', '- 2026-03-04 14:03 EST first thing\n- 14:05 second thing'))).toEqual([
      '7 2026-03-04T14:03:00-05:00',
      '8 2026-03-04T14:05:00-05:00',
    ]);
  });

  test('the policy, only when the document gives none', () => {
    const context = { ...CONTEXT, timeZone: 'Europe/Copenhagen' };
    expect(times(doc('', '- 2026-07-04 14:03 a thing happened'), context)).toEqual([
      '7 2026-07-04T14:03:00+02:00',
    ]);
    expect(times(doc(' (UTC)', '- 2026-07-04 14:03 a thing happened'), context)).toEqual([
      '7 2026-07-04T14:03:00Z',
    ]);
  });
});

describe('an ambiguous abbreviation', () => {
  test.each([
    ['IST', '+05:30'],
    ['CST', '-06:00'],
    ['GST', '+04:00'],
  ])('%s is read in its likeliest meaning, and no instant is built on that', (zoneText, offset) => {
    const [entry] = read(doc(` (${zoneText})`, '- 2026-03-04 14:03 a thing happened')).timeline;
    expect(entry?.time).toMatchObject({
      iso: `2026-03-04T14:03:00${offset}`,
      epoch: null,
      zone: 'assumed',
      zoneText,
    });
  });
  test.each([
    ['with no likely meaning', ' (AST)', ''],
    ['whose meanings all have something for them', ' (IST)', 'Our sites in Pune and Dublin were down.'],
  ])('one %s stays open', (_name, heading, head) => {
    const [entry] = read(doc(heading, '- 2026-03-04 14:03 a thing happened', head)).timeline;
    expect(entry?.time).toMatchObject({ iso: '2026-03-04T14:03:00', epoch: null, zone: 'ambiguous' });
  });
  test.each([
    ['Europe/Dublin', '+01:00'],
    ['Asia/Jerusalem', '+02:00'],
    ['Europe/Berlin', '+05:30'],
  ])('the policy’s zone decides if it is one of the meanings: %s', (timeZone, offset) => {
    const text = doc(' (IST)', '- 2026-07-04 14:03 a thing happened');
    expect(read(text, 'postmortems/queue.md', { ...CONTEXT, timeZone }).timeline[0]?.time).toMatchObject({
      iso: `2026-07-04T14:03:00${offset}`,
      zone: 'assumed',
    });
  });
  test('is resolved by the document itself', () => {
    const text = doc(' (IST)', '- 2026-03-04 14:03 a thing happened', 'IST is Indian Standard Time.');
    expect(read(text).timeline[0]?.time?.iso).toBe('2026-03-04T14:03:00+05:30');
  });
});

describe('an offset next to an abbreviation resolves it', () => {
  test.each([
    [' (BST (UTC+1))', '', '+01:00'],
    [' (CST, UTC-6)', '', '-06:00'],
    [' (SST = UTC+8)', '', '+08:00'],
    ['', 'Times are given in BST (UTC+1).', '+01:00'],
    ['', 'All times are UTC+8 / CST.', '+08:00'],
    ['', 'CST here is UTC+8 (not CST (UTC-6)). All times in CST.', ''],
  ])('%s %s', (heading, note, offset) => {
    const [at] = times(doc(heading, '- 2026-03-04 14:03 a thing happened', note));
    expect(at).toContain(`T14:03:00${offset}`);
    expect(at!.endsWith(`00${offset}`)).toBe(true);
  });
});

describe('an ambiguous abbreviation follows the place the document is from', () => {
  test.each([
    ['IST', '- 2026-03-04 14:03 IST a thing', 'Payments over UPI failed.', '+05:30'],
    ['CST', '- 2026-03-04 2:03pm CST a thing', '', '-06:00'],
    ['CST', '- 2026-03-04 14:03 CST a thing', 'Our site in Beijing was down.', '+08:00'],
    ['BST', '- 2026-07-04 14:03 BST a thing', '', '+01:00'],
    ['BST', '- 2026-07-04 14:03 BST a thing', 'All times are those of the desk in Dhaka.', '+06:00'],
    ['BST', '- 2026-07-04 14:03 BST a thing', 'Noticed at 14:03 Bangladesh Standard Time.', '+06:00'],
    ['BST', '- 2026-07-04 14:03 BST a thing', 'All times are those of Dhaka.', '+06:00'],
    ['IST', '- 2026-03-04 14:03 IST a thing', 'Our site in Pune was down.', '+05:30'],
    ['IST', '- 2026-03-04 14:03 IST a thing', 'Our site in Ireland was down.', '+01:00'],
  ])('%s', (_name, entry, head, offset) => {
    expect(times(`# Queue stuck\n\n${head}\n\n## Timeline\n\n${entry}\n`)[0]).toMatch(
      new RegExp(`T14:03:00\\${offset}$`),
    );
  });
});

test.each([
  'Customers in Dhaka waited.',
  'Customers in Dhaka saw errors for the first time at noon.',
  'The team in London saw it. Response times for customers in Dhaka tripled.',
  'The local cache of the shop in Dhaka was empty.',
  'Our office in Dhaka was without a network.',
])('BST is neither zone for sure where Bangladesh is only mentioned: %s', (sentence) => {
  const text = `# Queue stuck\n\n${sentence}\n\n## Timeline\n\n- 2026-07-04 14:03 BST a thing\n`;
  expect(read(text).timeline[0]?.time).toMatchObject({ iso: '2026-07-04T14:03:00', epoch: null });
});

test('an ambiguous abbreviation does not follow the name of a cloud region', () => {
  const text =
    '# Queue stuck\n\nAll hosts in eu-west-1 (Ireland) were down.\n\n## Timeline\n\n- 2026-03-04 14:03 IST a thing\n';
  expect(read(text).timeline[0]?.time?.zone).toBe('assumed');
});

describe('the zone is found', () => {
  const entries = '- 14:03 a thing happened\n- 14:05 it ended';
  test.each([
    ['after a bold label', '**Timeline** (UTC)', 'Z'],
    ['after a bold label and a comma', '**Timeline**, PT', '-07:00'],
    ['after a plain line used as a heading', 'Timeline (UTC)', 'Z'],
    ['at the start of a longer note', '## Timeline\n\n*(CET, Saturday unless noted)*', '+01:00'],
    ['in a pair', '## Timeline (CET/CEST)', '+02:00'],
    ['after a word for the hour', '## Timeline\n\n- 13:59 Uhr (CEST): it began', '+02:00'],
  ])('%s', (_name, heading, offset) => {
    const found = times(`# Queue stuck on 2026-07-04\n\n${heading}\n\n${entries}\n`);
    expect(found.some((each) => each.endsWith(` 2026-07-04T14:03:00${offset}`))).toBe(true);
  });
});

test('a time without any zone has no offset', () => {
  expect(read(doc('', '- 2026-03-04 14:03 a thing happened')).timeline[0]?.time).toMatchObject({
    iso: '2026-03-04T14:03:00',
    epoch: null,
    zone: 'none',
  });
});
