import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainLines } from '../../sinks/terminal.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';

/** The sandbox, which is not part of the package. */
const SANDBOX = new URL('../../../sandbox/stories/main.ts', import.meta.url);

/** The sandbox's result of a file; see `sandbox/stories/main.ts`. */
interface Played {
  readonly file: string;
  readonly title: string | null;
  readonly passed: boolean;
  readonly seconds: number;
  readonly problems: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  readonly failures: readonly {
    readonly line: number;
    readonly expected: string;
    readonly found: string;
    readonly after: { readonly line: number; readonly words: string } | null;
  }[];
  readonly notes: readonly { readonly line: number; readonly words: string; readonly said: string }[];
}

interface Sandbox {
  playFiles(
    files: readonly string[],
    options: {
      readonly cwd: string;
      readonly logLevel: string;
      readonly onEnd: (result: Played) => void;
      readonly watch?: (address: string) => Promise<void>;
    },
  ): Promise<Played[]>;
}

export default defineCommand({
  summary: 'Rehearse incidents: play stories on a GitHub on this machine, with a simulated clock',
  usage: '[FLAGS] FILE…',
  flags: {
    format: { type: 'string', choices: ['text', 'json'], about: 'Output format; text by default' },
    watch: { type: 'boolean', about: 'Keep the GitHub of the last story running, and print its address' },
    log: { type: 'string', value: 'LEVEL', about: 'Log what the App does: debug, info or warn' },
  },
  examples: [
    [
      'debrief story stories/*.yml',
      'play all stories; in a clone, npm run --silent debrief -- story stories/*.yml',
    ],
    ['debrief story --watch drill.yml', 'play a drill, and look at the result'],
  ],
  async run({ flags, positionals: files }, io) {
    if (!existsSync(SANDBOX))
      throw new UsageError(
        'Stories are played from a clone of Debrief, because the package does not contain the GitHub that they need: git clone, npm ci, npm run --silent debrief -- story FILE.',
      );
    if (!files.length) throw new UsageError('Which story? `debrief story stories/declare.yml`.');
    const missing = files.filter((file) => !existsSync(resolve(io.cwd, file)));
    if (missing.length) throw new UsageError(`There is no file ${missing.join(', ')}.`);
    const folder = files.find((file) => statSync(resolve(io.cwd, file)).isDirectory());
    if (folder)
      throw new UsageError(
        `${folder} is a folder. Name its stories: \`debrief story ${join(folder, '*.yml')}\`.`,
      );
    const { playFiles } = (await import(SANDBOX.href)) as Sandbox;
    const isText = flags.format !== 'json';
    const all = await playFiles(files, {
      cwd: io.cwd,
      logLevel: flags.log ?? 'silent',
      onEnd: (result) => (isText ? io.out(plainLines(textOf(result))) : undefined),
      ...(flags.watch ? { watch: (address: string) => untilInterrupted(address, io) } : {}),
    });
    if (!isText) io.out(plainLines(`${JSON.stringify(all, null, 2)}\n`));
    if (all.some(({ problems }) => problems.length)) return 2;
    return all.every(({ passed }) => passed) ? 0 : 1;
  },
});

function textOf({ file, title, passed, seconds, problems, failures, notes }: Played): string {
  const head = `${passed ? '✓' : '✗'} ${title ?? file}  (${file}, ${seconds.toFixed(1)} s)\n`;
  const wrong = problems.map(({ line, column, message }) => `  ${file}:${line}:${column} ${message}\n`);
  const failed = failures.map(({ line, expected, found, after }) => {
    const since = after ? `after line ${after.line}: ${after.words}` : 'at the beginning';
    const shown = found.replaceAll('\n', '\n                   ');
    return `  ${file}:${line}, ${since}\n    expected:      ${expected}\n    GitHub shows:  ${shown}\n`;
  });
  const refused = notes.map(
    ({ line, words, said }) => `  ${file}:${line} was refused: ${words}\n    ${said}\n`,
  );
  return [head, ...wrong, ...refused, ...failed].join('');
}

async function untilInterrupted(address: string, io: Io): Promise<void> {
  io.err(plainLines(`The story's GitHub, whose clock continues: ${address}\nCtrl+C ends it.\n`));
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, done);
  });
}
