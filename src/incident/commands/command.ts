import type { Draft, Said } from '../draft.ts';

/**
 * One verb of `/incident VERB …`, in one file; the table in index.ts lists them. To add a command, write its file and
 * name it there: parsing, permission, answers, help and the documentation come from here.
 */
export interface Command {
  readonly verb: string;
  /** As shown in the help: `update <text>`. */
  readonly usage: string;
  /** One line: what it does. */
  readonly about: string;
  /** What somebody could type, without `/incident`. Run by the tests. */
  readonly examples: readonly string[];
  /** False for what only asks: it is no sign that somebody took the incident in hand. */
  readonly asks?: true;
  /** Changes the draft. Returns what is wrong and what to type instead (Markdown), or null when all is well. */
  run(text: string, said: Said, draft: Draft): string | null;
}
