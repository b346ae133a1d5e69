import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { postmortem, world } from './world.ts';

test("the README's command for another repository works there, by the policy of that repository", () => {
  const [, alias = '', line = ''] =
    /^ {4}alias debrief='(.+)'\n {4}debrief (.+ postmortems)$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  const [program = '', ...words] = `${alias} ${line}`.replaceAll('~/debrief', resolve('.')).split(' ');
  const { cwd } = world({
    '.github/debrief.yml': "lint: {ignore: ['draft*']}\n",
    'postmortems/a.md': postmortem(),
    'postmortems/draft.md': '',
  });
  const { stdout } = spawnSync(program, [...words, '--format', 'json'], {
    cwd,
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout).map((file: { filePath: string }) => file.filePath)).toEqual(['postmortems/a.md']);
});

test("the README's first lint command finds something in a fresh clone", () => {
  const words = /^ {4}npm run --silent debrief -- (lint .+)$/m.exec(readFileSync('README.md', 'utf8'))?.[1];
  const { status, stdout, stderr } = spawnSync('node', ['src/cli/main.ts', ...words!.split(' ')], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('blame/');
});
