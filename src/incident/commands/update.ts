import type { Command } from './command.ts';

export const update: Command = {
  verb: 'update',
  usage: 'update <text>',
  about: 'Tells everybody where things stand, and restarts the clock for the next update.',
  examples: ['update Checkout is back for 90% of users; the rest follow as caches expire'],
  run(text, said, draft) {
    if (!text) return 'What is the news? Type it behind the word: `/incident update <text>`.';
    draft.latestUpdate = { text, at: said.at, by: said.by };
    draft.note('update', said, text);
    return null;
  },
};
