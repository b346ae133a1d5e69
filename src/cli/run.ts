import { didYouMean } from '../policy/did-you-mean.ts';
import { plainLines } from '../sinks/terminal.ts';
import { bugReport } from '../vocabulary/bug.ts';
import { type Io, UsageError } from './command.ts';
import { commands } from './commands/index.ts';
import { parseFlags } from './flags.ts';

const HELP = new Set(['--help', '-h']);

/** Runs one command line (the words after `debrief`) and resolves to its exit code. Never throws. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(words, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(plainLines(`debrief: ${error.message}\n`));
    } else {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.err(plainLines(`${bugReport('the command stopped')}\n${said}\n`));
    }
    return 2;
  }
}

async function dispatch(words: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = words;
  if (first === '--version' || first === '-v') return dispatch(['version'], io);
  if (first === undefined || HELP.has(first)) {
    const help = await dispatch(['help'], io);
    return first === undefined ? 2 : help;
  }
  const load = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (!load) {
    const names = Object.keys(commands);
    throw new UsageError(
      `There is no command "${first}".${didYouMean(first, names)} \`debrief help\` lists them.`,
    );
  }
  const end = rest.indexOf('--');
  if ((end < 0 ? rest : rest.slice(0, end)).some((word) => HELP.has(word)))
    return dispatch(['help', first], io);
  const { default: command } = await load();
  return command.run(parseFlags(command.flags, rest), io, commands);
}
