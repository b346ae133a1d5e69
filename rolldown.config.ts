import { defineConfig, type Plugin } from 'rolldown';
import pkg from './package.json' with { type: 'json' };
import { examples } from './scripts/bundle/examples.ts';
import { latePatterns } from './scripts/bundle/late-patterns.ts';
import { letters } from './scripts/bundle/letters.ts';

/**
 * The command: an ES module of a few lines that requires the rest as CommonJS. Half of a short run is loading: CommonJS
 * loads Node's own modules without making a facade of each, and `src/cli/code-cache.ts` keeps what V8 compiled (decision
 * 84). Regular expressions are compiled at once: most of a first document's time would go to compiling them twice. For
 * one document they are compiled without optimizing them, which takes longer than it saves (decision 182).
 * The slowest of V8's compilers stays off for `lint`: over 300 documents it took more time than its code saved. A report
 * on a large ledger needs it. The next slowest, Maglev, stays off too where only one document is named (decision 158).
 * Marking in steps is off as well: it began to collect the heap of a run that was nearly over.
 * And the heap is kept small, a third less memory over 300 documents: what is new may grow to some 4 MB while the first
 * documents are judged, which saves collecting it every few milliseconds, and no further. With one document, it grows
 * in larger steps: after seven small collections V8 would collect the whole heap just before the end (decision 196).
 */
const command: Plugin = {
  name: 'command',
  generateBundle(_, bundle) {
    const fileOf = (name: string) =>
      Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === name)?.fileName;
    const source = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error('Debrief needs Node 24 or later, and this is ' + process.version + '.');
  process.exit(2);
}
const { createRequire } = process.getBuiltinModule('node:module');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');
const verb = /^[a-z-]+$/.exec(process.argv[2] ?? '')?.[0] ?? '';
const single = verb === 'lint' && process.argv.filter((word) => /[.](md|markdown)$/i.test(word)).length === 1;
const starting = [
  '--no-regexp-tier-up',
  ...(verb === 'lint' ? ['--no-turbofan'] : []),
  ...(single ? ['--no-maglev', '--no-regexp-optimization'] : []),
  '--no-incremental-marking',
  single ? '--semi-space-growth-factor=4' : '--semi-space-growth-factor=2',
  '--heap-growing-percent=50',
];
const setFlags = () => starting.forEach((flag) => setFlagsFromString(flag));
setFlags();
const require = createRequire(import.meta.url);
const { requireCached } = require('./${fileOf('code-cache')}');
const { main } = requireCached(require.resolve('./${fileOf('process')}'), single ? 'lint-single' : verb, setFlags);
main(() => setFlagsFromString('--semi-space-growth-factor=1'));
`;
    this.emitFile({ type: 'asset', fileName: 'cli.js', source });
  },
};

/**
 * Everything beyond ASCII as an escape: V8 then keeps the source at one byte for each character, and a first document
 * is judged some milliseconds sooner. (`String.raw` stands in patterns only, where both mean the same.)
 */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      // "\é" means é; it would become "\\u00e9", a backslash and five letters.
      const odd = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.exec(chunk.code);
      if (odd) this.error(`A backslash before a character beyond ASCII, in ${chunk.fileName}: ${odd[0]}`);
      chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

// A library under Octokit offers Redis through `eval`; nothing here asks for it.
const checks = { eval: false };

/** What is built for npm and for the release tag; built twice, it is the same byte for byte. */
export default defineConfig([
  {
    input: { process: 'src/cli/process.ts', 'code-cache': 'src/cli/code-cache.ts' },
    platform: 'node',
    checks,
    plugins: [letters, latePatterns, examples, command, ascii],
    output: {
      dir: 'dist',
      format: 'cjs',
      minify: true,
      entryFileNames: 'cli/[name]-[hash].cjs',
      chunkFileNames: 'cli/[name]-[hash].cjs',
      cleanDir: false,
    },
  },
  {
    input: { action: 'src/action/main.ts' },
    platform: 'node',
    checks,
    plugins: [letters, examples],
    output: {
      dir: 'dist',
      format: 'esm',
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'action/[name]-[hash].js',
      cleanDir: false,
    },
  },
  {
    // The App, for the image: one start reads 20 files instead of 1,500, in a third of the time, and holds 50 MB less.
    input: { app: 'src/app/main.ts' },
    platform: 'node',
    checks,
    plugins: [letters],
    output: {
      dir: 'dist',
      format: 'esm',
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'app/[name]-[hash].js',
      cleanDir: false,
    },
  },
  {
    // What other programs import; its dependencies are installed beside it, so that there is one unified, one vfile.
    input: { index: 'src/index.ts', remark: 'src/remark/index.ts', 'remark-preset': 'src/remark/preset.ts' },
    platform: 'node',
    checks,
    plugins: [letters],
    external: Object.keys(pkg.dependencies).map((name) => new RegExp(`^${name}(?:/|$)`)),
    output: {
      dir: 'dist/lib',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      cleanDir: false,
    },
  },
]);
