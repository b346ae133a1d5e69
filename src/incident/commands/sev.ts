import { parseSeverity } from '../severity.ts';
import type { Command } from './command.ts';

const NUMBERS = ['1', '2', '3', '4'];

const sev: Command = {
  verb: 'sev',
  aliases: {
    severity: 'sev',
    ...Object.fromEntries(
      NUMBERS.flatMap((number) =>
        ['sev', 'sev-', 's', 'severity', 'severity-'].map((word) => [`${word}${number}`, `sev ${number}`]),
      ),
    ),
  },
  often: true,
  place: 40,
  usage: 'sev <1-4> [why]',
  about: 'Changes the severity: 1 is the worst.',
  examples: ['sev 1', 'sev 3 only the staging region is affected'],
  takes: 'paragraph',
  run(text, said, folding) {
    const [word = '', ...why] = text.split(/\s+/);
    const bare = word.normalize('NFKC').replace(/[^\p{L}\p{N}-]/gu, '');
    const severity = parseSeverity(bare, folding.policy) ?? parseSeverity(word, folding.policy);
    if (!severity)
      return 'Which severity? 1 is the worst, 4 the mildest: `/incident sev 2 checkout is slow for everybody`.';
    folding.setSeverity(severity, said, why.join(' '));
    return null;
  },
};
export default sev;
