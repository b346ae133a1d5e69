import { privacyContext } from '../../privacy/context.ts';
import { findPrivate } from '../../privacy/find.ts';
import type { Command } from './command.ts';

const published: Command = {
  verb: 'published',
  aliases: { 'public post-mortem': 'published', 'public postmortem': 'published' },
  place: 13,
  usage: 'published <https://…>',
  about:
    'Links the public version of the post-mortem (`debrief publish`) on the status page; a hyphen removes the link.',
  examples: ['published https://www.example.com/blog/what-we-learned', 'published -'],
  run(text, _said, folding) {
    const like = '`/incident published https://www.example.com/blog/what-we-learned`';
    if (text === '-') {
      folding.publicPostMortem = null;
      return null;
    }
    const url = URL.parse(text.replace(/^<(.*)>$/, '$1'));
    if (url?.protocol !== 'https:') return `Where can everybody read it? ${like}.`;
    // A rule or a policy that is stricter now takes nothing off the status page.
    const [leak] = folding.isStanding ? [] : findPrivate(url.href, privacyContext(folding.policy));
    if (leak)
      return `Not linked: this address is not public, as far as Debrief can tell (${leak.kind}). If everybody can open it, name its host under \`publish.allow\` in the policy.`;
    folding.publicPostMortem = url.href;
    return null;
  },
};
export default published;
