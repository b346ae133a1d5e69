import { expect, test } from 'vitest';
import { read, times } from './reading.ts';

const entries =
  '- T-26h: a release\n- T0: the queue stops\n- T+5m: an alarm\n- T+1h10m: found\n- T+9h 12m: it runs';

test.each([
  ['a line of the head', '**Start of the incident (T0):** 2026-03-04 14:20 UTC', ''],
  ['a note', '', '(T = the queue stops = 2026-03-04 14:20 UTC)'],
  ['a sentence', 'T-0 is 14:20 UTC on 2026-03-04.', ''],
])('"T+5m" is relative to the moment in %s', (_name, head, note) => {
  expect(
    times(`# Queue stuck\n\n${head}\n\n## Timeline\n\n${note}\n\n${entries}\n`).map(
      (each) => each.split(' ')[1],
    ),
  ).toEqual([
    '2026-03-03T12:20:00Z',
    '2026-03-04T14:20:00Z',
    '2026-03-04T14:25:00Z',
    '2026-03-04T15:30:00Z',
    '2026-03-04T23:32:00Z',
  ]);
});

test('as is a column of offsets', () => {
  const table = '| Offset | Event |\n| --- | --- |\n| +00:00 | it stops |\n| +01:12 | it runs |';
  expect(times(`# Queue stuck\n\nT0: 2026-03-04 23:00 UTC\n\n## Timeline\n\n${table}\n`)).toEqual([
    '9 2026-03-04T23:00:00Z',
    '10 2026-03-05T00:12:00Z',
  ]);
});

test('without such a moment the time is unknown', () => {
  expect(
    times(`# Queue stuck 2026-03-04\n\n## Timeline\n\n${entries}\n`).every((each) => each.endsWith('null')),
  ).toBe(true);
});

test.each([
  ['T+1.5h', '2026-03-04T15:30:00Z'],
  ['T+0.5 hours', '2026-03-04T14:30:00Z'],
  ['+1h30m', '2026-03-04T15:30:00Z'],
  ['+1 h 30 min', '2026-03-04T15:30:00Z'],
])('an offset may have a fraction or several units: %s', (offset, iso) => {
  const text = `# Q\n\nT0: 2026-03-04 14:00 UTC\n\n## Timeline\n\n- ${offset}: the queue stops\n- T+2h: it runs\n`;
  const [entry] = read(text).timeline;
  expect(entry).toMatchObject({ text: 'the queue stops', time: { iso } });
});

test('a number that is not a time is not part of an offset', () => {
  const text = '# Q\n\nT0: 2026-03-04 14:00 UTC\n\n## Timeline\n\n- T+1h 10 pods fail\n- T+2 two more\n';
  expect(times(text)).toEqual(['7 2026-03-04T15:00:00Z', '8 null']);
});

test.each([
  ['+30 min: the queue runs', '8 2026-03-05'],
  ['+11 h: the queue runs', '8 2026-03-05T09:00:00'],
])('an offset below a day without a clock does not step back before it: %s', (entry, at) => {
  const text = `# Queue stuck 2026-03-04\n\n## Timeline\n\n- 22:00: a release\n- 23:00: the queue stops\n- Next day: somebody looks\n- ${entry}\n`;
  expect(times(text).at(-1)).toBe(at);
});
