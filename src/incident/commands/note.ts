import type { Command } from './command.ts';

const note: Command = {
  verb: 'note',
  often: true,
  place: 61,
  usage: 'note [time] <text>',
  about:
    'Notes something for the timeline of the post-mortem, at the time of the comment unless it begins with one.',
  examples: ['note The failover has started', 'note 14:03 UTC DB queries begin to time out'],
  takes: 'paragraph',
  run(text, said, folding) {
    if (!text) return 'What happened? `/incident note the failover has started`.';
    const when = folding.readTime(text, said);
    const earlier = 'at' in when && when.rest ? when : null;
    folding.note('entry', { ...said, at: earlier?.at ?? said.at }, earlier?.rest ?? text);
    return null;
  },
};
export default note;
