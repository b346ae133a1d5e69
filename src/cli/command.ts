import type { TerminalText } from '../sinks/terminal.ts';

/** One flag of a command; `--help` and the parser both read it. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly choices?: readonly string[];
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly about: string;
}
export type Flags = Readonly<Record<string, Flag>>;

/** The values that were given, by flag. */
export type Values<F extends Flags> = {
  readonly [K in keyof F]?: F[K]['type'] extends 'boolean'
    ? boolean
    : F[K] extends { multiple: true }
      ? string[]
      : string;
};

/** What a command may touch; tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Captured once, when the command began. */
  readonly now: Date;
  readonly stdinText: () => Promise<string>;
  /** Standard output and standard error. The type has everything escaped that others wrote. */
  readonly out: (text: TerminalText) => void;
  readonly err: (text: TerminalText) => void;
  /** Whether to colour what goes to `out`. */
  readonly colour: boolean;
  /** How wide the terminal is that `out` goes to; absent where it goes to none, and nothing is to be wrapped. */
  readonly columns?: number | undefined;
  /** Told that a run over many documents has come to its pace. */
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
  /** Resolves to the exit code: 0 clean, 1 findings, 2 could not run. `all` are the verbs that there are. */
  run(given: { flags: Values<F>; positionals: string[] }, io: Io, all: Commands): Promise<number>;
}

/** Verbs by name, each loaded only when it is asked for. */
export type Commands = Readonly<Record<string, () => Promise<{ default: Command }>>>;

/** Gives a command file its types without annotations. */
export function defineCommand<const F extends Flags>(command: Command<F>): Command<F> {
  return command;
}

/** Something that the person at the keyboard can put right; shown without a stack, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
