import type { Attribution, ItemState } from '../state.ts';

/**
 * A verb of `/action VERB …` on the issue of an action item. One file in this folder exports it as default: parsing,
 * permission, answers and documentation follow from it.
 */
export interface ItemCommand {
  readonly verb: string;
  /** Other words that people type for it, in lower case, each with the verb. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Where it is in the help; lower comes first. */
  readonly place: number;
  /** As shown in the help: `snooze <length> <why>`. */
  readonly usage: string;
  /** One line: what it does. */
  readonly about: string;
  /** What somebody could type, without `/action`. Run by the tests. */
  readonly examples: readonly string[];
  readonly takes: 'line' | 'paragraph';
  /** Its effect on the item. Returns what is wrong and what to type instead, or null when all is well. */
  run(text: string, said: Attribution, state: ItemState): string | null;
}
