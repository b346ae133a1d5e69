import { LOGIN } from '../../vocabulary/roles.ts';
import type { Command } from './command.ts';

const action: Command = {
  verb: 'action',
  aliases: { 'action item': 'action', 'action-item': 'action', todo: 'action', item: 'action' },
  often: true,
  place: 70,
  usage: 'action <text> [@owner] [due YYYY-MM-DD]',
  about: 'Notes an action item for the post-mortem, where people agree on it.',
  examples: [
    'action Alert on pool saturation above 80% @octocat due 2026-12-01',
    'action Add a retry budget',
    'action Alert on pool saturation above 80%, owner: @octocat, due 2026-12-01',
    'action Alert on pool saturation above 80%\n@octocat due 2026-12-01',
  ],
  takes: 'paragraph',
  logins: (text) => {
    const { owner } = parts(text);
    return owner && LOGIN.test(owner) ? [owner] : [];
  },
  run(text, said, folding) {
    const { rest, owner, due } = parts(text);
    if (due !== null && !isDay(due))
      return `\`${due.replaceAll('`', '')}\` is not a date. Write it as \`due 2026-12-01\`.`;
    if (owner !== null && !LOGIN.test(owner))
      return `\`@${owner.replaceAll('`', '')}\` cannot own it: one person does, by GitHub login, like \`@octocat\`.`;
    if (owner !== null && folding.isUnknown(owner))
      return `Nobody called \`${owner}\` has access to this repository. Check the spelling, or leave the owner out for now.`;
    if (!rest) return 'What needs doing? `/incident action <text> @owner due 2026-12-01`.';
    folding.noteAction({ text: rest, owner, due, by: said.by, url: said.url });
    return null;
  },
};
export default action;

interface Parts {
  readonly rest: string;
  readonly owner: string | null;
  /** As written behind `due`, or a day behind `by`. */
  readonly due: string | null;
}

/** Takes owner and date off the end of the text, in either order. Word by word, so that long texts take no longer. */
function parts(text: string): Parts {
  const words = text.split(/\s+/).filter(Boolean);
  let owner: string | null = null;
  let due: string | null = null;
  for (let found = true; found; ) {
    found = false;
    const [before = '', last = ''] = [words.at(-2), words.at(-1)];
    const joined = /^(?:due|by):(.+)$/i.exec(last);
    if (due === null && (joined || /^due:?$/i.test(before) || (/^by:?$/i.test(before) && isDay(last)))) {
      due = joined ? joined[1]! : last;
      words.length -= joined ? 1 : 2;
      found = true;
    } else if (owner === null && /^@./.test(last)) {
      owner = last.slice(1).replace(/[,;]$/, '');
      words.length -= /^owner:?$/i.test(before) ? 2 : 1;
      found = true;
    }
  }
  const rest = words.join(' ');
  return { rest: owner !== null || due !== null ? rest.replace(/\s*[,;]$/, '') : rest, owner, due };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epoch = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(text);
}
