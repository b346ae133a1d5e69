import type { Command } from './command.ts';

const reopen: Command = {
  verb: 'reopen',
  aliases: { reopened: 'reopen', 're-open': 'reopen' },
  ends: true,
  place: 27,
  usage: 'reopen <why>',
  about: 'It is not over after all. Reopens the issue if it was closed.',
  examples: ['resolved\n/incident reopen Cards are rejected again'],
  takes: 'paragraph',
  run(text, said, folding) {
    if (!text) return 'What came back? `/incident reopen cards are rejected again`.';
    if (folding.phase !== 'resolved' && !folding.dropped)
      return `It is still ${folding.phase}, so there is nothing to reopen. For news: \`/incident update <text>\`.`;
    folding.setPhase('investigating', said);
    folding.askedToReopenAt = said.at;
    folding.update(text, said);
    return null;
  },
};
export default reopen;
