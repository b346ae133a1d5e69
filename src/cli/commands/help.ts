import { didYouMean } from '../../policy/did-you-mean.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { type Command, type Commands, defineCommand, type Io, UsageError } from '../command.ts';

export default defineCommand({
  summary: 'List the commands, or explain one',
  usage: '[COMMAND]',
  flags: {},
  examples: [['debrief help lint', 'how to lint']],
  async run({ positionals: [name] }, io, commands) {
    if (name === undefined) await list(commands, io);
    else {
      const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (!load) {
        throw new UsageError(
          `There is no command "${name}".${didYouMean(name, Object.keys(commands))} \`debrief help\` lists them.`,
        );
      }
      describe(name, (await load()).default, io);
    }
    return 0;
  },
});

async function list(commands: Commands, io: Io): Promise<void> {
  const rows = await Promise.all(
    Object.entries(commands).map(
      async ([name, load]) => [name, (await load()).default.summary] as [string, string],
    ),
  );
  io.out(
    plainLines(`Debrief: post-mortems that help, and promises that are kept.\n\nUsage: debrief COMMAND\n\n`),
  );
  io.out(plainLines(table(rows)));
  io.out(
    plainLines('\n`debrief help COMMAND` says more. Exit codes: 0 clean, 1 findings, 2 could not run.\n'),
  );
}

function describe(name: string, command: Command, io: Io): void {
  io.out(plainLines(`${command.summary}.\n\nUsage: debrief ${name} ${command.usage}\n`));
  const flags = Object.entries(command.flags).map(([flag, { short, value, choices, type, about }]) => {
    const takes = type === 'string' ? ` ${value ?? choices?.join('|') ?? 'VALUE'}` : '';
    return [`${short ? `-${short}, ` : ''}--${flag}${takes}`, about] as [string, string];
  });
  if (flags.length > 0) io.out(plainLines(`\nFlags:\n${table(flags)}`));
  if (command.examples.length > 0) {
    io.out(plainLines(`\nExamples:\n${table(command.examples.map(([line, does]) => [line, does]))}`));
  }
}

function table(rows: readonly [string, string][]): string {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
  return rows
    .map(([left, right]) =>
      left.length > width
        ? `  ${left}\n  ${' '.repeat(width)}  ${right}\n`
        : `  ${left.padEnd(width)}  ${right}\n`,
    )
    .join('');
}
