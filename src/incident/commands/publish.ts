import { privateIn } from '../public-text.ts';
import type { Command } from './command.ts';

const publish: Command = {
  verb: 'publish',
  aliases: { public: 'publish', announce: 'publish' },
  place: 12,
  usage: 'publish <text>',
  about:
    'Tells the public: the text stands on the status page. Refused while it names people, hosts, addresses or issues.',
  examples: [
    'publish Some card payments fail. We are moving them to a standby and report again within 30 minutes.',
  ],
  takes: 'everything',
  run(text, said, folding) {
    if (!text) return 'What may everybody read? `/incident publish Some card payments fail.`';
    const secret = privateIn(text);
    if (secret)
      return `Not published: \`${secret.found.replaceAll('`', '')}\` ${secret.is}. Say it without, and everybody may read it.`;
    folding.publications.push({ text, at: said.at, by: said.by, phase: folding.phase, url: said.url });
    folding.note('published', said, `Told the public: ${text}`);
    return null;
  },
};
export default publish;
