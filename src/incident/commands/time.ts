import { didYouMean } from '../../policy/did-you-mean.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import type { Command } from './command.ts';

const TRY = 'Like this: `/incident time detected 14:05 UTC`.';

const time: Command = {
  verb: 'time',
  aliases: { milestone: 'time', when: 'time' },
  often: true,
  place: 30,
  usage: `time <${MILESTONES.join('|')}> <time>`,
  about: 'Says when a milestone really was, or corrects it; what was said before is kept.',
  examples: ['time started 13:52 UTC', 'time detected 2026-03-01 14:05 +02:00', 'time mitigated 5m ago'],
  run(text, said, folding) {
    const [word = '', ...rest] = text.split(/\s+/);
    const milestone = MILESTONES.find((name) => name === word.toLowerCase());
    if (!milestone) {
      const found = word
        ? `\`${word.replaceAll('`', '')}\` is not a milestone.${didYouMean(word, MILESTONES)}`
        : '';
      return `${found} The milestones are ${MILESTONES.join(', ')}. ${TRY}`.trim();
    }
    if (!rest.length) return `When? ${TRY}`;
    const when = folding.readTime(rest.join(' '), said);
    if ('problem' in when) return when.problem;
    if (when.rest)
      return `I read the time, but not what follows it (\`${when.rest.replaceAll('`', '')}\`). ${TRY}`;
    return folding.setMilestone(milestone, when.at, said);
  },
};
export default time;
