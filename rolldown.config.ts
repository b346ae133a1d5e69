import { defineConfig, type Plugin } from 'rolldown';
import pkg from './package.json' with { type: 'json' };

/**
 * The command: an ES module of a few lines that switches on the compile cache and requires the rest as CommonJS.
 * Half of a short run is loading, and CommonJS loads Node's own modules without making a facade of each. Regular
 * expressions are compiled at once: most of a first document's time would go to compiling them twice.
 * And the heap is kept small, a third less memory over 300 documents: what is new may grow to some 4 MB while the first
 * documents are judged, which saves collecting it every few milliseconds, and no further.
 */
const command: Plugin = {
  name: 'command',
  generateBundle() {
    const source = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error('Debrief needs Node 24 or later, and this is ' + process.version + '.');
  process.exit(2);
}
const { createRequire, enableCompileCache } = process.getBuiltinModule('node:module');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');
for (const flag of ['--no-regexp-tier-up', '--semi-space-growth-factor=2', '--heap-growing-percent=50']) setFlagsFromString(flag);
enableCompileCache();
createRequire(import.meta.url)('./cli/process.cjs').main(() => setFlagsFromString('--semi-space-growth-factor=1'));
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
    input: { process: 'src/cli/process.ts' },
    platform: 'node',
    checks,
    plugins: [command, ascii],
    output: {
      dir: 'dist',
      format: 'cjs',
      minify: true,
      entryFileNames: 'cli/[name].cjs',
      chunkFileNames: 'cli/[name]-[hash].cjs',
      cleanDir: false,
    },
  },
  {
    input: { action: 'src/action/main.ts' },
    platform: 'node',
    checks,
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
