import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-code-cache-'));
  writeFileSync(
    join(folder, 'main-1.cjs'),
    `const { greet } = require('./greet-2.cjs'); const { sep } = require('node:path');
     module.exports = () => console.log(greet(), sep, __filename.endsWith('main-1.cjs'));`,
  );
  writeFileSync(
    join(folder, 'greet-2.cjs'),
    `exports.greet = () => 'hello'; exports.never = () => 'not asked for';`,
  );
});

/** Runs the program in the folder once, and returns what it prints. `first` and `last`: code to run around it. */
function run(purpose = 'lint', env = {}, { first = '', last = '', beforeKeeping = '' } = {}): string {
  const code = `const { requireCached } = await import(${JSON.stringify(resolve('src/cli/code-cache.ts'))});
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    ${first}
    requireCached(${JSON.stringify(join(folder, 'main-1.cjs'))}, '${purpose}', () => { ${beforeKeeping} })();
    ${last}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(folder, 'cache'), ...env },
  });
  return stdout + stderr;
}

const kept = () =>
  globSync('cache/**/debrief/*', { cwd: folder })
    .map((path) => join(folder, path))
    .sort();
const GREETING = 'hello / true\n';

test('the first run keeps the code of the functions that it called; the second uses it as it is', () => {
  expect(run()).toBe(GREETING);
  const [greet, main] = kept();
  expect(main).toMatch(/main-1\.cjs-lint$/);
  const code = readFileSync(greet!);
  expect([code.includes('hello'), code.includes('not asked for')]).toEqual([true, false]);
  expect(statSync(greet!).mode & 0o077).toBe(0);
  const before = kept().map((path) => statSync(path).ino);
  expect(run()).toBe(GREETING);
  expect(kept().map((path) => statSync(path).ino)).toEqual(before);
});

test('each verb keeps its own code', () => {
  run('lint');
  run('read');
  expect(kept().map((path) => path.replace(/.*-/, ''))).toEqual(['lint', 'read', 'lint', 'read']);
});

test.each<[string, (whole: Buffer) => Buffer]>([
  ['empty', () => Buffer.alloc(0)],
  ['nonsense', () => Buffer.from('nonsense')],
  ['half of it', (whole) => whole.subarray(0, whole.length / 2)],
  ['of the right length, but damaged', (whole) => whole.fill(0x55, 32, 64)],
])('kept code that is broken is replaced: %s', (_, damage) => {
  run();
  const [greet] = kept();
  writeFileSync(greet!, damage(readFileSync(greet!)));
  const broken = statSync(greet!).ino;
  expect(run()).toBe(GREETING);
  expect(statSync(greet!).ino).not.toBe(broken);
  expect(readFileSync(greet!).includes('hello')).toBe(true);
});

test.skipIf(process.getuid?.() !== 0)("code in another user's file is not used", async () => {
  const { chownSync } = await import('node:fs');
  run();
  const [greet] = kept();
  chownSync(greet!, 1, 1);
  expect(run()).toBe(GREETING);
  expect(statSync(kept()[0]!).uid).toBe(0);
});

test('a link that somebody put where the code is written first is not followed', () => {
  const precious = join(folder, 'precious');
  writeFileSync(precious, 'mine');
  run();
  const [greet] = kept();
  rmSync(greet!);
  const link = `process.getBuiltinModule('node:fs').symlinkSync('${precious}', '${greet}.' + process.pid);`;
  expect(run('lint', {}, { first: link })).toBe(GREETING);
  expect(readFileSync(precious, 'utf8')).toBe('mine');
});

test('code is kept under the flags that the next run starts with', () => {
  const set = (factor: number) => `setFlagsFromString('--semi-space-growth-factor=${factor}');`;
  const command = { first: set(2), last: set(3), beforeKeeping: set(2) };
  run('lint', {}, command);
  const before = kept().map((path) => statSync(path).ino);
  expect(run('lint', {}, command)).toBe(GREETING);
  expect(kept().map((path) => statSync(path).ino)).toEqual(before);
});

test('nothing is kept where Node keeps nothing', () => {
  expect(run('lint', { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(GREETING);
  expect(kept()).toEqual([]);
});
