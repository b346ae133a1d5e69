import { stateImpact } from '../impact.ts';
import type { Command } from './command.ts';

const impact: Command = {
  verb: 'impact',
  aliases: { affected: 'impact', customers: 'impact' },
  often: true,
  place: 42,
  usage: 'impact <what users feel>',
  about:
    'Says what users feel, with the share of users and the loss per hour if known. The panel suggests a severity from it.',
  examples: ['impact 20% of users, 100k/h', 'impact Cards are rejected for half of the customers'],
  takes: 'paragraph',
  run(text, said, folding) {
    if (!text) return 'What do users feel? `/incident impact 20% of users cannot pay, 100k/h`.';
    stateImpact(text, said, folding);
    folding.note('impact', said, `Impact: ${text}`);
    return null;
  },
};
export default impact;
