import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const item = (body: string) =>
  read(`# Kiosk offline 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems[0]!;

describe('an item is done, and has no due date,', () => {
  test.each([
    ['by a line below it', '- Add a limit\n  - done'],
    ['by a state below it', '- Add a limit\n  - Status: done'],
    ['by a state with its mark', '- Add a limit\n  - State: ✅ Done'],
    ['by its progress with a mark', '1. Add a limit\n   * **Progress:** ✅ done'],
    ['by the day of its completion', '- Add a limit\n  - Completed 2026-03-01'],
    ['by a label with that day', '- Add a limit\n  - Completed on: 1 March 2026'],
    [
      'by a column with that day',
      '| Action | Owner | Completed on |\n|---|---|---|\n| Add a limit | Ann | 2026-03-01 |',
    ],
    [
      'by a column “Completed”',
      '| Action | Owner | Due | Completed |\n|---|---|---|---|\n| Add a limit | Ann | | Nov 12, 2025 |',
    ],
    ...['16 April', '3/4', '#12', '100 %'].map((written) => [
      `by “${written}” in a column “Completed”`,
      `| Action | Owner | Completed |\n|---|---|---|\n| Add a limit | Ann | ${written} |\n| Add one | Bo | 2026-03-06 |`,
    ]),
  ])('%s', (_name, body) => {
    expect(item(body)).toMatchObject({ state: 'done', due: null });
  });

  test.each([
    ['a state below it', '- Add a limit\n  - Status: open'],
    ['a mark that says no', '- Add a limit\n  - State: ❌ Done'],
    ['a mark of work', '- Add a limit\n  - Progress: 🚧 ongoing'],
    [
      'an empty day',
      '| Action | Owner | Completed |\n|---|---|---|\n| Add a limit | Ann | |\n| Add one | Bo | Nov 12, 2025 |',
    ],
    [
      'a day to come in a column “Completed”',
      '| Action | Owner | Completed |\n|---|---|---|\n| Add a limit | Ann | Next week |\n| Add one | Bo | Q3 |',
    ],
    ...['March 12, 2027', '2027-03-12', '0%', '2 of 9 hosts', '2026-03-10 (EU only)'].map((written) => [
      `“${written}” in a column “Completed”`,
      `| Action | Owner | Completed |\n|---|---|---|\n| Add a limit | Ann | ${written} |\n| Add one | Bo | 2026-03-06 |`,
    ]),
    ['a share in a column of nothing else', '| Action | Completed |\n|---|---|\n| Add a limit | 0% |'],
    ['when it is to be done', '- Add a limit\n  - Complete by 2026-04-01'],
    ['“done” in a list of what it needs', '- Add a limit\n  - Done when: the queue stays short'],
  ])('but not by %s', (_name, body) => {
    expect(item(body).state).toBe('open');
  });

  test('a state after the day it was due', () => {
    expect(item('- Add a limit – Owner: Ann, Due: 2026-04-01, done')).toMatchObject({
      owners: ['Ann'],
      due: { date: '2026-04-01' },
      state: 'done',
    });
  });
});

describe('owners', () => {
  test('in lines that are indented too far', () => {
    expect(item('* [ ] Add a limit\n\n      Owner: Lab Services. Due: 2026-04-01.')).toMatchObject({
      owners: ['Lab Services'],
      due: { date: '2026-04-01' },
    });
  });

  test('are not what code says', () => {
    expect(item('* [ ] Add a limit\n\n      owner: lab')).toMatchObject({ owners: [] });
    expect(item('* [ ] Add a limit\n\n      Owner: $NAME | tee')).toMatchObject({ owners: [] });
  });

  test.each([
    ['F&B systems', ['F&B systems']],
    ['R&D', ['R&D']],
    ['Ann&Bo', ['Ann', 'Bo']],
    ['Ann & Bo', ['Ann', 'Bo']],
    ['MK&JS', ['MK', 'JS']],
    ['Storage team ✅', ['Storage team']],
  ])('are read from “%s”', (written, expected) => {
    expect(item(`- Add a limit – Owner: ${written}`).owners).toEqual(expected);
  });
});
