import { privacyContext } from '../../privacy/context.ts';
import { findPrivate } from '../../privacy/find.ts';
import { later } from '../promises.ts';
import type { Command } from './command.ts';
import { LONGEST, withNext } from './next-update.ts';

const publish: Command = {
  verb: 'publish',
  aliases: { public: 'publish', announce: 'publish' },
  place: 12,
  usage: 'publish <text> [next 2h]',
  about:
    'Puts the text on the public status page, with the time of the next update; `next 2h` sets another time. Debrief refuses a text that names people, hosts, addresses or issues.',
  examples: [
    'publish Some card payments fail. We are moving them to a standby and report again within 30 minutes.',
    'publish All card payments work again. We keep watching. next 2h',
  ],
  takes: 'everything',
  run(text, said, folding) {
    const { news, next } = withNext(text);
    if (!news) return 'What may everybody read? `/incident publish Some card payments fail.`';
    if (next !== null && next > LONGEST)
      return 'Promise the public the next update within a day: `/incident publish <text> next 8h`.';
    // A rule or a policy that is stricter now takes nothing off the status page.
    const [leak] = folding.isStanding ? [] : findPrivate(news, privacyContext(folding.policy));
    if (leak) {
      // A token must not appear in our answer as well: its place is enough.
      const shown = leak.kind === 'token' ? '' : `: \`${leak.text.replaceAll('`', '')}\``;
      const before = news.slice(0, leak.start).split('\n');
      const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
      return `Not published: there is a private ${leak.kind} in ${place}${shown}. ${leak.instead}`;
    }
    const every = folding.policy.statusPage.updateEveryMinutes[folding.severity];
    folding.publications.push({
      text: news,
      at: said.at,
      by: said.by,
      phase: folding.phase,
      url: said.url,
      nextBy: folding.phase === 'resolved' ? null : later(said.at, next ?? every),
    });
    folding.note('published', said, `Told the public: ${news}`);
    return null;
  },
};
export default publish;
