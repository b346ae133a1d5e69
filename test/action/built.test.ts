import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RolldownOptions, rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import configuration from '../../rolldown.config.ts';

const BLAMING = `---
title: Checkout rejected cards
severity: SEV2
---

# Checkout rejected cards

## Summary

Because of human error by the operator, cards were rejected.

## Timeline

- 10:00 it broke
`;

let dist: string;
let api: { url: string; close(): void };

async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-dist-'));
  const all = configuration as RolldownOptions[];
  const { output, ...input } = all.find((one) => 'action' in (one.input as object))!;
  const bundle = await rolldown(input);
  await bundle.write({ ...(Array.isArray(output) ? output[0] : output), dir: folder });
  await bundle.close();
  // As in the repository, whose package.json says that its files are modules.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

/** A pull request that changes `postmortems/one.md` alone. */
function listFiles(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const known = request.url?.startsWith('/repos/acme/shop/pulls/9/files');
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    response.end(known ? '[{"filename":"postmortems/one.md","status":"modified"}]' : '{}');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}

beforeAll(async () => {
  dist = await build();
  api = await listFiles();
}, 60_000);
afterAll(() => api?.close());

/** Starts dist as GitHub's runner does: inputs in the environment, the event and the outputs in files. */
async function run(files: Record<string, string>, inputs: Record<string, string> = {}, event: object = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'debrief-work-'));
  const runner = mkdtempSync(join(tmpdir(), 'debrief-runner-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), join(workspace, path));
    else writeFileSync(join(workspace, path), text);
  }
  for (const name of ['output', 'summary']) writeFileSync(join(runner, name), '');
  writeFileSync(join(runner, 'event.json'), JSON.stringify(event));
  const environment = {
    ...{ PATH: process.env.PATH, GITHUB_ACTIONS: 'true', CI: 'true', GITHUB_WORKSPACE: workspace },
    ...{
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_API_URL: api.url,
      GITHUB_EVENT_PATH: join(runner, 'event.json'),
    },
    ...{ GITHUB_OUTPUT: join(runner, 'output'), GITHUB_STEP_SUMMARY: join(runner, 'summary') },
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  const { code, stdout } = await new Promise<{ code: number; stdout: string }>((resolve) => {
    const options = { env: environment as NodeJS.ProcessEnv, cwd: workspace };
    execFile(process.execPath, [join(dist, 'action.js')], options, (error, out) =>
      resolve({ code: error ? Number(error.code) : 0, stdout: String(out) }),
    );
  });
  const read = (name: string) => readFileSync(join(runner, name), 'utf8');
  const outputs = Object.fromEntries(
    [...read('output').matchAll(/^(\w+)<<(\S+)\n(.*)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  );
  return { code, stdout, outputs, summary: read('summary'), workspace };
}

test('the bundle is the same when it is built twice, and at most 2.5 MB', async () => {
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
  expect(size).toBeLessThan(2.5 * 1024 * 1024);
}, 60_000);

test('annotates a pull request, sums up, sets outputs, and fails', async () => {
  const files = { 'postmortems/one.md': BLAMING, 'postmortems/two.md': BLAMING };
  const event = { pull_request: { number: 9 } };
  const { code, stdout, outputs, summary } = await run(files, {}, event);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error title=[a-z-]+%?[^,]*,file=postmortems\/one\.md,line=\d+/m);
  expect(stdout).not.toContain('postmortems/two.md');
  expect(summary).toContain('postmortems/one.md');
  expect(outputs).toMatchObject({ files: '1', conclusion: 'failure' });
  expect(Number(outputs.errors)).toBeGreaterThan(0);
});

test('lints everything outside of a pull request, and keeps to ten annotations of a level', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`postmortems/${index}.md`, BLAMING]),
  );
  const { stdout, outputs } = await run(files);
  expect(outputs.files).toBe('12');
  expect(stdout.match(/^::error /gm)).toHaveLength(10);
  expect(stdout).toContain('more are in the job summary');
});

test('passes when nothing is to be failed on, and writes the report', async () => {
  const inputs = { 'fail-on': 'never', 'report-file': 'report.sarif', format: 'sarif' };
  const { code, outputs, workspace } = await run({ 'postmortems/one.md': BLAMING }, inputs);
  expect([code, outputs.conclusion]).toEqual([0, 'success']);
  expect(JSON.parse(readFileSync(join(workspace, 'report.sarif'), 'utf8')).version).toBe('2.1.0');
});

test('is content when there is no post-mortem', async () => {
  const { code, stdout, outputs } = await run({ 'README.md': '# Shop' });
  expect([code, outputs.files]).toEqual([0, '0']);
  expect(stdout).toContain('no post-mortem to lint');
});

test('says every problem of the policy at its line, and does not lint by another one', async () => {
  const policy = 'labels:\n  incidentt: outage\nlint:\n  defaultProfile: harsh\n';
  const { code, stdout } = await run({ '.github/debrief.yml': policy, 'postmortems/one.md': BLAMING });
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
  const { code, stdout } = await run({}, { 'fail-on': 'everything' });
  expect(code).toBe(2);
  expect(stdout).toMatch(/::error::Input fail-on/);
});

test('does not follow a link out of the repository', async () => {
  const { code, stdout } = await run({ 'postmortems/one.md': '-> /etc/hostname' });
  expect(code).toBe(1);
  expect(stdout).toContain('no file of its own');
});

test('lints everything when it may not ask which files were changed, and says why', async () => {
  const event = { pull_request: { number: 10 } };
  const { stdout, outputs } = await run({ 'postmortems/one.md': BLAMING }, {}, event);
  expect(outputs.files).toBe('1');
  expect(stdout).toMatch(/^::warning::Cannot learn which files .*pull-requests: read/m);
});
