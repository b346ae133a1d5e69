import { findPrivate } from '../../privacy/find.ts';
import { knownTo } from '../../privacy/known.ts';
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
    const [leak] = findPrivate(text, knownTo(folding.policy));
    if (leak) {
      // A token must not stand in our answer, too.
      const shown = leak.kind === 'token' ? '' : ` \`${leak.text.replaceAll('`', '')}\``;
      return `Not published: there is a private ${leak.kind} in it${shown}. ${leak.instead}`;
    }
    folding.publications.push({ text, at: said.at, by: said.by, phase: folding.phase, url: said.url });
    folding.note('published', said, `Told the public: ${text}`);
    return null;
  },
};
export default publish;
