import type { Command } from './command.ts';

const undo: Command = {
  verb: 'undo',
  place: 75,
  usage: 'undo',
  about: 'Takes back the last timeline entry or action item that you noted. Editing your comment works too.',
  examples: [],
  run(_text, said, folding) {
    return folding.takeBack(said)
      ? null
      : 'You have noted no timeline entry or action item that could be taken back.';
  },
};
export default undo;
