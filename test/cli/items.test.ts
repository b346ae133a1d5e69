import { expect, test } from 'vitest';
import { boardOf } from '../../src/cli/items/board.ts';
import { keepIssue } from '../../src/cli/items/keep-board.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { world } from './world.ts';

const DOCUMENT = `---
title: Checkout was down
date: 2026-03-01
severity: SEV2
incident: 12
services: [checkout]
objective: Calm evenings
---

# Checkout was down

## Action items

| Action | Owner | Due | Status | Service |
| --- | --- | --- | --- | --- |
| Alert on pool use above 80 % | @bo | 2026-03-20 | | checkout |
| Give the payment client a retry budget | @ana | 2026-05-01 | | payments |
| Run a game day without the VPN | @ana | 2026-04-01 | Done | checkout |
| Rotate the edge certificates | @chi | 2026-04-01 | Proposed | checkout |
`;
const files = { 'postmortems/2026-03-01-checkout.md': DOCUMENT, 'README.md': '# Shop\n' };

// The clock of these tests stands at 2026-04-15.
const items = async (...words: string[]) => {
  const { code, out, err } = await world(files).debrief(['items', ...words]);
  expect(err).toBe('');
  return { code, out };
};
const texts = async (...words: string[]) =>
  (JSON.parse((await items(...words, '--format', 'json')).out) as { text: string }[]).map(({ text }) => text);

test('lists what was accepted and is not done, of all post-mortems by the policy', async () => {
  expect(JSON.parse((await items('--format', 'json')).out)[0]).toEqual({
    file: 'postmortems/2026-03-01-checkout.md',
    line: 16,
    issue: null,
    text: 'Alert on pool use above 80 %',
    owners: ['bo'],
    due: '2026-03-20',
    status: 'accepted',
    overdue: true,
    type: null,
    priority: null,
    severity: 'SEV2',
    service: 'checkout',
    incident: '12',
    objective: 'Calm evenings',
    openedAt: null,
    closedAt: null,
  });
  expect(await texts()).toEqual(['Alert on pool use above 80 %', 'Give the payment client a retry budget']);
  expect(await texts('--all')).toHaveLength(4);
});

test.each([
  [['--owner', '@ANA'], ['Give the payment client a retry budget']],
  [['--service', 'checkout'], ['Alert on pool use above 80 %']],
  [['--incident', '#12', '--overdue'], ['Alert on pool use above 80 %']],
  [['--incident', '13'], []],
  [['--objective', 'calm evenings', '--owner', 'bo'], ['Alert on pool use above 80 %']],
])('%j lists %j', async (words, expected) => {
  expect(await texts(...words)).toEqual(expected);
});

test('says how many there are when none is listed', async () => {
  expect((await items('--owner', 'nobody')).out).toContain('None of 4 action items is listed. `--all` also');
  const { out } = await world({ 'README.md': '# Shop\n' }).debrief(['items']);
  expect(out).toBe('No action item.\n');
});

test('exits with 1 for --fail-overdue only when a listed item is overdue', async () => {
  expect((await items('--fail-overdue')).code).toBe(1);
  expect((await items('--fail-overdue', '--owner', 'ana')).code).toBe(0);
  expect((await items()).code).toBe(0);
});

test('prints a table, CSV and Markdown', async () => {
  const path = 'postmortems/2026-03-01-checkout.md';
  expect((await items(path)).out).toBe(
    `2026-03-20 !  bo   ${path}:16  Alert on pool use above 80 %\n2026-05-01    ana  ${path}:17  Give the payment client a retry budget\n\n2 action items, 1 overdue (!)\n`,
  );
  const { out } = await items(path, '--format', 'csv', '--owner', 'bo');
  expect(out.split('\r\n')).toEqual([
    'issue,text,owners,due,status,overdue,type,priority,severity,service,incident,objective,file,line',
    `,Alert on pool use above 80 %,bo,2026-03-20,accepted,true,,,SEV2,checkout,12,Calm evenings,${path},16`,
    '',
  ]);
  expect((await items(path, '--format', 'markdown')).out).toContain('| Alert on pool use above 80 % | bo |');
});

test('a table begins with what is due first, and ends with what has no date', async () => {
  const made = world({
    'a.md': DOCUMENT.replace('2026-03-20', 'later').replace(
      'Rotate the edge certificates | @chi | 2026-04-01 | Proposed',
      'Rotate the edge certificates | @chi | 2026-04-20 | Open',
    ),
  });
  const { out } = await made.debrief(['items', 'a.md']);
  expect(out.match(/Rotate|Give|Alert/g)).toEqual(['Rotate', 'Give', 'Alert']);
  expect(out).toMatch(/3 action items, 0 overdue$/m);
});

test('a cell that a spreadsheet would run is harmless in CSV', async () => {
  const made = world({ 'a.md': DOCUMENT.replace('Alert on pool', '=HYPERLINK("x"), alert on pool') });
  const { out } = await made.debrief(['items', 'a.md', '--format', 'csv', '--owner', 'bo']);
  expect(out).toContain(`"'=HYPERLINK(""x""), alert on pool use above 80 %"`);
});

test('the board lists by owner and age, with objectives', async () => {
  const { out } = await items('board', 'postmortems');
  expect(out).toContain('2 open, 1 overdue on 2026-04-15.');
  expect(out).toMatch(/## bo\n\n- 26 days overdue: Alert on pool use.*\n\n## ana\n\n- due in 16 days: Give/);
  expect(out).toContain('Calm evenings: 2 open, 1 overdue');
});

test('the board counts what was open at the end of each week', () => {
  const item = (openedAt: string, closedAt: string | null) =>
    ({
      status: closedAt ? 'done' : 'accepted',
      openedAt,
      closedAt,
      owners: [],
      due: null,
      text: 'x',
      objective: null,
    }) as never;
  const board = boardOf(
    [item('2026-03-30T00:00:00Z', null), item('2026-04-02T00:00:00Z', '2026-04-10T00:00:00Z')],
    '2026-04-15',
  );
  expect(board).toContain('0 → 0 → 0 → 0 → 0 → 1 → 2 → 1.');
});

test('a file that is not there is named', async () => {
  const { code, err } = await world(files).debrief(['items', 'nothing.md']);
  expect(code).toBe(2);
  expect(err).toContain('nothing.md');
});

test('the board is kept in a page, between two marks, and groups by the objectives of the policy', async () => {
  const policy =
    'objectives:\n  - {name: calm evenings, text: Nobody is paged at night, url: "https://okr.test/7"}\n';
  const made = world({ ...files, '.github/debrief.yml': policy, 'board.md': '# Our promises\n' });
  const keep = () => made.debrief(['items', 'board', '--output', 'board.md']);
  expect(await keep()).toMatchObject({ code: 0, out: 'board.md shows the board.\n' });
  expect(made.read('board.md')).toMatch(/^# Our promises\n\n<!-- debrief:items-board -->\n# Action items/);
  expect(made.read('board.md')).toContain(
    '[Nobody is paged at night](https://okr.test/7): 2 open, 1 overdue',
  );
  expect(await keep()).toMatchObject({ code: 0, out: 'board.md is up to date.\n' });
});

test('the board is kept in one issue, edited in place', async () => {
  const github = new FakeGitHub({ now: () => new Date('2026-04-15T12:00:00Z') });
  const repo = github.repository('acme', 'shop', { people: {}, files: {} });
  const port = github.port();
  expect(await keepIssue(repo, 'One open.', port)).toBe('acme/shop#1 shows the board.');
  expect(await keepIssue(repo, 'None open.', port)).toBe('acme/shop#1 shows the board.');
  expect(await keepIssue(repo, 'None open.', port)).toBe('acme/shop#1 is up to date.');
  expect(repo.issues.get(1)!.issue.body).toContain('None open.');
});
