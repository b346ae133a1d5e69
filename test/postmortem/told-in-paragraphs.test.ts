import { describe, expect, test } from 'vitest';
import { times } from './reading.ts';

const timeline = (text: string) => times(`# Queue\n\n## Timeline\n\n${text}\n`);
const FIRST = 'On Saturday, October 11, 2025 at 5:30 PM the desk closed.';
const LAST = 'At 9:25 PM letters were sent again.';

test('paragraphs, the first of which begins with its time, may have theirs inside', () => {
  const others = [
    'A customer left a message on the answering machine at 6:10 PM.',
    'The desk, which listens to it twice\nin an evening, heard it at 8:00 PM and,\nafter two tests, stopped the worker.',
  ];
  expect(timeline([FIRST, ...others, LAST].join('\n\n'))).toEqual([
    '5 2025-10-11T17:30:00',
    '7 2025-10-11T18:10:00',
    '9 2025-10-11T20:00:00',
    '13 2025-10-11T21:25:00',
  ]);
});

describe('but a paragraph is no entry', () => {
  test.each([
    ['with two times', 'Letters waited from 6:10 PM until 8:00 PM.'],
    ['with a time before the one above', 'The release went out at 4:00 PM.'],
    ['with a time after the one below', 'Support told customers at 9:40 PM.'],
    ['with the time of something that did not happen', 'The alarm should have come at 6:10 PM.'],
    ['with the time of a plan', 'The next release was scheduled for 8:00 PM.'],
    ['of what happens every day', 'Every day, a job of the vendor starts at 6:10 PM.'],
    ['of a rule', "The vendor's maintenance window ends at 6:10 PM."],
    ['of the present', 'A job of the vendor starts at 6:10 PM.'],
    ['with an appointment', 'We agreed to meet again at 8:00 PM.'],
    ['with a promise', 'Our contract promises an answer by 8:00 PM.'],
    ['with what had been before', 'The last good import had finished at 6:10 PM.'],
    ['without a time', 'The rest of the evening was quiet.'],
    ['with a time that nothing leads to', 'The 6:10 PM job was one of them.'],
  ])('%s', (_, paragraph) => {
    expect(timeline([FIRST, paragraph, LAST].join('\n\n'))).toEqual([
      '5 2025-10-11T17:30:00',
      '9 2025-10-11T21:25:00',
    ]);
  });

  test('above the first entry', () => {
    expect(timeline(['The letters were printed at 5:10 PM.', FIRST, LAST].join('\n\n'))).toEqual([
      '7 2025-10-11T17:30:00',
      '9 2025-10-11T21:25:00',
    ]);
  });

  test('among lines that begin with a bare time', () => {
    const text =
      'The queue stood still when a worker failed at 17:30.\n\n17:30 – worker fails\n\n17:40 – desk is told\n\n17:50 – over';
    expect(timeline(text)).toHaveLength(3);
  });

  test('beside a list', () => {
    expect(timeline(`${FIRST}\n\nThe desk was told at 6:10 PM.\n\n- One\n- Two`)).toHaveLength(1);
  });
});

test('a bullet with the time of something that did not happen is no entry', () => {
  expect(
    timeline('- 2026-03-04 10:15 the alarm came.\n- It should have come at 10:40.\n- 10:50 over'),
  ).toHaveLength(2);
});

test.each([
  'Every day, a job of the vendor starts at 10:40.',
  "The vendor's maintenance window ends at 10:40.",
  'We agreed to meet again at 10:40.',
  'Our contract promises an answer by 10:40.',
])('nor a bullet with a rule, an appointment or a promise: %s', (bullet) => {
  expect(timeline(`- 2026-03-04 10:15 the alarm came.\n- ${bullet}\n- 10:50 over`)).toHaveLength(2);
});

test.each([
  'The relay, which normally takes over, failed at 10:40.',
  'We agreed to roll back at 10:40.',
  'Recovery plan started at 10:40.',
])('but one that only names a habit or a plan is: %s', (bullet) => {
  expect(timeline(`- 2026-03-04 10:15 the alarm came.\n- ${bullet}\n- 10:50 over`)).toHaveLength(3);
});

test('updates as bullets may have their time in a stamp', () => {
  const stamped = (text: string, clock: string) => `- ${text}. {{< track "2026-03-04 ${clock}:00" >}}`;
  const updates = [stamped('New runners', '08:00'), stamped('Moved back', '09:09'), stamped('Over', '09:50')];
  expect(times(`# Queue\n\n${updates.join('\n\n')}\n`)).toEqual([
    '3 2026-03-04T08:00:00',
    '5 2026-03-04T09:09:00',
    '7 2026-03-04T09:50:00',
  ]);
});

test('below headings with a time, a paragraph that begins with one tells more, and is no entry', () => {
  const heading = (clock: string, title: string) => `### March 4, ${clock} - ${title}\n\n`;
  const text = `${heading('10:15', 'Letters stop')}Nothing is sent.\n\n${heading('12:42', 'Noticed')}By 12:50 the desk was told.\n\nAt 13:10 they asked again.\n\n${heading('15:00', 'Over')}All is well.`;
  expect(times(`# Queue on 2026-03-04\n\n## What happened\n\n${text}\n`)).toEqual([
    '5 2026-03-04T10:15:00',
    '9 2026-03-04T12:42:00',
    '15 2026-03-04T15:00:00',
  ]);
});
