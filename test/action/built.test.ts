import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, BLAMING, build, type Given, listen, start } from './runner-world.ts';

let dist: string;
let github: Awaited<ReturnType<typeof api>>;
const run = (given: Omit<Given, 'apiUrl'>) => start(dist, { apiUrl: github.url, ...given });

beforeAll(async () => {
  dist = await build();
  // A pull request that changes one file.
  github = await api({
    '/repos/acme/shop/pulls/9/files': [{ filename: 'postmortems/one.md', status: 'modified' }],
  });
}, 60_000);
afterAll(() => github?.close());

test('the bundle is the same when it is built twice, and at most 3.2 MB', async () => {
  const again = await build();
  const read = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]);
  const built = Object.fromEntries(read(dist));
  expect(Object.fromEntries(read(again))).toEqual(built);
  expect(statSync(join(dist, 'action.js')).isFile()).toBe(true);
  const size = Object.values(built).reduce((sum: number, text) => sum + String(text).length, 0);
  // A library that grew unnoticed would show here: most of it is undici, yaml, zod and Octokit, and letters as ranges.
  expect(size).toBeLessThan(3.2 * 1024 * 1024);
}, 60_000);

test('annotates a pull request, sums up, sets outputs, and fails', async () => {
  const files = { 'postmortems/one.md': BLAMING(), 'postmortems/two.md': BLAMING() };
  const event = { pull_request: { number: 9 } };
  const { code, stdout, outputs, summary } = await run({ files, event });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error title=[a-z-]+\/[a-z-]+,file=postmortems\/one\.md,line=\d+/m);
  expect(stdout).not.toContain('postmortems/two.md');
  expect(summary).toContain('postmortems/one.md');
  expect(outputs).toMatchObject({ files: '1', conclusion: 'failure' });
  expect(Number(outputs.errors)).toBeGreaterThan(0);
});

test('lints everything outside of a pull request, and keeps to ten annotations of a level', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`postmortems/${index}.md`, BLAMING()]),
  );
  const { stdout, outputs } = await run({ files });
  expect(outputs.files).toBe('12');
  expect(stdout.match(/^::error /gm)).toHaveLength(10);
  expect(stdout).toContain('more are in the job summary');
});

test('passes when nothing is to be failed on, and writes the report', async () => {
  const inputs = { 'fail-on': 'never', 'report-file': 'report.sarif', format: 'sarif' };
  const { code, outputs, workspace } = await run({ files: { 'postmortems/one.md': BLAMING() }, inputs });
  expect([code, outputs.conclusion]).toEqual([0, 'success']);
  expect(JSON.parse(readFileSync(join(workspace, 'report.sarif'), 'utf8')).version).toBe('2.1.0');
});

test('says every problem of the policy at its line, and does not lint by another one', async () => {
  const policy = 'labels:\n  incidentt: outage\nlint:\n  defaultProfile: harsh\n';
  const { code, stdout } = await run({
    files: { '.github/debrief.yml': policy, 'postmortems/one.md': BLAMING() },
  });
  expect(code).toBe(2);
  expect(stdout).toMatch(
    /::error title=Debrief policy,file=\.github\/debrief\.yml,line=2.*labels\.incidentt/,
  );
  expect(stdout).toMatch(
    /::error title=Debrief policy,file=\.github\/debrief\.yml,line=4.*lint\.defaultProfile/,
  );
  expect(stdout).not.toContain('postmortems/one.md');
});

test('names an input that is wrong', async () => {
  const { code, stdout } = await run({ inputs: { 'fail-on': 'everything' } });
  expect(code).toBe(2);
  expect(stdout).toMatch(/::error::Input fail-on/);
});

test('does not follow a link out of the repository', async () => {
  const { code, stdout } = await run({ files: { 'postmortems/one.md': '-> /etc/hostname' } });
  expect(code).toBe(1);
  expect(stdout).toContain('links are not followed');
});

test('lints everything when it may not ask which files were changed, and says why', async () => {
  const event = { pull_request: { number: 10 } };
  const { stdout, outputs } = await run({ files: { 'postmortems/one.md': BLAMING() }, event });
  expect(outputs.files).toBe('1');
  expect(stdout).toMatch(/^::warning::GitHub does not say which files .*pull-requests: read/m);
});

describe('behind a proxy', () => {
  const upper = (url: string) => ({ HTTP_PROXY: url, HTTPS_PROXY: url });
  const lower = (url: string) => ({ http_proxy: url, https_proxy: url });
  const files = { 'postmortems/one.md': BLAMING() };
  const event = { pull_request: { number: 9 } };

  test.each([
    ['HTTPS_PROXY', upper, 'https://github.internal.example/api/v3'],
    ['https_proxy', lower, 'https://github.internal.example/api/v3'],
    ['HTTP_PROXY', upper, 'http://github.internal.example/api/v3'],
  ])('%s: GitHub is asked through it, and the message names the network', async (_name, env, apiUrl) => {
    const proxy = await listen((_, response) => response.writeHead(502).end());
    const { stdout } = await start(dist, { files, event, apiUrl, env: env(proxy.url) });
    proxy.close();
    expect(proxy.asked.join()).toContain('github.internal.example');
    expect(stdout).not.toContain('Give the job the permission');
  });

  test('NO_PROXY goes past it', async () => {
    const proxy = await listen((_, response) => response.writeHead(502).end());
    const env = { ...upper(proxy.url), NO_PROXY: '127.0.0.1' };
    const { outputs } = await start(dist, { files, event, apiUrl: github.url, env });
    proxy.close();
    expect(proxy.asked).toEqual([]);
    expect(outputs.files).toBe('1');
  });
});
