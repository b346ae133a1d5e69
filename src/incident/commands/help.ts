import type { Command } from './command.ts';

/** Answers with the list of all verbs, which index.ts alone knows. */
export const help = (list: () => string): Command => ({
  verb: 'help',
  usage: 'help',
  about: 'Shows this list.',
  examples: ['help'],
  asks: true,
  run: () => list(),
});
