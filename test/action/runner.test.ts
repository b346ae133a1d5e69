import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRun } from '../../src/action/runner.ts';

const about = (event: object) => {
  const path = join(mkdtempSync(join(tmpdir(), 'debrief-run-')), 'event.json');
  writeFileSync(path, JSON.stringify(event));
  return readRun({ GITHUB_REPOSITORY: 'acme/shop', GITHUB_EVENT_PATH: path }).pullRequest?.number ?? null;
};

test.each([
  ['a pull request', { pull_request: { number: 12 } }, 12],
  ['a merge queue', { merge_group: { head_ref: 'refs/heads/gh-readonly-queue/main/pr-12-0f3c5d' } }, 12],
  ['a push', { ref: 'refs/heads/main' }, null],
])('knows of which pull request %s is', (_, event, number) => {
  expect(about(event)).toBe(number);
});
