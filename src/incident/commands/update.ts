import type { Command } from './command.ts';

const update: Command = {
  verb: 'update',
  aliases: { status: 'update', 'status update': 'update' },
  place: 10,
  usage: 'update <text>',
  about:
    'Tells everybody where things stand, and restarts the clock for the next update. The lines below it belong to it.',
  examples: [
    'update Checkout is back for 90% of users; the rest follow as caches expire',
    'update Half of the depots plan again.\nNorth is still stuck.',
  ],
  takes: 'everything',
  run(text, said, folding) {
    if (!text) return 'What is the news? Type it behind the word: `/incident update <text>`.';
    folding.keep('update', text, said);
    folding.note('update', said, text);
    return null;
  },
};
export default update;
