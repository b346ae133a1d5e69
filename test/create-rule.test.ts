import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lintText } from '../src/lint/engine.ts';
import type { Rule } from '../src/lint/rule.ts';
import { DEFAULT_POLICY } from '../src/policy/default.ts';

const script = resolve('scripts/create-rule.ts');
const create = (cwd: string, ...words: string[]) =>
  spawnSync(process.execPath, [script, ...words], { cwd, encoding: 'utf8' });

/** A project of its own that borrows what a rule imports. */
function project(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'debrief-rule-'));
  mkdirSync(join(cwd, 'src/lint'), { recursive: true });
  for (const path of [
    'node_modules',
    'package.json',
    'src/lint/rule.ts',
    'src/markdown',
    'src/policy',
    'src/postmortem',
  ]) {
    symlinkSync(resolve(path), join(cwd, path));
  }
  return cwd;
}

test('a new rule type checks, and its tests fail until it is filled in', async () => {
  const cwd = project();
  const { status, stdout } = create(cwd, 'timeline/tea-time');
  expect(status).toBe(0);
  expect(stdout).toContain('npx vitest run test/lint/rules.test.ts -t timeline/tea-time');

  const file = join(cwd, 'src/lint/rules/timeline/tea-time.ts');
  writeFileSync(
    join(cwd, 'tsconfig.json'),
    JSON.stringify({ extends: resolve('tsconfig.json'), include: [file] }),
  );
  const { stdout: errors } = spawnSync('node_modules/.bin/tsc', ['--noEmit', '-p', cwd], {
    encoding: 'utf8',
  });
  expect(errors.split('\n').filter((line) => line.includes('tea-time'))).toEqual([]);

  const { default: rule } = (await import(file)) as { default: Rule };
  expect(rule.id).toBe('timeline/tea-time');
  const [bad] = rule.bad;
  const { findings } = lintText(bad!.markdown, 'x.md', {
    policy: DEFAULT_POLICY,
    today: '2026-04-15',
    rules: [rule],
  });
  expect(findings.map(({ span }) => bad!.markdown.slice(span.start, span.end))).not.toEqual(bad!.reports);
  expect(rule.summary).toMatch(/\bTODO\b/);
});

test.each([
  [[], /The family is one of blame, timeline/],
  [['tmeline/x'], /Did you mean "timeline"\?/],
  [['timeline/Tea'], /lower case, with hyphens/],
  [['timeline/../../../x'], /lower case, with hyphens/],
])('says what is wrong with %j, and writes nothing', (words, message) => {
  const { status, stderr } = create(project(), ...words);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

test('never writes over a rule that is there', () => {
  const cwd = project();
  create(cwd, 'timeline/tea-time');
  const file = join(cwd, 'src/lint/rules/timeline/tea-time.ts');
  writeFileSync(file, 'mine');
  expect(create(cwd, 'timeline/tea-time').status).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
