import { writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { Answer } from '../../incident/incident.ts';
import { link, list, markdown, mention, phrase, print, printLine } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { clockText } from '../../time/text.ts';
import type { OpenedFacts } from './observe.ts';
import type { IncidentStep } from './steps.ts';
import { offerUpdate } from './update-offer.ts';

type AnswerStep = Extract<IncidentStep, { type: 'answer' }>;

/** How many people without permission get an answer in one incident. Further ones are only noted. */
const STRANGERS = 5;
/** How many of a person's commands that went wrong are explained at once, the newest first. */
const EXPLAINED = 3;
const UNDERSTOOD = 'Understood now: your commands count.';

/**
 * Answers that are still owed, or have changed because somebody edited a comment. One comment for each person explains
 * what went wrong, and is edited: a bad hour must not bury the incident in corrections. What somebody asked for, such as
 * the help, is a comment of its own. `refusals` are answers to people without permission: they come last.
 */
export function owedAnswers(
  facts: OpenedFacts,
  policy: Policy,
  now: Date,
): {
  answers: AnswerStep[];
  refusals: AnswerStep[];
} {
  const { read, incident } = facts;
  const people = Map.groupBy(incident.answers, ({ login }) => login.toLowerCase());
  const answers: AnswerStep[] = [];
  const refusals: AnswerStep[] = [];
  let strangers = 0;
  for (const login of new Set([...people.keys(), ...read.corrections.keys()])) {
    const said = people.get(login) ?? [];
    const denied = said.find(({ verdict }) => verdict === 'denied');
    const { alone = [], plain = [] } = Object.groupBy(
      said.filter(({ verdict }) => verdict !== 'denied'),
      (answer) => (isAsked(answer) || read.replies.has(answer.comment) ? 'alone' : 'plain'),
    );
    answers.push(...alone.flatMap((answer) => answerAlone(answer, facts, policy, now)));
    const isExplained = denied !== undefined && ++strangers <= STRANGERS;
    const steps = explain(login, isExplained ? [...plain, denied] : plain, facts);
    (plain.length || !denied ? answers : refusals).push(...steps);
  }
  return { answers, refusals };
}

/** Somebody wants to read it: the help, or an update to copy. */
function isAsked({ verdict, text, template }: Answer): boolean {
  return template !== undefined || (verdict === 'done' && text !== null);
}

/** The answer to a comment that has a reply of its own. It is kept right when the comment is edited. */
function answerAlone(answer: Answer, facts: OpenedFacts, policy: Policy, now: Date): AnswerStep[] {
  const { read, incident } = facts;
  const { comment, login, verdict, template, text } = answer;
  const isKnown = read.answered.get(comment) === verdict;
  // Keep a text that was offered for copying as it is: somebody may be copying it.
  if (isKnown && isAsked(answer)) return [];
  const said =
    verdict === 'problem' ? printLine(phrase`${mention(login)} ${userMarkdown(text ?? '')}`) : text;
  const body = `${writeMarker('reply', { to: comment })}\n${said ?? UNDERSTOOD}`;
  const say = written(body, read.replies.get(comment), facts);
  if (isKnown && say.reply === null) return [];
  const offer = template ? offerUpdate(incident, template === 'phase' ? null : template, policy, now) : null;
  return [{ ...step(answer, facts), ...say, offer: say.reply === null ? null : offer }];
}

/** Reactions to a person's commands, and the one comment that says what was wrong with them. */
function explain(login: string, said: readonly Answer[], facts: OpenedFacts): AnswerStep[] {
  const { read } = facts;
  const given = read.corrections.get(login);
  const wrong = said.filter(({ verdict }) => verdict !== 'done');
  const news = said.filter(({ comment, verdict }) => read.answered.get(comment) !== verdict);
  const text = wrong.length ? explanation(wrong.slice(-EXPLAINED).reverse()) : UNDERSTOOD;
  // A correction that somebody deleted is not written again until there is a new mistake.
  const isWanted = given !== undefined || news.some(({ verdict }) => verdict !== 'done');
  const body = isWanted ? `${writeMarker('reply', { for: login })}\n${text}` : null;
  const say = written(body, given, facts);
  const steps = news.map((answer) => step(answer, facts));
  if (say.reply === null) return steps.filter(({ reaction }) => reaction !== null);
  const [last] = steps.splice(-1);
  const about = last ?? { type: 'answer', comment: null, login, reaction: null, offer: null };
  return [...steps.filter(({ reaction }) => reaction !== null), { ...about, ...say }];
}

/** What was wrong, newest first. If there are several, each has the time of its comment, linked to it. */
function explanation(wrong: readonly Answer[]): string {
  const [{ login, text }] = wrong as [Answer];
  if (wrong.length === 1) return printLine(phrase`${mention(login)} ${userMarkdown(text ?? '')}`);
  const lines = wrong.map(({ at, url, text }) => ({
    line: phrase`${url ? link(url, clockText(at, wrong[0]!.at)) : clockText(at)}: ${userMarkdown(text ?? '')}`,
  }));
  return print(markdown`
${mention(login)}, newest first:

${list(lines)}
`).trim();
}

/** The reaction to a comment. None to one on the source, nor to what Debrief wrote itself: that was accepted before. */
function step({ comment, login, verdict }: Answer, { read }: OpenedFacts): AnswerStep {
  const hasNone = comment === read.facts.declaration?.passedOn?.comment || read.fromChat.has(comment);
  const reaction = hasNone ? null : verdict === 'done' ? '+1' : 'confused';
  return { type: 'answer', comment, login, reaction, reply: null, edits: null, offer: null };
}

/** An existing reply can be edited in a locked issue, too; a new one cannot be written there. */
function written(
  body: string | null,
  given: Comment | undefined,
  { read }: OpenedFacts,
): Pick<AnswerStep, 'reply' | 'edits'> {
  const say = body !== null && (given ? !sameText(given.body, body) : !read.issue.locked);
  return { reply: say ? body : null, edits: say ? (given?.id ?? null) : null };
}

/** Whether our comment has this text, whatever line endings GitHub returns. */
export function sameText(shown: string, body: string): boolean {
  return shown.replaceAll('\r\n', '\n').trim() === body.trim();
}
