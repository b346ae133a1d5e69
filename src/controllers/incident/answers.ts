import { writeMarker } from '../../github/markers.ts';
import type { Answer } from '../../incident/incident.ts';
import { mention, phrase, printLine } from '../../markdown/write/markdown.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import type { Policy } from '../../policy/schema.ts';
import type { OpenedFacts } from './observe.ts';
import type { IncidentStep } from './steps.ts';
import { offerUpdate } from './update-offer.ts';

type AnswerStep = Extract<IncidentStep, { type: 'answer' }>;

/** How many people without permission get an answer in one incident. The others are only noted. */
const STRANGERS = 5;

/**
 * Answers that were not given yet, or that turned out otherwise since (somebody edited a comment). `refusals` are those
 * to people who may not command: each gets one answer, however often they try, and a crowd of them is not answered one by
 * one, since everybody else would wait for it.
 */
export function owedAnswers(
  { read, incident }: OpenedFacts,
  policy: Policy,
  now: Date,
): {
  answers: AnswerStep[];
  refusals: AnswerStep[];
} {
  const told = new Set<string>();
  const answers: AnswerStep[] = [];
  const refusals: AnswerStep[] = [];
  for (const answer of incident.answers) {
    const { comment, login, verdict, template } = answer;
    if (verdict === 'denied') {
      if (told.has(login) || told.size >= STRANGERS) continue;
      told.add(login);
    }
    const given = read.replies.get(comment);
    // What was offered to be copied stays as it was: people may be copying it.
    if (template && given && read.answered.get(comment) === verdict) continue;
    const reply = replyTo(answer, given !== undefined);
    // A reply that stands is edited, in a locked issue too; a new one cannot be written there.
    const say = given ? !sameText(given.body, reply ?? given.body) : reply !== null && !read.issue.locked;
    if (read.answered.get(comment) === verdict && !(given && say)) continue;
    const isElsewhere = comment === read.facts.declaration?.told?.comment;
    if (isElsewhere && !say) continue;
    (verdict === 'denied' ? refusals : answers).push({
      type: 'answer',
      comment,
      login,
      reaction: isElsewhere ? null : verdict === 'done' ? '+1' : 'confused',
      reply: say ? reply : null,
      edits: given?.id ?? null,
      offer:
        template && say ? offerUpdate(incident, template === 'phase' ? null : template, policy, now) : null,
    });
  }
  return { answers, refusals };
}

/** What a reply to a comment says; null when a reaction says it all. `given`: a reply stands there already. */
function replyTo({ comment, login, verdict, text }: Answer, given: boolean): string | null {
  const marker = writeMarker('reply', { to: comment });
  if (text) {
    const said = verdict === 'problem' ? printLine(phrase`${mention(login)} ${theirs(text)}`) : text;
    return `${marker}\n${said}`;
  }
  return given ? `${marker}\nUnderstood now: what the comment says counts.` : null;
}

/** Whether a comment of ours says this, however GitHub ends its lines. */
export function sameText(shown: string, body: string): boolean {
  return shown.replaceAll('\r\n', '\n').trim() === body.trim();
}
