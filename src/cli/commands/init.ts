import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { plainLines } from '../../sinks/terminal.ts';
import { plural } from '../../vocabulary/plural.ts';
import { ACTION_STEPS, SCHEMAS } from '../../vocabulary/release.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { isAbsent, writeText } from '../files.ts';
import { repositoryRoot } from '../repository-root.ts';
import { filesMatching } from '../select-files.ts';

/** Where teams keep their post-mortems; the first that exists is taken. */
const USUAL = ['postmortems', 'post-mortems', 'incidents', 'rca'].flatMap((name) => [name, `docs/${name}`]);

const WORKFLOW = `name: post-mortem
on: pull_request
permissions:
  contents: read # also for the baseline
  pull-requests: read # to lint only what changed
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
${ACTION_STEPS}`;

export default defineCommand({
  summary: 'Set up a repository: a policy, and the workflow that lints pull requests',
  usage: '[FOLDER]',
  flags: {},
  examples: [
    ['debrief init', 'for the folder that has your post-mortems, or will have them'],
    ['debrief init docs/outages', 'for this folder of post-mortems'],
  ],
  async run({ positionals: [folder] }, io) {
    const root = repositoryRoot(io.cwd) ?? io.cwd;
    const given = folder === undefined ? null : relative(root, resolve(io.cwd, folder)).split(sep).join('/');
    if (given?.startsWith('..') || given === '')
      throw new UsageError(
        `${folder} is not a folder inside this repository. Which one? \`debrief init postmortems\`.`,
      );
    const directory = given ?? USUAL.find((each) => existsSync(join(root, each))) ?? 'postmortems';
    const written = [
      write(root, ['.github/debrief.yml', '.github/debrief.yaml'], policyFor(directory), io),
      write(root, ['.github/workflows/post-mortem.yml'], WORKFLOW, io),
    ];
    if (written.includes(false)) return 2;
    const { length } = filesMatching([`${directory}/**/*.md`], root);
    io.out(
      plainLines(
        length
          ? `\n${directory} has ${plural(length, 'Markdown file')}. \`debrief lint\` says what it finds there; \`debrief lint --update-baseline\` accepts that, so that only new findings count.\n`
          : `\nPost-mortems go to ${directory}. \`debrief lint\` checks them.\n`,
      ),
    );
    return 0;
  },
});

const policyFor = (directory: string) => `# yaml-language-server: $schema=${SCHEMAS.policy}
# Everything has a default: \`debrief lint --print-config\` prints all that applies.
postmortems:
  directory: ${JSON.stringify(directory)}
  files: [${JSON.stringify(`${directory}/**/*.md`)}]
`;

/** Writes the first of these files unless one of them is there already. False if it cannot be written. */
function write(root: string, paths: readonly [string, ...string[]], text: string, io: Io): boolean {
  const known = paths.find((path) => !isAbsent(join(root, path)));
  const path = known ?? paths[0];
  const problem = known ? null : writeText(join(root, path), text);
  if (problem) io.err(plainLines(`debrief: ${path} cannot be written: ${problem}.\n`));
  else
    io.out(plainLines(known ? `${path} is there already, and stays as it is.\n` : `${path} is written.\n`));
  return problem === null;
}
