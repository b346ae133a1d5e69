import type { Accepted } from '../../incident/accepted.ts';
import type { Answer } from '../../incident/incident.ts';
import type { IncidentRef, ObjectRef, Repo } from '../../vocabulary/refs.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { AlertNews } from './alerts.ts';
import type { AnnouncementWork } from './announcement.ts';
import type { RoomWork } from './room.ts';
import type { UpdateOffer } from './update-offer.ts';

/** What the incident controller can do: data, so that it can be shown before it is done. */
export type IncidentStep =
  | {
      readonly type: 'open-incident';
      /** The repository in which it is opened. */
      readonly home: Repo;
      readonly severity: Severity;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
      readonly assignees: readonly string[];
      /** `{number}` stands for the number of the issue that is opened. */
      readonly panel: string;
      readonly link: string | null;
      /** The comment whose command declares it; null if a label did. */
      readonly command: number | null;
      /** That comment contains other commands, which the incident must carry out. */
      readonly hasCommands: boolean;
    }
  | {
      /** An earlier run opened the incident, and was interrupted before it could link it. */
      readonly type: 'link-report';
      readonly incident: IncidentRef;
      readonly severity: Severity;
      readonly command: number | null;
      readonly text: string;
    }
  | {
      /** The report itself becomes the incident. */
      readonly type: 'declare-here';
      readonly severity: Severity;
      readonly labels: readonly string[];
      readonly assignees: readonly string[];
      readonly panel: string;
    }
  | {
      readonly type: 'follow-severity';
      readonly incident: IncidentRef;
      readonly severity: Severity;
      readonly add: string;
      readonly remove: readonly string[];
    }
  | {
      readonly type: 'answer';
      /** Null where only the reply changes: the comment that it answered is gone. */
      readonly comment: number | null;
      readonly login: string;
      /** Null for a comment elsewhere: on the source. */
      readonly reaction: '+1' | 'confused' | null;
      readonly reply: string | null;
      /** The existing reply, which is edited; null for a new one. */
      readonly edits: number | null;
      /** An update to copy, at the end of the reply. */
      readonly offer: UpdateOffer | null;
    }
  | {
      /** The labels that show severity and state in lists. */
      readonly type: 'set-labels';
      readonly shown: readonly string[];
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  /** The issue is closed, and somebody said that the incident continues. */
  | { readonly type: 'reopen' }
  /** Somebody dropped the incident, and the issue is open. */
  | { readonly type: 'close'; readonly as: 'not-planned' | 'duplicate' }
  | {
      readonly type: 'assign';
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly type: 'tell-source'; readonly comment: number; readonly body: string }
  | ({ readonly type: 'show-alert' } & AlertNews)
  | {
      /** A comment that reminds people of what is late. */
      readonly type: 'remind';
      /** The existing reminder, which is edited; null for a new one. */
      readonly comment: number | null;
      readonly body: string;
      /** An update to copy, at the end of the reminder. */
      readonly offer: UpdateOffer | null;
      /** Nothing is late any more. */
      readonly settled: boolean;
    }
  /** Pull requests that wait for error budgets which the incident spends. */
  | { readonly type: 'recheck-budgets'; readonly pulls: readonly ObjectRef[] }
  | {
      readonly type: 'show-panel';
      /** The existing panel, which is edited; null for a new one. */
      readonly comment: number | null;
      /** The declaration, as the panel's marker keeps it. */
      readonly marker: Readonly<Record<string, string>>;
      /** Commands that are answered once this step is taken, unless their answer failed. */
      readonly answers: readonly Pick<Answer, 'comment' | 'verdict'>[];
      /** Accepted commands to remember as they were. */
      readonly accepted: readonly Accepted[];
      readonly text: string;
      /** Something waits for the panel: answers to people without permission, or the draft. */
      readonly again: boolean;
      /** The panel's current text, so that nothing is written if nothing changes. */
      readonly shown: string | null;
      /** The panel exists and is not pinned yet. */
      readonly pin: boolean;
      /** The war room, which comes first, because the panel remembers it. */
      readonly room: RoomWork | null;
      /** The message that announces it, which the panel remembers, too. */
      readonly announcement: AnnouncementWork | null;
    }
  | {
      readonly type: 'open-post-mortem';
      readonly branch: string;
      readonly path: string;
      readonly text: string;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
      /** Opened as a draft that nobody can merge until it is marked ready. */
      readonly asDraft: boolean;
    }
  | {
      /** Says whom PagerDuty has on call, once it answers; null for nobody. */
      readonly type: 'page';
      readonly login: string | null;
      readonly body: string;
    }
  | { readonly type: 'keep-open'; readonly body: string }
  /** Somebody closed the issue who may not give commands. */
  | { readonly type: 'still-open'; readonly body: string }
  | { readonly type: 'label-post-mortem'; readonly number: number; readonly label: string }
  /** The draft that Debrief closed, by its comment there, is wanted again. */
  | { readonly type: 'reopen-draft'; readonly number: number; readonly comment: number };

/** The step as a sentence. */
export function describe(step: IncidentStep): string {
  switch (step.type) {
    case 'open-incident':
      return `Open the incident issue “${step.title}” (${step.severity}) with its status panel${step.link ? ', and link it from here' : ''}.`;
    case 'link-report':
      return `Link the incident #${step.incident.number} from here.`;
    case 'declare-here':
      return `Make this issue the incident (${step.severity}): put the status panel and the labels on it.`;
    case 'follow-severity':
      return `Set the severity of incident #${step.incident.number} to ${step.severity}, as its source now says.`;
    case 'answer':
      if (step.reply && step.edits) return `Update the answer to ${step.login}'s command.`;
      return step.reply
        ? `Answer ${step.login}'s command with a short comment${step.reaction ? ` (${step.reaction})` : ''}.`
        : `Answer ${step.login}'s command with a reaction (${step.reaction}).`;
    case 'set-labels':
      return `Make the labels say ${step.shown.join(', ')}.`;
    case 'reopen':
      return 'Reopen the issue, because the incident continues.';
    case 'close':
      return 'Close the issue, because somebody dropped the incident.';
    case 'assign': {
      const taken = step.remove.length ? `Take ${step.remove.join(', ')} off the issue. ` : '';
      return `${taken}${step.add.length ? `Assign ${step.add.join(', ')}.` : ''}`.trim();
    }
    case 'tell-source':
      return 'Say on the report how its incident is going.';
    case 'show-alert':
      if (!step.body) return `Nothing is new about the alert “${step.title}”.`;
      return step.comment
        ? `Update the comment on the alert “${step.title}”.`
        : `Show the alert “${step.title}” in a comment.`;
    case 'remind':
      if (step.settled) return 'Say on the reminder that nothing is late any more.';
      return step.comment
        ? 'Update the reminder of what is late.'
        : 'Remind people in a comment of what is late.';
    case 'show-panel':
      return step.comment ? 'Update the status panel.' : 'Put the status panel on the issue.';
    case 'open-post-mortem':
      return `Open the post-mortem pull request with a draft of ${step.path}.`;
    case 'page':
      return step.login
        ? `Call ${step.login}, whom PagerDuty has on call.`
        : 'Say that PagerDuty names nobody.';
    case 'keep-open':
      return 'Reopen the incident once, because its post-mortem is not merged.';
    case 'still-open':
      return 'Reopen the incident: the person who closed it is not allowed to give commands.';
    case 'recheck-budgets':
      return `Look again at ${step.pulls.length === 1 ? 'the pull request' : `the ${step.pulls.length} pull requests`} whose error budget the incident spends.`;
    case 'reopen-draft':
      return 'Open the draft of the post-mortem again.';
    case 'label-post-mortem':
      return `Put the label ${step.label} on pull request #${step.number}.`;
  }
}
