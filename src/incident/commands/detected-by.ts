import type { Command } from './command.ts';

const detectedBy: Command = {
  verb: 'detected-by',
  aliases: { 'detected by': 'detected-by', 'noticed by': 'detected-by' },
  place: 32,
  usage: 'detected-by <alert|person>',
  about: 'Says what noticed it first: an alert, or a person.',
  examples: ['detected-by alert', 'detected-by person'],
  run(text, _said, folding) {
    const word = text
      .toLowerCase()
      .replace(/^(?:an?|our|the) /, '')
      .replace(/s$/, '');
    const alert = ['alert', 'alarm', 'monitoring', 'monitor'].includes(word);
    const person = ['person', 'human', 'user', 'customer', 'people', 'somebody'].includes(word);
    if (!alert && !person)
      return 'By what? `/incident detected-by alert`, or `/incident detected-by person`.';
    folding.detectedBy = alert ? 'alert' : 'person';
    return null;
  },
};
export default detectedBy;
