import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { world } from './world.ts';

const POLICY =
  'services:\n  - { name: checkout, component: Checkout }\nstatusPage: { name: Tideline status }\n';
const LINE = {
  id: 'acme/shop#7',
  severity: 'SEV2',
  services: ['checkout'],
  milestones: { started: '2026-04-15T11:00:00Z' },
  publications: [{ at: '2026-04-15T11:10:00Z', text: 'Orders fail.', phase: 'investigating' }],
};

test('debrief status export writes the page, its feed and its API from a file', async () => {
  const { debrief, cwd } = world({
    '.github/debrief.yml': POLICY,
    'incidents.jsonl': `${JSON.stringify(LINE)}\n${JSON.stringify({ ...LINE, id: 'acme/shop#8', publications: [] })}\n`,
  });
  const { code, out } = await debrief(['status', 'export', 'site', '--from', 'incidents.jsonl']);
  expect(code).toBe(0);
  expect(out).toContain('1 public incident.');
  expect(readFileSync(join(cwd, 'site/index.html'), 'utf8')).toContain('Orders fail.');
  expect(JSON.parse(readFileSync(join(cwd, 'site/api/v2/status.json'), 'utf8')).status.indicator).toBe(
    'major',
  );
  expect(existsSync(join(cwd, 'site/feed.atom'))).toBe(true);
});

test('--at shows the page as it was then', async () => {
  const { debrief, cwd } = world({ '.github/debrief.yml': POLICY });
  const words = ['status', 'export', 'site', '--from', '-', '--at', '2026-05-01T00:00:00Z'];
  const over = { ...LINE, milestones: { ...LINE.milestones, resolved: '2026-04-15T11:30:00Z' } };
  expect((await debrief(words, JSON.stringify(over))).code).toBe(0);
  expect(readFileSync(join(cwd, 'site/index.html'), 'utf8')).toContain('All systems operational');
});

test('a broken line is named and left out, and the rest is written', async () => {
  const { debrief } = world({ '.github/debrief.yml': POLICY });
  const text = `{\n${JSON.stringify({ ...LINE, severity: 'SEV9' })}\n${JSON.stringify(LINE)}`;
  const { code, out, err } = await debrief(['status', 'export', 'site', '--from', '-'], text);
  expect(code).toBe(0);
  expect(err).toContain('line 1 is left out: this is not JSON');
  expect(err).toContain('line 2 is left out: severity: ');
  expect(out).toContain('1 public incident.');
});

test('a text that is not for the public is refused with its place', async () => {
  const { debrief } = world({ '.github/debrief.yml': POLICY });
  const publications = [
    ...LINE.publications,
    { ...LINE.publications[0], text: 'Ask @amal, db-7.internal is down.' },
  ];
  const line = JSON.stringify({ ...LINE, publications });
  const { out, err } = await debrief(['status', 'export', 'site', '--from', '-'], line);
  expect(err).toContain('line 1 is left out: publications.1.text: there is a private handle in it.');
  expect(out).toContain('0 public incidents.');
});

test('a text may name what the policy allows', async () => {
  const { debrief } = world({
    '.github/debrief.yml': `${POLICY}publish: { allow: [support@acme.example] }\n`,
  });
  const [first] = LINE.publications;
  const publications = [{ ...first, text: 'Orders fail. Write to support@acme.example.' }];
  const line = JSON.stringify({ ...LINE, publications });
  const { out, err } = await debrief(['status', 'export', 'site', '--from', '-'], line);
  expect(err).toBe('');
  expect(out).toContain('1 public incident.');
});

test('a ledger in which nothing was published says why the page shows no incident', async () => {
  const { debrief } = world({ '.github/debrief.yml': POLICY });
  const { publications: _, ...line } = LINE;
  const { code, err } = await debrief(['status', 'export', 'site', '--from', '-'], JSON.stringify(line));
  expect(code).toBe(0);
  expect(err).toContain('no line of - has a text in `publications`');
});

test.each([
  [['status'], 'Where should the page go?'],
  [['status', 'export', 'site'], 'Which incidents?'],
  [['status', 'export', 'site', '--from', 'gone.jsonl'], 'File not found: gone.jsonl.'],
  [['status', 'export', 'site', '--from', '-', '--at', 'noon'], '--at takes an instant'],
])('%j says what is missing', async (words, message) => {
  const { code, err } = await world().debrief(words);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
