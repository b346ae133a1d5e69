import { findMarker } from '../../github/markers.ts';
import { commandsFor } from '../../incident/commands/for-policy.ts';
import { readCommands } from '../../incident/commands/read.ts';
import { understand } from '../../incident/commands/understand.ts';
import type { Policy } from '../../policy/schema.ts';
import { decide as decideIncident } from '../incident/decide.ts';
import { writtenFor } from '../incident/from-chat.ts';
import type { OpenedFacts } from '../incident/observe.ts';
import type { IncidentStep } from '../incident/steps.ts';
import { offerUpdate, type UpdateOffer } from '../incident/update-offer.ts';
import { type ChatCommandFacts, NO_ROOM } from './observe.ts';

export type PanelStep = Extract<IncidentStep, { type: 'show-panel' }>;

/** Who to answer, and where. */
interface Addressed {
  /** The signal that this step settles. */
  readonly signal: string;
  /** Ids in the chat. */
  readonly channel: string;
  readonly user: string;
}

export type ChatCommandStep = Addressed &
  (
    | {
        /** Writes the comment, and tells the author so. */
        readonly type: 'write';
        readonly login: string;
        readonly body: string;
        /** The comment's id in `panel`, until it has one. */
        readonly comment: number;
        /** The panel as it is with the comment, because people wait for it; null if the next look shows it. */
        readonly panel: PanelStep | null;
        /** More to tell the author, in Markdown; null for nothing. */
        readonly text: string | null;
      }
    | {
        readonly type: 'answer';
        /** Markdown. */
        readonly text: string;
        /** An update to copy, at the end of the answer. */
        readonly offer: UpdateOffer | null;
      }
  );

const LOCKED =
  'The incident issue is locked, so nothing can be written there. Unlock it, and type the command again.';
/** On GitHub, the other commands of a comment count even if one is wrong. */
const NONE_DONE = 'None of the commands in your message was carried out.';

/**
 * A message whose commands are all accepted becomes a comment on the incident. Any other is answered to its author alone,
 * in the words that would answer the comment. Pure.
 */
export function decide({ received, opened }: ChatCommandFacts, policy: Policy, now: Date): ChatCommandStep[] {
  const { read, incident } = opened ?? { read: null, incident: null };
  const [only, ...more] = received;
  const panel = opened && only && !more.length ? panelOf(opened, only.comment, policy, now) : null;
  return received.map((each): ChatCommandStep => {
    const { signal, message, typed, written, comment } = each;
    const to = { signal, channel: message.channel, user: message.user };
    const tell = (text: string, offer: UpdateOffer | null = null): ChatCommandStep => ({
      ...to,
      type: 'answer',
      text,
      offer,
    });
    if (typeof typed === 'string') return tell(typed);
    if (!read || !incident) return tell(NO_ROOM);
    if (written) return tell(doneAt(written));
    const answer = incident.answers.find((given) => given.comment === comment);
    const { verdict, text = null, template } = answer ?? {};
    const isOnlyAsking = asksOnly(typed.text, policy);
    const none = !isOnlyAsking && readCommands(typed.text).length > 1 ? `\n\n${NONE_DONE}` : '';
    if (template !== undefined)
      return tell(
        `${text ?? ''}${none}`,
        offerUpdate(incident, template === 'phase' ? null : template, policy, now),
      );
    if (verdict !== 'done' || isOnlyAsking)
      return tell(`${text ?? '`/incident help` lists the commands.'}${none}`);
    if (read.issue.locked) return tell(LOCKED);
    const { origin } = new URL(incident.url);
    return {
      ...to,
      type: 'write',
      login: typed.login,
      body: writtenFor(typed, origin),
      text,
      comment,
      panel,
    };
  });
}

/** Null if somebody else still waits for an answer: a panel notes all answers as given. */
function panelOf(opened: OpenedFacts, comment: number, policy: Policy, now: Date): PanelStep | null {
  const steps = decideIncident(opened, policy, now);
  const at = steps.findIndex(({ type }) => type === 'show-panel');
  const step = steps[at];
  if (step?.type !== 'show-panel' || !opened.read.panel) return null;
  if (steps.slice(0, at).some((each) => each.type === 'answer' && each.comment !== comment)) return null;
  // The next look tells the report and the check about a new stage.
  const { stage = '' } = findMarker(opened.read.panel, 'panel')?.data ?? {};
  return { ...step, marker: { ...step.marker, stage } };
}

/** What to tell the author of a message that is now a comment. */
export const doneAt = (url: string): string => `👍 [Written on GitHub](${url}).`;

/** Commands such as `help`, which leave nothing to record. */
function asksOnly(text: string, policy: Policy): boolean {
  const commands = commandsFor(policy);
  return readCommands(text).every((line) => understand(line, commands)?.command.asks === true);
}

/** The step as a sentence. */
export function describe(step: ChatCommandStep): string {
  return step.type === 'write'
    ? `Write what ${step.login} typed in the war room as a comment.`
    : 'Answer a command that was typed in the war room, there.';
}
