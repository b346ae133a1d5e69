import { calendarOf } from '../../policy/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayMeant } from '../../time/day-meant.ts';
import { UTC } from '../../time/zone.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import type { Command } from './command.ts';

const action: Command = {
  verb: 'action',
  aliases: {
    'action item': 'action',
    'action-item': 'action',
    todo: 'action',
    item: 'action',
    task: 'action',
    'follow-up': 'action',
    followup: 'action',
  },
  often: true,
  place: 70,
  usage: 'action <text> [@owner] [due YYYY-MM-DD]',
  about:
    'Notes an action item for the post-mortem, where people agree on it. The owner may come first; `by Friday` works too.',
  examples: [
    'action Alert on pool saturation above 80% @octocat due 2026-12-01',
    'action Add a retry budget',
    'action Alert on pool saturation above 80%, owner: @octocat, due 2026-12-01',
    'action Alert on pool saturation above 80%\n@octocat due 2026-12-01',
    'action @octocat to add a retry budget by Friday',
  ],
  takes: 'paragraph',
  logins: (text) => {
    const { owner } = parts(text, ANY_DAY, IN_UTC);
    return owner && LOGIN.test(owner) ? [owner] : [];
  },
  run(text, said, folding) {
    const calendar = calendarOf(folding.policy);
    const { rest, owner, due } = parts(text, said.at, calendar);
    const day = due === null ? null : dayMeant(due, said.at, calendar);
    if (due !== null && day === null)
      return `\`${due.replaceAll('`', '')}\` is not a date. Write it as \`due 2026-12-01\`.`;
    if (owner !== null && !LOGIN.test(owner))
      return `\`@${owner.replaceAll('`', '')}\` cannot own it: one person does, by GitHub login, like \`@octocat\`.`;
    if (owner !== null && folding.isUnknown(owner))
      return `Nobody called \`${owner}\` has access to this repository. Check the spelling, or leave the owner out for now.`;
    if (!rest) return 'What needs doing? `/incident action <text> @owner due 2026-12-01`.';
    folding.noteAction({ text: rest, owner, due: day, by: said.by, url: said.url });
    return null;
  },
};
export default action;

/** Whose item it is does not depend on the day. */
const ANY_DAY = '2026-01-01T00:00:00Z';
const IN_UTC: Zoned = { zone: UTC };
/** The longest date in words: `by the end of next week`. */
const MOST_WORDS = 5;

type Zoned = Pick<Calendar, 'zone'>;

interface Parts {
  readonly rest: string;
  readonly owner: string | null;
  /** As written after `due`, or a day after `by`. */
  readonly due: string | null;
}

/**
 * Takes owner and date off the end of the text, in either order, or the owner off its beginning. Word by word, so that
 * long texts take no longer.
 */
function parts(text: string, at: string, calendar: Zoned): Parts {
  const words = text.split(/\s+/).filter(Boolean);
  let owner: string | null = null;
  let due: string | null = null;
  for (let found = true; found; ) {
    found = false;
    const [before = '', last = ''] = [words.at(-2), words.at(-1)];
    const joined = /^(?:due|by):(.+)$/i.exec(last);
    const inWords: string[] | null = due === null && !joined ? dueInWords(words, at, calendar) : null;
    if (inWords) {
      due = inWords.join(' ');
      words.length -= inWords.length + 1;
      found = true;
    } else if (due === null && (joined || /^due:?$/i.test(before))) {
      due = joined ? joined[1]! : last;
      words.length -= joined ? 1 : 2;
      found = true;
    } else if (owner === null && /^@./.test(last)) {
      owner = last.slice(1).replace(/[,;]$/, '');
      words.length -= /^owner:?$/i.test(before) ? 2 : 1;
      found = true;
    }
  }
  if (owner === null && words.length > 1 && /^@./.test(words[0]!)) {
    owner = words
      .shift()!
      .slice(1)
      .replace(/[,;:]$/, '');
    if (/^to$/i.test(words[0]!)) words.shift();
  }
  const rest = words.join(' ');
  return { rest: owner !== null || due !== null ? rest.replace(/\s*[,;]$/, '') : rest, owner, due };
}

/** The words after the last `due` or `by`, if they are a date and nothing else: `Friday`, `12 June`, `2026-06-12`. */
function dueInWords(words: readonly string[], at: string, calendar: Zoned): string[] | null {
  const tail = words.slice(-MOST_WORDS - 1);
  const start = tail.findLastIndex((word) => /^(?:due|by):?$/i.test(word));
  const found = start < 0 ? [] : tail.slice(start + 1);
  return found.length > 0 && dayMeant(found.join(' '), at, calendar) !== null ? found : null;
}
