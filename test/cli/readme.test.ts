import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { postmortem, world } from './world.ts';

test("the README's command for a repository of one's own works there, by its own policy", () => {
  const line = /^ {4}(~\/debrief\/\S+ .* postmortems)$/m.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const [program = '', ...words] = line.replaceAll('~/debrief', resolve('.')).split(' ');
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
