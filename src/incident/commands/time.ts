import { didYouMean } from '../../policy/did-you-mean.ts';
import { clockText } from '../../time/text.ts';
import { MILESTONES, type Milestone } from '../../vocabulary/milestones.ts';
import type { Folding } from '../folding.ts';
import type { Attribution } from '../incident.ts';
import type { Command } from './command.ts';

const TRY = 'Like this: `/incident time detected 14:05 UTC`.';

const time: Command = {
  verb: 'time',
  aliases: { milestone: 'time', when: 'time' },
  often: true,
  place: 30,
  usage: `time <${MILESTONES.join('|')}> <time>`,
  about: 'Sets or corrects the time of a milestone; the earlier value is kept.',
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
    return sayWhen(milestone, rest.join(' '), said, folding);
  },
};
export default time;

/** Sets a milestone to the time that a text gives and nothing else. Returns what is wrong with it, as Markdown. */
export function sayWhen(
  milestone: Milestone,
  text: string,
  said: Attribution,
  folding: Folding,
): string | null {
  const when = folding.readTime(text, said);
  if ('problem' in when) return when.problem;
  if (when.rest)
    return `I read the time, but not what follows it (\`${when.rest.replaceAll('`', '')}\`). ${TRY}`;
  const problem = folding.stated.outOfOrder(milestone, when.at, said);
  if (problem) return problem;
  const [at, declared] = [clockText(when.at, said.at), folding.declaredText(said)];
  const side = folding.sideOfDeclaration(milestone, when.at);
  if (side === 'before')
    return `Resolved at ${at}, before it was declared at ${declared}? If it was over by then, give it its times: \`/incident backfill <started> to ${at}\`. If the time is wrong, repeat the command with the right one.`;
  if (side === 'after')
    return `It was declared at ${declared}, so it cannot have ${milestone === 'started' ? 'started' : 'been detected'} at ${at}. ${TRY}`;
  return folding.setMilestone(milestone, when.at, said);
}
