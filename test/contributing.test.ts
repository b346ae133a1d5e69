import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Files that CONTRIBUTING.md shows whole: code blocks whose first line is a comment with their path. */
const shown = new Map(
  [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^```ts\n\/\/ (src\/\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, path, text]) => [path!, text!],
  ),
);
/** Neither the sources nor what is generated from them needs these. */
const LEFT_OUT = new Set([
  ...['.git', 'node_modules', 'dist', '.debrief', '.env'],
  ...['test', 'bench', 'chaos', 'examples'],
]);
let scratch = '';

/** Runs a program in the scratch copy and resolves to what it prints. */
function run(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ends with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'debrief-contributing-'));
  for (const name of readdirSync('.'))
    if (!LEFT_OUT.has(name)) cpSync(name, join(scratch, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'));
  execFileSync('git', ['init', '--quiet'], { cwd: scratch });
  for (const [path, text] of shown) {
    await mkdir(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
  run('scripts/generate.ts');
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('one run of npm run generate brings the pages and app.yml up to date, too', () => {
  const read = (path: string) => readFileSync(join(scratch, path), 'utf8');
  expect(read('docs/commands.md')).toContain('/incident ticket');
  expect(read('docs/alerts.md')).toContain('/alerts/pager');
  expect(read('docs/install.md')).toContain('ALERT_SECRET_PAGER`');
  expect(read('app.yml')).toContain('# A new issue, which waits for an answer.');
});

test('a slash command with a row on the panel takes two files', () => {
  const files = [...shown.keys()].filter((path) => path.startsWith('src/incident/'));
  expect(files).toHaveLength(2);
  writeFileSync(
    join(scratch, 'followed.ts'),
    `import { fold } from './src/incident/fold.ts';
import { panel } from './src/incident/panel/index.ts';
import { DEFAULT_POLICY } from './src/policy/default.ts';

const at = '2026-03-01T14:05:00Z';
const author = { login: 'ana', kind: 'user', app: false } as const;
const comment = { id: 1, body: '/incident ticket 4711 @all\\n/incident help ticket', author, createdAt: at, url: '' };
const issue = {
  owner: 'acme', repo: 'shop', number: 2, title: 'Cards', url: '', state: 'open', labels: [],
  createdAt: at, closedAt: null,
} as const;
const events = [{ type: 'commented', at, actor: author, comment }] as const;
const incident = fold({ issue, events, declaration: null, permitted: new Set([1]) }, DEFAULT_POLICY);
console.log(panel(incident, DEFAULT_POLICY, { postMortem: null, actionItems: [] }, new Date(at)));
console.log(incident.answers[0]?.text);
`,
  );
  const text = run('followed.ts');
  expect(text).toContain('| **Ticket** | 4711 `@all` |');
  expect(text).toContain("Notes the provider's support ticket.");
}, 60_000);

test('a controller with a timer takes one file: it is routed to, and says when to look again', () => {
  writeFileSync(
    join(scratch, 'routed.ts'),
    `import { FakeGitHub } from './src/github/fake/github.ts';
import { DEFAULT_POLICY } from './src/policy/default.ts';
import { reconcile } from './src/reconcile/reconcile.ts';
import { route } from './src/reconcile/route.ts';

const repository = { name: 'shop', owner: { login: 'acme' } };
const refs = route('issues', { action: 'opened', issue: { number: 1 }, repository }, 'debrief');
const now = new Date('2026-03-01T14:00:00Z');
const github = new FakeGitHub({ now: () => now });
const repo = github.repository('acme', 'shop', { people: { ana: 'write' }, files: { 'README.md': '#' } });
await github.as('ana').openIssue(repo, { title: 'Hello', body: '', labels: [], assignees: [] });
const early = await reconcile(refs[0]!, { github: github.port() }, DEFAULT_POLICY, now);
const late = await reconcile(refs[0]!, { github: github.port() }, DEFAULT_POLICY, new Date(early.due!));
console.log(JSON.stringify([refs, early.steps, early.due, late.steps.map(({ receipt }) => receipt), late.due]));
`,
  );
  expect(JSON.parse(run('routed.ts'))).toEqual([
    [{ kind: 'greeting', owner: 'acme', repo: 'shop', number: 1 }],
    [],
    '2026-03-02T14:00:00.000Z',
    [{ outcome: 'done' }],
    null,
  ]);
}, 60_000);

test('an alert source and an evidence source take one file each', () => {
  writeFileSync(
    join(scratch, 'sources.ts'),
    `import { createHmac } from 'node:crypto';
import { ALERT_SOURCES } from './src/alerts/index.ts';
import { readAlerts } from './src/app/alerts.ts';
import { gatherEvidence } from './src/evidence/gather.ts';

const body = JSON.stringify({ id: 'a1', summary: 'Pool', resolved: false, at: '2026-03-01T14:05:00Z' });
const signature = 'v1=' + createHmac('sha256', 'key').update(body).digest('hex');
const repository = { owner: 'acme', repo: 'shop' };
const options = { secret: () => 'key', repository, sources: ALERT_SOURCES, now: () => new Date() };
const signal = readAlerts('pager', () => signature, body, options)[0]!;
const incident = { log: [], milestones: {}, declaredAt: '2026-03-01T14:05:00Z', phaseSince: '2026-03-01T14:05:00Z', source: { owner: 'acme', repo: 'shop', number: 1 } };
const window = { from: incident.declaredAt, to: incident.phaseSince };
const observed = { incident, window, alerts: [], marked: [], pinned: [], leftOut: [], attachments: [], activity: [] };
const { kind, owner, repo } = signal.ref;
console.log(JSON.stringify([{ kind, owner, repo }, signal.data, gatherEvidence(observed as never, 30).rows]));
`,
  );
  expect(JSON.parse(run('sources.ts'))).toEqual([
    { kind: 'alert', owner: 'acme', repo: 'shop' },
    {
      url: null,
      severity: null,
      service: 'checkout',
      status: 'firing',
      key: 'a1',
      title: 'Pool',
      labels: {},
    },
    [expect.objectContaining({ text: 'Reported as acme/shop#1', kind: 'report' })],
  ]);
}, 60_000);

test('a command-line verb takes one file', () => {
  expect(run('src/cli/main.ts', 'now')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC\n$/);
  expect(run('src/cli/main.ts', 'help')).toContain('Print the time in UTC');
}, 60_000);

test('what CONTRIBUTING.md shows has the right types', () => {
  const rooms = new Set([...shown.keys()].map((path) => path.split('/').slice(0, 2).join('/')));
  // `reconcile` works with every controller. The other rooms see nothing of what is shown, and `npm run typecheck` has them.
  const include = [...rooms, 'src/reconcile'];
  writeFileSync(join(scratch, 'shown.json'), JSON.stringify({ extends: './tsconfig.json', include }));
  expect(run('node_modules/typescript/bin/tsc', '--noEmit', '--checkers', '2', '-p', 'shown.json')).toBe('');
}, 120_000);
