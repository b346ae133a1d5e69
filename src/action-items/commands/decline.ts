import type { ItemCommand } from './command.ts';

const decline: ItemCommand = {
  verb: 'decline',
  aliases: { "won't do": 'decline', wontdo: 'decline', 'not planned': 'decline', reject: 'decline' },
  place: 20,
  usage: 'decline <why>',
  about: 'Declines the item. Debrief keeps the reason as a decision.',
  examples: ['decline The service is retired in January'],
  takes: 'paragraph',
  run(text, said, state) {
    if (!text) return 'Why not? `/action decline <why>`; the reason is kept as a decision.';
    state.close('declined', text, said);
    return null;
  },
};
export default decline;
