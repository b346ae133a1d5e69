import { basename, dirname, relative, resolve } from 'node:path';
import { FORMATS, type Format } from '../../lint/reporters/index.ts';
import { count, type FileResult, withoutHints } from '../../lint/result.ts';
import { PROFILES, type Profile } from '../../lint/rule.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { isIsoDay } from '../../time/day.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { plural } from '../../vocabulary/plural.ts';
import type { Held, Hold } from '../baseline.ts';
import { baselineAbove } from '../baseline-file.ts';
import { defineCommand, type Io, UsageError, type Values } from '../command.ts';
import { type Linting, linterFor } from '../lint/linter.ts';
import { type Fixing, lintFiles } from '../lint/many-files.ts';
import type { Linted } from '../lint/one-file.ts';
import { printResults } from '../lint/print-results.ts';
import { CONFIG_FLAG, loadPolicy, policyFinder } from '../policy.ts';
import { filesMatching, selectFiles } from '../select-files.ts';

const flags = {
  format: {
    type: 'string',
    short: 'f',
    choices: FORMATS,
    about: `How to print: ${FORMATS.join(', ')}; stylish is the default`,
  },
  fix: {
    type: 'boolean',
    about: 'Fix dates, times and headings in the files themselves',
  },
  'fix-dry-run': { type: 'boolean', about: 'Show what --fix would change, without writing' },
  hints: { type: 'boolean', about: 'Show hints as well' },
  profile: {
    type: 'string',
    choices: PROFILES,
    about: 'Judge by this profile, whatever the severity, and older documents as if a change proposed them',
  },
  config: CONFIG_FLAG,
  baseline: {
    type: 'string',
    value: 'FILE',
    about:
      'Leave out the findings in this file; by default .debrief-baseline.json, if there is one, but not in CI',
  },
  'no-baseline': { type: 'boolean', about: 'Report findings in the baseline, too' },
  'update-baseline': {
    type: 'boolean',
    about: 'Write the findings of this run to the baseline (.debrief-baseline.json)',
  },
  since: {
    type: 'string',
    value: 'REF',
    about:
      'Only new findings in files changed since this branch or commit; `merge-base`: since the default branch',
  },
  'max-warnings': { type: 'string', value: 'N', about: 'Fail above N warnings' },
  cache: { type: 'boolean', about: 'Keep results in .debrief-cache.json and reuse them' },
  'stdin-filename': { type: 'string', value: 'PATH', about: 'File name for standard input (`-`)' },
  today: {
    type: 'string',
    value: 'DATE',
    about: 'Lint as if today were this day (2026-04-01), for repeatable runs',
  },
  'print-config': {
    type: 'boolean',
    about: 'Print the policy and the level of each rule for these files, or for this folder, and exit',
  },
  timing: { type: 'boolean', about: 'Print on standard error how long each rule took' },
} as const;

export default defineCommand({
  summary: 'Lint post-mortems: blame, timeline, causes, action items, impact, structure',
  usage:
    "[FLAGS] [FILES…] (files, folders, globs, !globs to leave out, or - for standard input; by default the policy's)",
  flags,
  examples: [
    ['debrief lint postmortems', 'every Markdown file below a folder'],
    ['debrief lint --fix postmortems/2026-04-01-checkout.md', 'fix dates, times and headings'],
    ['debrief lint --since merge-base --format github postmortems', 'in CI: only what this branch adds'],
    ['debrief lint --update-baseline postmortems', 'accept the findings in old documents'],
  ],
  async run({ flags: given, positionals }, io) {
    const limit = maxWarnings(given['max-warnings']);
    // Loaded only by runs that need it: the first finding should not wait for it.
    const timing = given.timing ? (await import('../timing.ts')).stopwatch() : null;
    const linting = await lintingFor(given, timing?.around, io);
    if (given['print-config']) {
      const { printConfig } = await import('../print-config.ts');
      return printConfig(positionals.length > 0 ? positionals : ['.'], linting, io);
    }
    const words = positionals.length > 0 ? positionals : await filesOfPolicy(linting, io);
    if (words.includes('-')) {
      if (words.length > 1)
        throw new UsageError('Standard input (-) is linted on its own, without other files.');
      if (given.fix)
        throw new UsageError('--fix changes files, and cannot change standard input (-). Name the file.');
      const hold = await holdFor(given, io);
      const held = hold(await standardInput(given, linting, io));
      return finish([held], { complete: true, limit }, given, io);
    }
    const { inputs, missing, ignored } = await selectFiles(words, io.cwd);
    for (const path of ignored) io.err(plainLines(`${path} is ignored by .debriefignore.\n`));
    for (const problem of missing) io.err(plainLines(`debrief: ${problem}\n`));
    const hold = await holdFor(given, io);
    const fixing = fixingOf(given);
    const linted = await lintFiles(inputs, { hold, since: given.since, fixing }, linting, io);
    const allWritten = reportUnwritten(linted, linting, io);
    if (isFixing(given)) {
      const { fixedText } = await import('../fixed-text.ts');
      io.err(plainLines(fixedText(linted, fixing === 'write')));
    }
    timing?.print((text) => io.err(plainLines(text)));
    if (missing.length > 0 && linted.length === 0) return 2;
    if (linted.length > 0 && linted.every(({ content }) => content === null)) {
      for (const { result } of linted)
        io.err(plainLines(`debrief: ${result.path}: ${result.findings[0]?.message}\n`));
      return 2;
    }
    return finish(linted, { complete: missing.length === 0 && allWritten, limit }, given, io);
  },
});

type Given = Values<typeof flags>;

/** How to lint, from the flags. */
async function lintingFor(given: Given, around: Linting['around'], io: Io): Promise<Linting> {
  // A timed run must really run, and --fix must see the text.
  const cached = given.cache && !given.timing && !isFixing(given);
  return {
    cwd: io.cwd,
    today: day(given.today, io.now),
    profile: given.profile as Profile | undefined,
    changedOnly: given.since !== undefined,
    policyOf: policyFinder(io.cwd, given.config),
    cache: cached ? (await import('../cache.ts')).openCache(resolve(io.cwd, '.debrief-cache.json')) : null,
    linters: new Map(),
    ...(around ? { around } : {}),
  };
}

/** Leaves out the findings that the team has accepted; none if there is no baseline, or this run writes it. */
async function holdFor(given: Given, io: Io): Promise<Hold> {
  const keepAll: Hold = (result) => ({ result, left: 0, gone: 0 });
  if (given['no-baseline'] || given['update-baseline']) return keepAll;
  // In CI, a change that adds to the baseline would accept its own findings; the Action reads the default branch's.
  const byDefault = io.env.CI ? null : baselineAbove(io.cwd);
  const file = given.baseline ?? byDefault;
  return file === null ? keepAll : (await import('../baseline.ts')).openBaseline(file, io);
}

const isFixing = (given: Given): boolean => given.fix === true || given['fix-dry-run'] === true;

function fixingOf(given: Given): Fixing {
  if (given['fix-dry-run']) return 'dry-run';
  if (given.fix) return 'write';
  // Only the report for people says how much --fix would do.
  return (given.format ?? 'stylish') === 'stylish' ? 'count' : 'none';
}

/** Saves the cache, and reports files that could not be written. True if --fix could write all of its changes. */
function reportUnwritten(linted: readonly Linted[], { cache }: Linting, io: Io): boolean {
  const uncached = cache?.save();
  if (uncached)
    io.err(
      plainLines(
        `The cache .debrief-cache.json cannot be written: ${uncached}. The results were not kept.\n`,
      ),
    );
  const unwritten = linted.filter((one) => one.unwritten !== undefined);
  for (const one of unwritten)
    io.err(
      plainLines(
        `debrief: ${one.input.path} was not fixed, because it cannot be written: ${one.unwritten}.\n`,
      ),
    );
  return unwritten.length === 0;
}

/**
 * Prints the results and returns the exit code. `complete` is false if a named file is missing or could not be fixed;
 * `limit`: how many warnings a run may have and pass.
 */
async function finish(
  all: readonly Held[],
  { complete, limit }: { readonly complete: boolean; readonly limit: number },
  given: Given,
  io: Io,
): Promise<number> {
  if (given['update-baseline']) {
    const results = all.map(({ result }) => result);
    return (await import('../baseline.ts')).updateBaseline(results, given.baseline, io);
  }
  const results = all.map(({ result }) => (given.hints ? result : withoutHints(result)));
  await printResults(results, (given.format ?? 'stylish') as Format, given.profile !== undefined, io);
  if (all.some(({ left, gone }) => left + gone > 0))
    io.err(plainLines((await import('../baseline.ts')).leftOut(all)));
  const tooMany = count(results, 'warning') > limit;
  if (tooMany) {
    const found = plural(count(results, 'warning'), 'warning');
    io.err(plainLines(`debrief: ${found}; at most ${limit} ${limit === 1 ? 'is' : 'are'} allowed.\n`));
  }
  return count(results, 'error') > 0 || tooMany || !complete ? 1 : 0;
}

async function standardInput(given: Given, linting: Linting, io: Io): Promise<FileResult> {
  const path = given['stdin-filename'] ?? 'stdin.md';
  if (basename(path) === '') throw new UsageError('--stdin-filename needs the name of a file.');
  const folder = dirname(resolve(io.cwd, path));
  const text = await io.stdinText();
  return linterFor(linting, folder)(text, path);
}

/** The files selected by the policy's `postmortems.files`. */
async function filesOfPolicy({ cwd, policyOf }: Linting, io: Io): Promise<string[]> {
  const file = policyOf(cwd);
  const { postmortems } = await loadPolicy(file, cwd);
  const files = filesMatching(postmortems.files, file.root);
  if (files.length > 0) {
    await (await import('../idle-globs.ts')).warnOfIdleGlobs(file, io);
    return files.map((path) => relative(cwd, resolve(file.root, path)));
  }
  const globs = postmortems.files.join(', ');
  const from = file.path === null ? 'the default: there is no policy' : 'postmortems.files of the policy';
  throw new UsageError(
    `Which files? Nothing matches ${globs} (${from}). Name them: \`debrief lint docs/incidents\`, or \`-\` for standard input.`,
  );
}

function maxWarnings(word: string | undefined): number {
  if (word === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(word)) throw new UsageError(`--max-warnings takes a whole number, not "${word}".`);
  return Number(word);
}

function day(word: string | undefined, now: Date): string {
  if (word === undefined) return todayIn(now, UTC);
  if (isIsoDay(word)) return word;
  throw new UsageError(`--today takes a day such as 2026-04-01, not "${word}".`);
}
