import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

/** The states of the items of a table, read on 20 March 2026. */
const states = (table: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${table}\n`).actionItems.map(({ state }) => state);

const stateOf = (status: string, header = 'Status') =>
  states(`| Action | Owner | ${header} |\n| - | - | - |\n| Add an alert | Ann | ${status} |`).join();

describe('a status that takes itself back leaves the item open', () => {
  test.each([
    'Cancelled; open again',
    'Rejected in review, reworked',
    'Rejected by the board, resubmitted',
    'Dropped in priority',
    'Done by 2026-07-01',
    'Done by 1 July',
    'Closed: not deployed',
    'Out of scope for now',
    'Duplicate?',
    '2/3',
    '0/0',
    'N',
  ])('%s', (status) => expect(stateOf(status)).toBe('open'));
});

describe('a status that says nobody will do it drops the item', () => {
  test.each([
    'Duplicate',
    'Duplicate of #12',
    'Closed (duplicate)',
    'Won’t implement',
    'Will not implement',
    'Will not be fixed',
    'Out of scope',
    'Closed: not needed',
    'Resolved (won’t do)',
    'Proposed, declined',
  ])('%s', (status) => expect(stateOf(status)).toBe('dropped'));
});

describe('a status that says done first is done, whatever the reason', () => {
  test.each([
    'Closed: not reproducible',
    'Closed, not a bug',
    'Done, not applicable to EU',
    'Done (no longer needed)',
    'Done. Obsolete',
    '3/3',
    '5 of 5',
    '5 of 5 done',
    'Suggested by the vendor, done',
    'Proposed - done',
  ])('%s', (status) => expect(stateOf(status)).toBe('done'));

  test('“Y” answers a column “Done?”', () => expect(stateOf('Y', 'Done?')).toBe('done'));
});

describe('a proposal stays one', () => {
  test.each(['Proposed by Ann, 3 March', 'Proposed: done by hand today'])('%s', (status) =>
    expect(stateOf(status)).toBe('proposed'),
  );
});

describe('a word for done beside the status', () => {
  const table = (due: string, status: string) =>
    states(`| Action | Due | Status |\n| - | - | - |\n| Raise the limit | ${due} | ${status} |`).join();

  test.each([
    ['done', '', 'done'],
    ['done 2026-03-10', '', 'done'],
    ['done', 'P1', 'done'],
    ['✅', 'P1', 'done'],
    // What the status says comes first.
    ['done', 'open', 'open'],
    ['✅', 'In progress', 'open'],
    ['Done in Q1', 'Proposed', 'proposed'],
    ['done', 'Cancelled', 'dropped'],
    ['cancelled', 'Done', 'done'],
    // These days are to come.
    ['done by 2026-07-01', '', 'open'],
    ['done by 2026-07-01', 'P1', 'open'],
    ['Done in Q3', '', 'open'],
    ['done by Friday', '', 'open'],
  ])('due “%s”, status “%s”: %s', (due, status, state) => expect(table(due, status)).toBe(state));
});

describe('the status and the state of an item are of one place', () => {
  const standing = (list: string) => {
    const [item] = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${list}\n`).actionItems;
    return [item!.text, item!.state, item!.status];
  };

  test.each([
    ['- Add an alert — Status: Open\n  - Status: Done', 'open', 'Open'],
    ['- Add an alert. Status: Done\n  - Status: Open', 'done', 'Done'],
    ['- Add an alert\n  - Status: Done', 'done', 'Done'],
    ['- Add an alert\n  - Status: Proposed', 'proposed', 'Proposed'],
    ['- Add an alert. Status: P1\n  - Status: Done', 'done', 'Done'],
    ['- Add an alert\n  - Owner: Ann\n  - Status: Declined', 'dropped', 'Declined'],
    ['- [x] Add an alert\n  - Owner: Ann', 'done', 'Done'],
  ])('%j: %s', (list, state, status) => expect(standing(list)).toEqual(['Add an alert', state, status]));
});

describe('a remark in brackets belongs to the status before it', () => {
  const standing = (list: string) => {
    const [item] = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${list}\n`).actionItems;
    return [item!.text, item!.state, item!.status, item!.owners.join()];
  };

  test.each([
    ['- Add an alert. Status: in progress (80%)', 'open', 'in progress (80%)', ''],
    ['- Add an alert. Status: done (100 %)', 'done', 'done (100 %)', ''],
    ['- Add an alert. Status: done (staging only)', 'open', 'done (staging only)', ''],
    ['- Add an alert. Status: declined (for now), owner: Ann', 'open', 'declined (for now)', 'Ann'],
    ['- Add an alert. Status: done (@ann)', 'done', 'done', 'ann'],
  ])('%s', (list, state, status, owner) =>
    expect(standing(list)).toEqual(['Add an alert', state, status, owner]),
  );
});

describe('a column “Resolution”, as Jira exports it', () => {
  const resolved = (status: string, resolution: string) =>
    read(
      `# Queue stuck 2026-03-04\n\n## Action items\n\n| Summary | Status | Resolution |\n| - | - | - |\n| Add an alert | ${status} | ${resolution} |\n| Limit the batch | Closed | Won't Do |\n`,
    ).actionItems.map(({ state, status: said }) => [state, said])[0];

  test.each([
    ['Closed', "Won't Do", ['dropped', "Won't Do"]],
    ['Done', 'Duplicate', ['dropped', 'Duplicate']],
    ['', 'Duplicate', ['dropped', 'Duplicate']],
    ['Closed', 'Fixed', ['done', 'Closed']],
    ['Open', "Won't Do", ['open', 'Open']],
    ['Closed', '', ['done', 'Closed']],
  ])('%s, %s', (status, resolution, said) => expect(resolved(status, resolution)).toEqual(said));

  test('may say what is to be done', () => {
    const table =
      '| Problem | Resolution | Owner |\n| - | - | - |\n| No alert | Add an alert on the queue | Ann |';
    const { actionItems } = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${table}\n`);
    expect(actionItems.map(({ text }) => text)).toEqual(['Add an alert on the queue']);
  });
});
