import { type CommandLine, type CommandName, readCommands, readQuoted } from './read.ts';

/** The commands that people gave in the comments so far, to tell what a mail program quotes from what is new. */
export class Given {
  readonly #lines = new Set<string>();
  readonly #name: CommandName;

  constructor(name: CommandName) {
    this.#name = name;
  }

  add(comment: string): void {
    for (const line of readCommands(comment, this.#name)) this.#lines.add(keyOf(line));
  }

  /** Commands in what looks like a quoted e-mail that nobody gave before: perhaps it is not one, and they are meant. */
  missing(comment: string): CommandLine[] {
    return readQuoted(comment, this.#name).filter((line) => !this.#lines.has(keyOf(line)));
  }
}

const keyOf = ({ verb, text }: CommandLine) => `${verb} ${text}`.toLowerCase();
