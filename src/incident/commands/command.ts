import type { Folding } from '../folding.ts';
import type { Attribution } from '../incident.ts';

/**
 * A verb of `/incident VERB …`. One file in this folder exports it as default (or a list, for verbs of one kind):
 * parsing, permission, answers, help and documentation follow from it.
 */
export interface Command {
  readonly verb: string;
  /**
   * Other words that people type for it, in lower case, each with its meaning: `{severity: 'sev', sev1: 'sev 1'}`.
   * Two words are one alias: `{'false alarm': 'false-alarm'}`.
   */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Its position in the help; lower comes first. */
  readonly place: number;
  /** As shown in the help: `update <text>`. */
  readonly usage: string;
  /** True for one that people need in most incidents: the panel lists these, and the help all. */
  readonly often?: true;
  /** One line of Markdown: what it does. */
  readonly about: string;
  /** What somebody could type, without `/incident`. Run by the tests. */
  readonly examples: readonly string[];
  /**
   * How far its text goes: its own line (names and numbers, in which quotes and wide characters do not count), that
   * line's paragraph as one line, or everything up to the next command. Default: the line.
   */
  readonly takes?: 'line' | 'paragraph' | 'everything';
  /** True for one that stops or ends something: it is suggested for a slip of one letter, and no other word. */
  readonly ends?: true;
  /** True for a command that only asks: it does not count as somebody taking over the incident. */
  readonly asks?: true;
  /** The template of an update that it asks for: its name, `phase` for the one of the phase; null for none. */
  template?(text: string): string | null;
  /** The GitHub logins that it names; looked up before the command runs, and refused when nobody here has them. */
  logins?(text: string): readonly string[];
  /** The other incidents that it names, as written. Those of this repository are looked up, and refused if they are not incidents. */
  others?(text: string): readonly string[];
  /**
   * Its effect on the incident. Returns what is wrong and what to type instead (Markdown), or null when all is well;
   * for a command that asks, the answer. `all` are the commands that there are.
   */
  run(text: string, said: Attribution, folding: Folding, all: readonly Command[]): string | null;
}
