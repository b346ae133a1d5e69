import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fenced } from '../../src/github/fenced.ts';
import { paced } from '../../src/github/paced.ts';
import { NEEDS } from '../../src/github/permissions.ts';
import type { GitHub } from '../../src/github/port.ts';
import { RunReceipts } from '../../src/github/receipts.ts';
import { remembering } from '../../src/github/remembering.ts';
import { signedPort } from '../../src/github/signed.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { reportingProblems } from '../../src/reconcile/policy-notice.ts';
import type { PolicyInForce } from '../../src/reconcile/policy-source.ts';

const ref = { owner: 'acme', repo: 'shop', number: 7 };
const now = () => Date.parse('2026-03-01T14:00:00Z');
const METHODS = Object.keys(NEEDS) as (keyof GitHub)[];
const CREATING = ['comment', 'openIssue', 'openDiscussion', 'openPullRequest', 'review', 'addSubIssue'];
const broken: PolicyInForce = {
  policy: DEFAULT_POLICY,
  problems: [{ line: 1, column: 1, path: '', message: 'is no number' }],
  name: '.github/debrief.yml',
  sha: 'c0ffee',
  from: 'default',
  place: null,
};

let reached: string[];
/** Whether the worker still has the object, and whether there is room for new content. */
let may: { write: boolean; create: boolean };

/** All ways in which Debrief puts a port around another. */
const WRAPS: readonly ((github: GitHub) => GitHub)[] = [
  (github) => fenced(github, async () => may.write),
  (github) => paced(github, { take: async () => may.create, lately: async () => [] }, true, now),
  (github) => remembering(github, new RunReceipts(), now),
  (github) => signedPort(github, 'secret', now),
  (github) => reportingProblems(github, broken),
];

const written = { author: { login: 'debrief[bot]', kind: 'bot', app: true }, body: 'Text', createdAt: '' };
const issue = { ...ref, ...written };
const ANSWERS: Partial<Record<keyof GitHub, unknown>> = {
  issueEvents: [],
  issuesWithLabels: [],
  ownIssues: [],
  subIssues: [],
  issue,
  comment: written,
  openIssue: { issue, refused: [] },
  openPullRequest: issue,
};
const GIVEN: Partial<Record<keyof GitHub, readonly unknown[]>> = {
  comment: [ref, 'Text'],
  editComment: [ref, 1, 'Text'],
  editIssue: [ref, { body: 'Text' }],
  openIssue: [ref, { title: 'A', body: 'Text', labels: ['b'], assignees: [] }],
  openDiscussion: [ref, { category: 'c', title: 'A', body: 'Text' }],
  openPullRequest: [ref, { head: 'h', title: 'A', body: 'Text' }],
  review: [ref, 'c0ffee', 'Text', []],
  report: [ref, { conclusion: 'neutral', summary: '' }],
};
const base = Object.fromEntries(
  METHODS.map((name) => [
    name,
    async () => {
      reached.push(name);
      return ANSWERS[name] ?? null;
    },
  ]),
) as unknown as GitHub;

function ordersOf<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) =>
    ordersOf(all.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}
const PORTS = () => ordersOf(WRAPS).map((order) => order.reduce((port, wrap) => wrap(port), base));

/** The methods of which a call comes through to GitHub. */
async function through(port: GitHub): Promise<string[]> {
  const found: string[] = [];
  for (const name of METHODS) {
    reached = [];
    const call = port[name] as (...args: readonly unknown[]) => Promise<unknown>;
    await call(...(GIVEN[name] ?? [ref])).catch((error: Error) => {
      if (error instanceof TypeError) throw error;
    });
    if (reached.includes(name)) found.push(name);
  }
  return found;
}

test('in whatever order ports are put around each other, each method comes through', async () => {
  may = { write: true, create: true };
  for (const port of PORTS()) expect(await through(port)).toEqual(METHODS);
});

test('in whatever order, a worker that lost its object writes nothing', async () => {
  may = { write: false, create: true };
  const reads = METHODS.filter((name) => !Object.values(NEEDS[name]).includes('write'));
  expect(reads.length).toBeLessThan(METHODS.length);
  for (const port of PORTS()) expect(await through(port)).toEqual(reads);
});

test('in whatever order, nothing new is made when there is no room for it', async () => {
  may = { write: true, create: false };
  const others = METHODS.filter((name) => !CREATING.includes(name));
  for (const port of PORTS()) expect(await through(port)).toEqual(others);
});

test('no port is put around another in another way', async () => {
  const found: string[] = [];
  for await (const path of glob('src/**/*.ts'))
    if (/Object\.create\((?!null)|\.\.\.github\b/.test(readFileSync(path, 'utf8'))) found.push(path);
  expect(found).toEqual(['src/github/with.ts']);
});
