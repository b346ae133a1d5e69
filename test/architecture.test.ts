import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import pkg from '../package.json' with { type: 'json' };
import { ALONE, NOTICED } from './alone.ts';
import { LONG } from './longest-first.ts';
import { circles, type Import, readSource, type SourceFile } from './syntax.ts';

/** Rooms from the bottom up; a room may import from its own layer and from those below. */
const LAYERS = [
  ['vocabulary', 'sinks'],
  ['languages'],
  ['time', 'markdown', 'policy'],
  ['english', 'services', 'privacy'],
  ['postmortem', 'incident'],
  ['reliability'],
  [
    'lint',
    'action-items',
    'alerts',
    'postmortem-index',
    'drafting',
    'evidence',
    'overrides',
    'publish',
    'review',
    'similar',
    'status-page',
  ],
  ['github', 'store', 'paging', 'prometheus', 'chat'],
  ['controllers'],
  ['reconcile'],
  ['app', 'action', 'cli', 'web', 'remark'],
];
const PURE = LAYERS.slice(0, 7).flat();

const layerOf = (room: string) => LAYERS.findIndex((rooms) => rooms.includes(room));
const roomOf = (path: string) => path.split('/')[1] ?? '';
const read = (pattern: string) => globSync(pattern).map((path) => readSource(path.replaceAll('\\', '/')));
const files = read('src/**/*.ts');
/** In a room; `src/index.ts` is the package's own face, above them all. */
const inRoom = (path: string) => path.startsWith('src/') && path.split('/').length > 2;

/** `file → target` for each import that a predicate finds wrong. */
function wrong(predicate: (from: SourceFile, to: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((to) => predicate(file, to)).map(({ target }) => `${file.path} → ${target}`),
  );
}

test('patterns have no modifiers such as (?i:…): Node 24 now and then reads them wrongly', () => {
  const modifier = /\(\?(?:[ims]+(?:-[ims]+)?|-[ims]+):(?!…)/;
  expect('(?-i:Frau)').toMatch(modifier);
  expect(files.map(({ path }) => path).filter((path) => modifier.test(readFileSync(path, 'utf8')))).toEqual(
    [],
  );
});

test('the front page of the repository lists only what a newcomer reads', () => {
  expect(globSync('*.md').sort()).toEqual(['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md']);
});

describe('rooms', () => {
  test('are all known to the design', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter(({ path }) => inRoom(path) && layerOf(roomOf(path)) < 0)).toEqual([]);
  });

  test('import only from rooms beside and below them', () => {
    const isUp = ({ path }: SourceFile, to: Import) =>
      inRoom(path) && inRoom(to.target) && layerOf(roomOf(to.target)) > layerOf(roomOf(path));
    expect(wrong(isUp)).toEqual([]);
  });

  test('below the controllers reach neither GitHub nor the store', () => {
    const worlds = ['github', 'store'];
    const reaches = ({ path }: SourceFile, to: Import) =>
      inRoom(path) &&
      worlds.includes(roomOf(to.target)) &&
      roomOf(path) !== roomOf(to.target) &&
      layerOf(roomOf(path)) < layerOf('controllers');
    expect(wrong(reaches)).toEqual([]);
  });
});

describe('the pure rooms', () => {
  const pure = files.filter(({ path }) => PURE.includes(roomOf(path)));

  test('import no files, HTTP, database or GitHub client', () => {
    const world =
      /^(?:node:(?!util$)|octokit|@octokit\/|probot|hono|@hono\/|pg|pg-boss|@actions\/|@electric-sql\/|pino|fs$|https?$)/;
    expect(wrong((file, { target }) => pure.includes(file) && world.test(target))).toEqual([]);
  });

  test.each([
    ['clock', /^(?:Date\.now|new Date\(\)|performance\.now|set(?:Timeout|Interval|Immediate))$/],
    ['chance', /^(?:Math\.random|crypto\.\w+|randomUUID)$/],
    ['environment', /^process\./],
    ['HTTP', /^fetch$/],
  ])('use no %s', (_, pattern) => {
    const found = pure.flatMap(({ path, uses }) =>
      uses.filter((use) => pattern.test(use)).map((use) => `${path}: ${use}`),
    );
    expect(found).toEqual([]);
  });
});

test.each([
  ['src', files],
  ['sandbox', read('sandbox/**/*.ts')],
])('no files of %s import each other in a circle', (_, of) => {
  expect(circles(of)).toEqual([]);
});

test('what observes never reaches what applies: a look that only shows its steps cannot write', () => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = (path: string, seen = new Set<string>()): Set<string> => {
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      reached(target, seen);
    }
    return seen;
  };
  const observing = files.filter(({ path }) => /^src\/controllers\/.*\bobserve\.ts$/.test(path));
  expect(observing.length).toBeGreaterThan(1);
  for (const { path } of observing)
    expect([...reached(path)].filter((target) => /\bapply\.ts$/.test(target))).toEqual([]);
});

test('what is shipped never imports a fake', () => {
  const isFake = (path: string) => /(?:^|\/)fake(?:\/|\.ts$)/.test(path);
  expect(files.some(({ path }) => isFake(path))).toBe(true);
  expect(wrong(({ path }, { target }) => !isFake(path) && isFake(target))).toEqual([]);
});

test('every dependency is used by what is shipped, and all that it uses is a dependency', () => {
  const used = files.flatMap(({ path, imports }) => (/\bfake\b/.test(path) ? [] : imports));
  const names = used.flatMap(({ target }) => {
    if (target.startsWith('node:') || /^(?:src|\.|\/)/.test(target) || target.endsWith('.json')) return [];
    return target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/');
  });
  // Types alone.
  const packages = new Set(names.map((name) => (name === 'mdast' ? '@types/mdast' : name)));
  expect([...packages].sort()).toEqual(Object.keys(pkg.dependencies).sort());
});

test('files can be read at one sitting; one idea stays in one file', () => {
  expect(files.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

describe('the syntax tree', () => {
  test('shows imports of every form, and what is used', () => {
    const file = readSource('test/fixtures/syntax/forms.ts');
    expect(file.imports).toEqual([
      { target: 'node:fs', typeOnly: false },
      { target: 'test/fixtures/syntax/other.ts', typeOnly: true },
      { target: 'test/fixtures/syntax/other.ts', typeOnly: true },
      { target: 'test/fixtures/syntax/other.ts', typeOnly: false },
      { target: 'test/fixtures/syntax/other.ts', typeOnly: true },
      { target: 'test/fixtures/syntax/other.ts', typeOnly: false },
    ]);
    expect(file.uses).toEqual(expect.arrayContaining(['Date.now', 'new Date()', 'process.env', 'fetch']));
    expect(file.uses).not.toContain('Math.random');
  });

  test('shows circles, those of types too', () => {
    const of = (path: string, ...targets: string[]): SourceFile => ({
      path,
      lines: 1,
      uses: [],
      imports: targets.map((target) => ({ target, typeOnly: true })),
    });
    expect(circles([of('a', 'b', 'd'), of('b', 'c'), of('c', 'a', 'd'), of('d', 'e'), of('e')])).toEqual([
      ['a', 'b', 'c'],
    ]);
  });
});

test('the tests use libraries as users get them, and not their builds for development', () => {
  expect(import.meta.resolve('micromark')).toMatch(/node_modules\/micromark\/index\.js$/);
});

describe('test files that share a process', () => {
  const tests = globSync('test/**/*.test.ts').map((path) => path.replaceAll('\\', '/'));
  const shared = tests
    .filter((path) => !ALONE.includes(path))
    .map((path) => [path, readFileSync(path, 'utf8')] as const);

  test('replace no module, leave the environment as it is, and use no browser', () => {
    expect(shared.filter(([, text]) => NOTICED.test(text)).map(([path]) => path)).toEqual([]);
  });

  test('give the network back after they have answered requests themselves', () => {
    const answering = shared.filter(([, text]) => /^import nock from 'nock';$/m.test(text));
    expect(answering.length).toBeGreaterThan(5);
    const greedy = answering.filter(
      ([, text]) => !/^(?:interceptRequests\(\)|.* = nocked\(\));$/m.test(text),
    );
    expect(greedy.map(([path]) => path)).toEqual([]);
  });

  test('those with a process of their own, and those that come first, exist', () => {
    const named = [...ALONE, ...LONG.map((name) => `test/${name}.test.ts`)];
    expect(named.filter((path) => !tests.includes(path))).toEqual([]);
  });
});
