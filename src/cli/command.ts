import type { TerminalText } from '../sinks/terminal.ts';

/** One flag of a command; `--help` and the parser both read it. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly choices?: readonly string[];
  /** The placeholder for the value in the help: `FILE`. */
  readonly value?: string;
  readonly about: string;
}
export type Flags = Readonly<Record<string, Flag>>;

/** The given values, by flag. */
export type Values<F extends Flags> = {
  readonly [K in keyof F]?: F[K]['type'] extends 'boolean'
    ? boolean
    : F[K] extends { multiple: true }
      ? string[]
      : string;
};

/** The world of a command; tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Captured once, at the start of the command. */
  readonly now: Date;
  readonly stdinText: () => Promise<string>;
  /** Standard output and standard error. The type ensures that text by others is escaped. */
  readonly out: (text: TerminalText) => void;
  readonly err: (text: TerminalText) => void;
  /** Whether to colour what goes to `out`. */
  readonly colour: boolean;
  /** The width of the terminal that `out` goes to; absent without a terminal: then nothing is wrapped. */
  readonly columns?: number | undefined;
  /** Called once a run over many documents has warmed up. */
  readonly settled?: () => void;
}

/** A verb of the command line. One file in commands/; `npm run generate` finds it. */
export interface Command<F extends Flags = Flags> {
  /** One line, for `debrief help`. */
  readonly summary: string;
  /** What follows the verb: `[FLAGS] FILES…`. */
  readonly usage: string;
  readonly flags: F;
  /** Working command lines, each with what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** Resolves to the exit code: 0 clean, 1 findings, 2 could not run. `all`: every verb. */
  run(given: { flags: Values<F>; positionals: string[] }, io: Io, all: Commands): Promise<number>;
}

/** Verbs by name, each loaded only when it is used. */
export type Commands = Readonly<Record<string, () => Promise<{ default: Command }>>>;

/** Types a command without annotations. */
export function defineCommand<const F extends Flags>(command: Command<F>): Command<F> {
  return command;
}

/** Something that the user can fix; shown without a stack trace, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
