import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8'));

// Only its number is old here; that an old Node can read the file is why it is no TypeScript.
const run = (version: string) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
      ...scripts.debrief.split(' ').slice(1),
      'version',
    ],
    { encoding: 'utf8' },
  );

test('a Node that is too old is told in a sentence by what `npm run` starts', () => {
  const { status, stderr } = run('20.19.2');
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^Debrief needs Node 24 or later.*\n$/)]);
  expect(run(`${engines.node.replace('>=', '')}.0.0`).status).toBe(0);
  expect(scripts.start).toContain('needs-node.mjs');
});
