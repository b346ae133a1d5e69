import { parseSeverity } from '../severity.ts';
import type { Command } from './command.ts';

const sev: Command = {
  verb: 'sev',
  place: 40,
  usage: 'sev <1-4> [why]',
  about: 'Changes the severity: 1 is the worst.',
  examples: ['sev 1', 'sev 3 only the staging region is affected'],
  run(text, said, folding) {
    const [word = '', ...why] = text.split(/\s+/);
    const severity = parseSeverity(word, folding.policy);
    if (!severity)
      return 'Which severity? 1 is the worst, 4 the mildest: `/incident sev 2 checkout is slow for everybody`.';
    folding.setSeverity(severity, said, why.join(' '));
    return null;
  },
};
export default sev;
