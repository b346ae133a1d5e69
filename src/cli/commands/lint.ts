import { basename, dirname, relative, resolve } from 'node:path';
import { FORMATS, type Format, reporters } from '../../lint/reporters/index.ts';
import { plural } from '../../lint/reporters/plural.ts';
import { count, type FileResult, withoutHints } from '../../lint/result.ts';
import { PROFILES, type Profile } from '../../lint/rule.ts';
import { defineCommand, type Io, UsageError, type Values } from '../command.ts';
import { expand } from '../files.ts';
import { engine, type Judged, type Judging, judgeFile, judgeFor } from '../judge.ts';
import { loadPolicy, policyFinder } from '../policy.ts';

const flags = {
  format: {
    type: 'string',
    short: 'f',
    choices: FORMATS,
    about: `How to print: ${FORMATS.join(', ')}; stylish is the default`,
  },
  fix: { type: 'boolean', about: 'Mend what is mechanical (dates, times, headings) in the files themselves' },
  hints: { type: 'boolean', about: 'Show hints, too' },
  profile: { type: 'string', choices: PROFILES, about: 'Judge by this profile, whatever the severity' },
  config: {
    type: 'string',
    short: 'c',
    value: 'FILE',
    about: 'Policy; otherwise .github/debrief.yml, looked for from each file upwards',
  },
  baseline: { type: 'string', value: 'FILE', about: 'Leave out the findings that this file holds' },
  'update-baseline': {
    type: 'boolean',
    about: "Write today's findings into the baseline (.debrief-baseline.json)",
  },
  since: {
    type: 'string',
    value: 'REF',
    about: 'Only what is new since this branch or commit: changed files, and in them new findings',
  },
  'max-warnings': { type: 'string', value: 'N', about: 'More warnings than this are a failure, too' },
  cache: { type: 'boolean', about: 'Remember results in .debrief-cache.json' },
  'stdin-filename': { type: 'string', value: 'PATH', about: 'What `-` (standard input) is to be taken for' },
  today: {
    type: 'string',
    value: 'DATE',
    about: 'Judge as on this day (2026-04-01), so that a run can be repeated',
  },
  'print-config': {
    type: 'boolean',
    about: 'Print the policy and the level of each rule for these files, and stop',
  },
  timing: { type: 'boolean', about: 'Say on standard error what each rule cost' },
} as const;

export default defineCommand({
  summary: 'Judge post-mortems: blame, timeline, causes, action items, impact, structure',
  usage:
    "[FLAGS] [FILES…] (files, folders, globs, or - for standard input; the policy's, when none is named)",
  flags,
  examples: [
    ['debrief lint postmortems', 'every Markdown file below a folder'],
    ['debrief lint --fix postmortems/2026-04-01-checkout.md', 'mend what is mechanical'],
    ['debrief lint --since main --format github postmortems', 'in CI: only what this branch made worse'],
    ['debrief lint --update-baseline postmortems', 'start green with old documents'],
  ],
  async run({ flags: given, positionals }, io) {
    const limit = maxWarnings(given['max-warnings']);
    // What only some runs need is loaded by them alone: a first finding should not wait for it.
    const timing = given.timing ? (await import('../timing.ts')).stopwatch() : null;
    const judging: Judging = {
      cwd: io.cwd,
      today: day(given.today, io.now),
      profile: given.profile as Profile | undefined,
      policyOf: policyFinder(io.cwd, given.config),
      // A measured run must run, and a mended one must see what it mends.
      cache:
        given.cache && !given.timing && !given.fix
          ? (await import('../cache.ts')).openCache(resolve(io.cwd, '.debrief-cache.json'))
          : null,
      judges: new Map(),
      ...(timing ? { around: timing.around } : {}),
    };
    const words = positionals.length > 0 ? positionals : await filesOfPolicy(judging);
    if (given['print-config']) return (await import('../print-config.ts')).printConfig(words, judging, io);
    if (words.includes('-')) {
      if (words.length > 1)
        throw new UsageError('Standard input (-) is linted on its own, without other files.');
      if (given.fix)
        throw new UsageError('--fix mends files, and standard input (-) is none. Name the file.');
      return finish([await standardInput(given, judging, io)], true, given, limit, io);
    }

    const { inputs, missing, ignored } = await expand(words, io.cwd);
    for (const path of ignored) io.err(`${path} is left out by .debriefignore.\n`);
    for (const problem of missing) io.err(`debrief: ${problem}\n`);
    const changes =
      given.since === undefined ? null : (await import('../git.ts')).changesSince(given.since, io.cwd);
    const judged: Judged[] = [];
    for (const [i, input] of inputs.entries()) {
      if (i === SETTLED) io.settled?.();
      const before = changes?.before(input.absolute);
      if (changes && before === undefined) continue;
      const one = await judgeFile(input, judging, given.fix === true);
      if (!one) {
        if (input.named) io.err(`${input.path} is left out by lint.ignore of the policy.\n`);
        continue;
      }
      judged.push(typeof before === 'string' ? await onlyNew(one, before, judging) : one);
    }
    const uncached = judging.cache?.save();
    if (uncached)
      io.err(`The cache .debrief-cache.json cannot be written: ${uncached}. Nothing was remembered.\n`);
    const unwritten = judged.filter((one) => one.unwritten !== undefined);
    for (const one of unwritten)
      io.err(`debrief: ${one.input.path} was not mended, since it cannot be written: ${one.unwritten}.\n`);
    if (given.fix) io.err(sayMended(judged));
    timing?.print(io.err);
    if (missing.length > 0 && judged.length === 0) return 2;
    if (judged.length > 0 && judged.every(({ read }) => !read)) {
      for (const { result } of judged) io.err(`debrief: ${result.path}: ${result.findings[0]?.message}\n`);
      return 2;
    }
    return finish(
      judged.map(({ result }) => result),
      missing.length === 0 && unwritten.length === 0,
      given,
      limit,
      io,
    );
  },
});

/** Documents after which memory is as a long run needs it. */
const SETTLED = 10;

/** Prints, and answers with the exit code. `complete` is false when something that was asked for is not there. */
async function finish(
  all: readonly FileResult[],
  complete: boolean,
  given: Values<typeof flags>,
  limit: number,
  io: Io,
): Promise<number> {
  if (given['update-baseline']) {
    return (await import('../baseline.ts')).updateBaseline(all, given.baseline, io);
  }
  const held =
    given.baseline === undefined
      ? all
      : (await import('../baseline.ts')).holdToBaseline(all, given.baseline, io);
  const results = given.hints ? held : held.map(withoutHints);
  const { report } = await reporters[(given.format ?? 'stylish') as Format]();
  io.out(report(results, { colour: io.colour }));
  const tooMany = count(results, 'warning') > limit;
  if (tooMany) {
    const found = plural(count(results, 'warning'), 'warning');
    io.err(`debrief: ${found}, and at most ${limit} ${limit === 1 ? 'is' : 'are'} allowed.\n`);
  }
  return count(results, 'error') > 0 || tooMany || !complete ? 1 : 0;
}

/** What --fix did, in one line. */
function sayMended(judged: readonly Judged[]): string {
  const files = judged.filter(({ mended }) => mended > 0);
  const places = files.reduce((sum, { mended }) => sum + mended, 0);
  return places === 0
    ? 'Nothing was mended.\n'
    : `Mended ${plural(places, 'place')} in ${plural(files.length, 'file')}.\n`;
}

/** Leaves out what was already to be found in the file as it was before. */
async function onlyNew(one: Judged, before: string, judging: Judging): Promise<Judged> {
  const judge = await engine(judging, judging.policyOf(dirname(one.input.absolute)));
  const old = new Set(judge(before, one.input.path).findings.map((f) => f.fingerprint));
  const findings = one.result.findings.filter((f) => !old.has(f.fingerprint));
  return { ...one, result: { ...one.result, findings } };
}

async function standardInput(given: Values<typeof flags>, judging: Judging, io: Io): Promise<FileResult> {
  const path = given['stdin-filename'] ?? 'stdin.md';
  if (basename(path) === '') throw new UsageError('--stdin-filename needs the name of a file.');
  const folder = dirname(resolve(io.cwd, path));
  const text = await io.stdinText();
  return judgeFor(judging, folder)(text, path);
}

/** What the policy's `postmortems.files` match here. */
async function filesOfPolicy({ cwd, policyOf }: Judging): Promise<string[]> {
  const file = policyOf(cwd);
  const { postmortems } = await loadPolicy(file, cwd);
  const { inputs } = await expand(postmortems.files, file.root);
  if (inputs.length > 0) return inputs.map(({ absolute }) => relative(cwd, absolute));
  const globs = postmortems.files.join(', ');
  throw new UsageError(
    `Which files? Nothing matches ${globs} (postmortems.files of the policy). Name them: \`debrief lint docs/incidents\`, or \`-\` for standard input.`,
  );
}

function maxWarnings(word: string | undefined): number {
  if (word === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(word)) throw new UsageError(`--max-warnings is a whole number, not "${word}".`);
  return Number(word);
}

function day(word: string | undefined, now: Date): string {
  if (word === undefined) return now.toISOString().slice(0, 10);
  // A day that does not exist (2026-02-30) is read as one of the next month.
  const read = /^\d{4}-\d{2}-\d{2}$/.test(word) ? new Date(`${word}T00:00:00Z`) : null;
  if (read && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(word)) return word;
  throw new UsageError(`--today is a day such as 2026-04-01, not "${word}".`);
}
