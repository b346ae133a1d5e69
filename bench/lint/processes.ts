import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from '../row.ts';

/** A linter as its users start it: a script of Node and its arguments, in the folder of the documents. */
export interface Tool {
  readonly name: string;
  readonly script: string;
  args(files: readonly string[]): string[];
}

const at = (path: string) => resolve(import.meta.dirname, '../..', path);

export const DEBRIEF: Tool = {
  name: 'debrief',
  script: at('dist/cli.js'),
  args: (files) => ['lint', ...files],
};
export const CACHED: Tool = {
  name: 'debrief --cache',
  script: at('dist/cli.js'),
  args: (files) => ['lint', '--cache', ...files],
};
export const OTHERS: readonly Tool[] = [
  {
    name: 'markdownlint-cli2',
    script: at('node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'),
    args: (files) => [...files],
  },
  {
    name: 'remark-lint',
    script: at('node_modules/remark-cli/cli.js'),
    args: (files) => [
      '--no-stdout',
      '--quiet',
      '--use',
      at('node_modules/remark-preset-lint-recommended/index.js'),
      ...files,
    ],
  },
  {
    name: 'write-good',
    script: at('node_modules/write-good/bin/write-good.js'),
    args: (files) => [...files],
  },
  { name: 'alex', script: at('node_modules/alex/cli.js'), args: (files) => ['--quiet', ...files] },
];

/** Milliseconds of one run, process start included. Throws when the tool could not run at all. */
function time({ name, script, args }: Tool, folder: string, files: readonly string[]): number {
  const began = performance.now();
  // Output goes nowhere, the same for all, so that no pipe of ours is measured.
  const { error, signal, status } = spawnSync(process.execPath, [script, ...args(files)], {
    cwd: folder,
    stdio: 'ignore',
  });
  const took = performance.now() - began;
  // write-good exits with the number of its findings; 0, 1 and that are all answers.
  if (error || signal || (status === 2 && name.startsWith('debrief')))
    throw new Error(`${name} did not run: ${error ?? signal ?? status}`);
  return took;
}

/** Median milliseconds of each tool, run in turn (A B C A B C …) after one round to warm up. */
export function race(
  tools: readonly Tool[],
  folder: string,
  files: readonly string[],
  rounds: number,
): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(tools.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const tool of tools) {
      const took = time(tool, folder, files);
      if (round >= 0) times.get(tool.name)?.push(took);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

/** Largest resident set of one run, in MB. */
export function peakMemory({ script, args }: Tool, folder: string, files: readonly string[]): number {
  const file = join(mkdtempSync(join(tmpdir(), 'debrief-rss-')), 'rss');
  const tell = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(file)},String(process.resourceUsage().maxRSS)))`;
  const preload = `data:text/javascript,${encodeURIComponent(tell)}`;
  spawnSync(process.execPath, ['--import', preload, script, ...args(files)], {
    cwd: folder,
    stdio: 'ignore',
  });
  return Number(readFileSync(file, 'utf8')) / 1024;
}
