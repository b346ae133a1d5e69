import type { ItemCommand } from './command.ts';

const done: ItemCommand = {
  verb: 'done',
  aliases: {
    complete: 'done',
    completed: 'done',
    finish: 'done',
    finished: 'done',
    close: 'done',
    closed: 'done',
    fixed: 'done',
  },
  place: 10,
  usage: 'done <evidence>',
  about: 'Closes the item. The evidence is a link, or a sentence.',
  examples: ['done The alert fired in the game day of 12 November', 'done #71'],
  takes: 'paragraph',
  run(text, said, state) {
    if (!text) return 'What shows that it is done? `/action done <link, or a sentence>`.';
    state.close('done', text, said);
    return null;
  },
};
export default done;
