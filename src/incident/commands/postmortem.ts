import { MINUTES_PER_DAY } from '../../time/day.ts';
import { takeTime } from '../../time/when.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import { later } from '../promises.ts';
import type { Command } from './command.ts';
import { isName, personIn } from './role.ts';

const TWO_YEARS = 2 * 366 * MINUTES_PER_DAY;
const MENTION = /@(\S+?)(?=[,;]?(?:\s|$))/g;

/** What is said on the incident about its post-mortem. */
const postmortem: readonly Command[] = [
  {
    verb: 'postmortem',
    aliases: { 'post-mortem': 'postmortem', 'post mortem': 'postmortem', draft: 'postmortem' },
    place: 76,
    usage: 'postmortem',
    about: 'Opens the draft of the post-mortem now, before the end of the incident.',
    examples: ['postmortem'],
    run(_text, _said, folding) {
      folding.postMortemAsked = true;
      folding.exempt = null;
      return null;
    },
  },
  {
    verb: 'owner',
    aliases: { 'post-mortem owner': 'owner', 'postmortem owner': 'owner' },
    place: 77,
    usage: 'owner <@login|me|->',
    about: 'Names who writes the post-mortem; by default, the incident commander.',
    examples: ['owner @octocat', 'owner me'],
    logins: (text) => (isName(text) ? [text.replace(/^@/, '')] : []),
    run(text, said, folding) {
      const who = text === '-' ? null : personIn(text, 'owner', said, folding);
      if (who !== null && typeof who === 'object') return who.problem;
      folding.postMortemOwner = who;
      return null;
    },
  },
  {
    verb: 'exempt',
    aliases: { exemption: 'exempt', 'no post-mortem': 'exempt', 'no postmortem': 'exempt' },
    place: 78,
    usage: 'exempt <why>',
    about: 'No post-mortem is needed; Debrief keeps the reason. `/incident postmortem` undoes this.',
    examples: ['exempt Same cause as #12, whose post-mortem covers it'],
    takes: 'paragraph',
    run(text, { at, by }, folding) {
      if (!text) return 'Why is none needed? The reason is kept: `/incident exempt #12 covers it`.';
      folding.exempt = { text, at, by };
      folding.postMortemAsked = false;
      return null;
    },
  },
  {
    verb: 'review',
    aliases: { meeting: 'review' },
    place: 79,
    usage: 'review <date> <time> [@login …]',
    about: 'Sets the meeting about the post-mortem; a hyphen cancels it.',
    examples: ['review 2099-04-09 14:00 UTC @octocat @hubot', 'review -'],
    logins: (text) => mentioned(text).filter((login) => LOGIN.test(login)),
    run(text, said, folding) {
      const like = '`/incident review 2026-04-09 14:00 UTC @somebody`';
      if (text === '-') {
        folding.review = null;
        return null;
      }
      if (!/^\d{4}-\d\d-\d\d[ T]/.test(text)) return `When? With its date: ${like}.`;
      const zone = folding.policy.lint.timeZone;
      // Read as from a day that is far ahead: a meeting is in the future, and other times of commands never are.
      const when = takeTime(text, { at: later(said.at, 100 * TWO_YEARS), zone, since: null });
      if ('problem' in when) return when.problem;
      if (when.at <= said.at) return `That time has passed. When will it be? ${like}.`;
      const people = mentioned(when.rest);
      const stranger = people.find((login) => !LOGIN.test(login) || folding.isUnknown(login));
      if (stranger !== undefined)
        return `Nobody called \`${stranger.replaceAll('`', '')}\` has access to this repository. Check the spelling: ${like}.`;
      folding.review = { at: when.at, people: [...new Set(people)], by: said.by };
      return null;
    },
  },
];
export default postmortem;

function mentioned(text: string): string[] {
  return [...text.slice(0, 2000).matchAll(MENTION)].map((match) => match[1]!);
}
