import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Rooms from the bottom up; a room may import from its own layer and from those below. */
const LAYERS = [
  ['vocabulary', 'sinks'],
  ['languages'],
  ['time', 'markdown', 'policy'],
  ['english'],
  ['postmortem', 'incident', 'reliability'],
  ['lint', 'drafting', 'action-items'],
  ['github', 'store'],
  ['controllers'],
  ['reconcile'],
  ['app', 'action', 'cli', 'lsp', 'web', 'remark'],
];
const PURE = LAYERS.slice(0, 6).flat();
/** Contracts that rooms below them may name as types: what GitHub's things and a unit of work look like. */
const CONTRACTS = ['src/github/port.ts', 'src/controllers/controller.ts'];

const layerOf = (room: string) => LAYERS.findIndex((rooms) => rooms.includes(room));
const roomOf = (path: string) => path.split('/')[1] ?? '';
const files = globSync('src/*/**/*.ts').map((path) => path.replaceAll('\\', '/'));
const sources = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

/** What a file names in `import … from`, `export … from` and `import()`; our own files from the project's root. */
function imports(path: string): Import[] {
  const found = [...(sources.get(path) ?? '').matchAll(/\b(import|export)(\s+type)?\b[^;'"]*'([^']+)'/g)];
  return found.map(([, , type, name = '']) => ({
    typeOnly: type !== undefined,
    target: name.startsWith('.') ? relative('.', join(dirname(path), name)).replaceAll('\\', '/') : name,
  }));
}

/** `file → target` for each import that a predicate finds wrong. */
function wrong(predicate: (from: string, to: Import) => boolean): string[] {
  return files.flatMap((path) =>
    imports(path)
      .filter((to) => predicate(path, to))
      .map(({ target }) => `${path} → ${target}`),
  );
}

const ours = ({ target }: Import) => target.startsWith('src/') && target.split('/').length > 2;
const contract = ({ target, typeOnly }: Import) => typeOnly && CONTRACTS.includes(target);

test('every folder is a room that the design knows', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((path) => layerOf(roomOf(path)) < 0)).toEqual([]);
  expect(imports('src/cli/run.ts').map(({ target }) => target)).toContain('src/policy/did-you-mean.ts');
});

test('imports go down only', () => {
  const up = (path: string, to: Import) =>
    ours(to) && !contract(to) && layerOf(roomOf(to.target)) > layerOf(roomOf(path));
  expect(wrong(up)).toEqual([]);
});

test('github/ and store/ are reached from controllers and faces alone', () => {
  const world = ['github', 'store'];
  const reaches = (path: string, to: Import) =>
    ours(to) &&
    !contract(to) &&
    world.includes(roomOf(to.target)) &&
    roomOf(path) !== roomOf(to.target) &&
    layerOf(roomOf(path)) < layerOf('controllers');
  expect(wrong(reaches)).toEqual([]);
});

test('the pure rooms import no files, HTTP, database or GitHub client', () => {
  const world =
    /^(?:node:(?!util$)|octokit|@octokit\/|probot|hono|@hono\/|pg|pg-boss|@actions\/|@electric-sql\/|pino|fs$|https?$)/;
  expect(wrong((path, { target }) => PURE.includes(roomOf(path)) && world.test(target))).toEqual([]);
});

test.each([
  ['no clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bsetTimeout\b|\bsetInterval\b/],
  ['no chance', /\bMath\.random\b|\brandomUUID\b/],
  [
    'no environment',
    /\bprocess\.(?:env|argv|cwd|exit|std|on|hrtime|platform|version|nextTick|memory|getBuiltin)/,
  ],
  ['no HTTP', /\bfetch\(/],
])('the pure rooms have %s', (_what, pattern) => {
  const found = files
    .filter((path) => PURE.includes(roomOf(path)))
    .flatMap((path) => {
      const code = (sources.get(path) ?? '').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      const match = pattern.exec(code);
      return match ? [`${path}: ${match[0]}`] : [];
    });
  expect(found).toEqual([]);
});

test('files are small enough to be read at once', () => {
  const long = files.filter((path) => (sources.get(path) ?? '').split('\n').length > 301);
  expect(long).toEqual([]);
});
