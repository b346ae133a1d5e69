import { join, resolve } from 'node:path';
import { ZodError } from 'zod';
import type { Policy } from '../../policy/schema.ts';
import { privacyContext } from '../../privacy/context.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { statusBoard } from '../../status-page/board.ts';
import type { PublicIncident } from '../../status-page/incident.ts';
import { privateIn, publicIncident } from '../../status-page/read.ts';
import { plural } from '../../vocabulary/plural.ts';
import { relative, statusFiles } from '../../web/status/files.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { isAbsent, nearby, readSettings, writeText } from '../files.ts';
import { connect, forPeople, GITHUB_FLAGS, type GitHubFlags, repoNamed } from '../github.ts';
import { instantOf } from '../ledger.ts';
import { CONFIG_FLAG, loadPolicy, policyFinder } from '../policy.ts';

const flags = {
  from: {
    type: 'string',
    value: 'FILE',
    about: 'JSON lines of incidents with their publications; - for standard input',
  },
  repo: { type: 'string', value: 'OWNER/NAME', about: 'Read the incidents and the policy from GitHub' },
  at: { type: 'string', value: 'INSTANT', about: 'Show the page as of this instant; by default now' },
  config: CONFIG_FLAG,
  ...GITHUB_FLAGS,
} as const;

export default defineCommand({
  summary: 'Write the public status page as static files',
  usage: 'export DIR (--from FILE | --repo OWNER/NAME) [FLAGS]',
  flags,
  examples: [
    ['debrief status export site --repo acme/shop', 'the page with the current incidents on GitHub'],
    ['debrief status export site --from incidents.jsonl', 'the page from a file, without GitHub'],
  ],
  async run({ flags: given, positionals: [verb, folder, more] }, io) {
    if (verb !== 'export' || folder === undefined || more !== undefined)
      throw new UsageError('Where should the page go? `debrief status export DIR --repo OWNER/NAME`.');
    if ((given.from === undefined) === (given.repo === undefined))
      throw new UsageError('Which incidents? Give --from FILE or --repo OWNER/NAME.');
    const now = instantOf('at', given.at) ?? io.now;
    const { incidents, policy } =
      given.from === undefined
        ? await fromGitHub(given.repo, given, io).catch((error) => {
            throw forPeople(error);
          })
        : await fromFile(given.from, given.config, io);
    const { statusPage: settings, services } = policy;
    const files = statusFiles(statusBoard({ settings, services, incidents }, now), relative);
    for (const [path, write] of files) put(join(resolve(io.cwd, folder), path), write());
    const what = plural(incidents.length, 'public incident');
    io.out(plainLines(`${files.size} files in ${folder}: ${what}.\n`));
    return 0;
  },
});

interface Found {
  readonly policy: Policy;
  readonly incidents: readonly PublicIncident[];
}

async function fromGitHub(repo: string | undefined, given: GitHubFlags, io: Io): Promise<Found> {
  const place = repoNamed(repo);
  const { policyOf } = await import('../../reconcile/policy-source.ts');
  const { incidentRows } = await import('../incident-rows.ts');
  const github = await connect(place, given, io);
  const { policy } = await policyOf(github, place);
  const incidents: PublicIncident[] = [];
  for await (const row of incidentRows(place, github, policy, io.now)) {
    const found = publicIncident(row, policy.reliability.impactEndsAt);
    if (found) incidents.push(found);
  }
  return { policy, incidents };
}

async function fromFile(file: string, config: string | undefined, io: Io): Promise<Found> {
  const policy = await loadPolicy(policyFinder(io.cwd, config)(io.cwd), io.cwd);
  const path = resolve(io.cwd, file);
  if (file !== '-' && isAbsent(path)) throw new UsageError(`File not found: ${file}.${nearby(file, io.cwd)}`);
  const text = file === '-' ? await io.stdinText() : readSettings(path, `The file ${file}`);
  const incidents: PublicIncident[] = [];
  const known = privacyContext(policy);
  let leftOut = 0;
  const leaveOut = (index: number, why: string) => {
    leftOut += 1;
    io.err(plainLines(`debrief: ${file}, line ${index + 1} is left out: ${why}.\n`));
  };
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    try {
      const found = publicIncident(JSON.parse(line), policy.reliability.impactEndsAt);
      const leak = found && privateIn(found, known);
      if (leak) leaveOut(index, leak);
      else if (found) incidents.push(found);
    } catch (error) {
      leaveOut(index, whyOf(error));
    }
  }
  if (incidents.length === 0 && leftOut === 0)
    io.err(
      plainLines(
        `debrief: no line of ${file} has a text in \`publications\`, so the page shows no incident. With --repo it shows what \`/incident publish\` said.\n`,
      ),
    );
  return { policy, incidents };
}

function whyOf(error: unknown): string {
  if (!(error instanceof ZodError)) return 'this is not JSON';
  const { path, message } = error.issues[0]!;
  return path.length ? `${path.join('.')}: ${message}` : message;
}

function put(path: string, text: string): void {
  const unwritten = writeText(path, text);
  if (unwritten) throw new UsageError(`${path} cannot be written: ${unwritten}.`);
}
