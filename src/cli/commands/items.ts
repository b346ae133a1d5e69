import { defineCommand, UsageError } from '../command.ts';

export default defineCommand({
  summary: 'Follow action items: which of one version became which of another',
  usage: 'match [FLAGS] OLD NEW',
  flags: {
    format: { type: 'string', choices: ['json'], about: 'Output format; json is the default' },
    config: {
      type: 'string',
      short: 'c',
      value: 'FILE',
      about: 'Policy file; by default the nearest .github/debrief.yml above the file',
    },
  },
  examples: [
    ['debrief items match old.md new.md', 'pairs of lines, null for an item that went or came, as JSON'],
  ],
  async run({ flags, positionals: [what, ...rest] }, io) {
    if (what !== 'match') throw new UsageError('`debrief items match OLD.md NEW.md`.');
    const { match } = await import('../items/match.ts');
    return match(rest, flags.config, io);
  },
});
