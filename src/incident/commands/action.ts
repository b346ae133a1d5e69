import { LOGIN } from '../../vocabulary/roles.ts';
import type { Command } from './command.ts';

const DUE = /\s*\b(?:due|by)[: ]\s*(\S+)\s*$/i;

const action: Command = {
  verb: 'action',
  place: 70,
  usage: 'action <text> [@owner] [due YYYY-MM-DD]',
  about: 'Notes an action item; it goes into the post-mortem, where it is agreed.',
  examples: [
    'action Alert on pool saturation above 80% @octocat due 2026-12-01',
    'action Add a retry budget',
  ],
  run(text, said, folding) {
    let rest = text;
    let due: string | null = null;
    const date = DUE.exec(rest);
    if (date) {
      due = date[1]!;
      if (!isDay(due) && /^due/i.test(date[0].trim()))
        return `\`${due.replaceAll('`', '')}\` is not a date. Write it as \`due 2026-12-01\`.`;
      if (isDay(due)) rest = rest.slice(0, date.index);
      else due = null;
    }
    const owner = /(?:^|\s)@(\S+)\s*$/.exec(rest);
    if (owner && !LOGIN.test(owner[1]!))
      return `\`@${owner[1]!.replaceAll('`', '')}\` cannot own it: one person does, by GitHub login, like \`@octocat\`.`;
    if (owner) rest = rest.slice(0, owner.index);
    if (!rest.trim()) return 'What needs doing? `/incident action <text> @owner due 2026-12-01`.';
    folding.actions.push({ text: rest.trim(), owner: owner?.[1] ?? null, due, by: said.by, url: said.url });
    return null;
  },
};
export default action;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epoch = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(text);
}
