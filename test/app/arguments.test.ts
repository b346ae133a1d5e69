import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const start = (...words: string[]) =>
  spawnSync(process.execPath, ['src/app/main.ts', ...words], { encoding: 'utf8', timeout: 20_000 });

test('`npm start -- --help` says how to start, and starts nothing', () => {
  const { status, stdout } = start('--help');
  expect([status, stdout]).toEqual([0, expect.stringContaining('docs/install.md')]);
});

test('an argument that the server does not take is refused', () => {
  const { status, stderr } = start('--port', '3000');
  expect([status, stderr]).toEqual([2, expect.stringContaining('takes no arguments, and "--port" is one')]);
});
