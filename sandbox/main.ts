import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { type RunningApp, startApp } from './app.ts';
import { type GitHub, startGitHub } from './github.ts';
import { pages } from './pages/index.ts';
import { makeTerminal } from './terminal.ts';
import { REPOSITORY, TOUR } from './tour/index.ts';
import { makeStage, play } from './tour/play.ts';

const USAGE = `npm run sandbox -- [--once] [--no-tour] [--port 3000]

  --once      play the tour and exit: 0 when every step succeeded, 1 otherwise
  --no-tour   only the GitHub and the App, for you to play with
  --port N    the port of the GitHub: 3000 by default, any free one with --once`;

const terminal = makeTerminal();
const options = readOptions();
const began = performance.now();
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

let github: GitHub | undefined;
let app: RunningApp | undefined;
let playing = true;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void leave(playing ? 130 : 0));

try {
  terminal.title('Debrief sandbox');
  github = await openGitHub(options.port);
  app = await startApp(github);
  terminal.line(`A GitHub on this machine   ${github.webUrl}`);
  terminal.line(`The App, as in production  ${app.url}  ${terminal.dim(`ready after ${seconds(began)}`)}`);
  terminal.line(`Its dashboard              ${app.url}/sign-in  ${terminal.dim('sign in as anybody')}`);
} catch (error) {
  terminal.failed('The sandbox did not start', [(error as Error).message]);
  await leave(1);
}

if (options.tour) {
  const tour = performance.now();
  terminal.title('One incident, from the label to the last action item');
  const failed = await play(TOUR, makeStage(github!, `${github!.owner}/${REPOSITORY.name}`), terminal);
  if (failed) {
    terminal.line(
      `\n  The tour stopped at “${failed.title}”. ${options.once ? '' : `The App's log: ${app!.log}`}`,
    );
    if (options.once) terminal.line(lastWords(app!.log));
  } else
    terminal.line(`\n  Every step succeeded in ${seconds(tour)} (${seconds(began)} including the start).`);
  if (options.once) await leave(failed ? 1 : 0);
}
playing = false;
terminal.line(`\n  Play on: ${github!.webUrl}  ${terminal.dim('(Ctrl+C ends it; nothing is kept)')}`);

/** The GitHub of the sandbox, with the repository of the story; its App has what app.yml asks for, and no more. */
async function openGitHub(port: number): Promise<GitHub> {
  const manifest = parse(readFileSync(new URL('../app.yml', import.meta.url), 'utf8'));
  const { default_permissions: permissions, default_events: events } = manifest;
  try {
    const opened = await startGitHub({ port, permissions, events, pages });
    await opened.seed.repo(REPOSITORY);
    return opened;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken. Choose another one: npm run sandbox -- --port ${port + 1}`);
  }
}

async function leave(code: number): Promise<never> {
  await app?.stop().catch(() => undefined);
  await github?.close().catch(() => undefined);
  process.exit(code);
}

/** The last warnings and errors of a log that is about to be removed. */
function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const grave = lines.filter((line) => !/"level":(?:10|20|30)\b/.test(line)).slice(-8);
  return grave.length
    ? `\n  The App's last warnings:\n    ${grave.join('\n    ')}`
    : '\n  The App logged no warning.';
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        tour: { type: 'boolean', default: true },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowNegative: true,
    });
    const port = Number(values.port ?? (values.once ? 0 : 3000));
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port: ${values.port} is not a port`);
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return { once: values.once, tour: values.tour, port };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
