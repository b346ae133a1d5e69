import type { Command } from './command.ts';

const timeline: Command = {
  verb: 'timeline',
  aliases: { event: 'timeline' },
  place: 60,
  usage: 'timeline <time> <text>',
  about: 'Notes an event, now or earlier, for the timeline of the post-mortem.',
  examples: ['timeline 14:03 UTC DB queries begin to time out', 'timeline now failover started'],
  takes: 'paragraph',
  run(text, said, folding) {
    const when = folding.readTime(text, said);
    if ('problem' in when)
      return `${when.problem} The whole command: \`/incident timeline 14:03 UTC queries time out\`.`;
    if (!when.rest) return 'What happened then? `/incident timeline 14:03 UTC queries time out`.';
    folding.note('entry', { ...said, at: when.at }, when.rest);
    return null;
  },
};
export default timeline;
