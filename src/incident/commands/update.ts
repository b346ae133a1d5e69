import type { Command } from './command.ts';

const update: Command = {
  verb: 'update',
  place: 10,
  usage: 'update <text>',
  about: 'Tells everybody where things stand, and restarts the clock for the next update.',
  examples: ['update Checkout is back for 90% of users; the rest follow as caches expire'],
  run(text, said, folding) {
    if (!text) return 'What is the news? Type it behind the word: `/incident update <text>`.';
    folding.keep('update', text, said);
    folding.note('update', said, text);
    return null;
  },
};
export default update;
