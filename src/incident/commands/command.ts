import type { Folding, Said } from '../folding.ts';

/**
 * A verb of `/incident VERB …`. One file in this folder exports it as default (or a list, for verbs of one kind):
 * parsing, permission, answers, help and documentation follow from it.
 */
export interface Command {
  readonly verb: string;
  /** Where it stands in the help; lower comes first. */
  readonly place: number;
  /** As shown in the help: `update <text>`. */
  readonly usage: string;
  /** One line: what it does. */
  readonly about: string;
  /** What somebody could type, without `/incident`. Run by the tests. */
  readonly examples: readonly string[];
  /** True for a command that only asks: it does not show that somebody took the incident in hand. */
  readonly asks?: true;
  /**
   * Its effect on the incident. Returns what is wrong and what to type instead (Markdown), or null when all is well;
   * for a command that asks, the answer. `all` are the commands that there are.
   */
  run(text: string, said: Said, folding: Folding, all: readonly Command[]): string | null;
}
