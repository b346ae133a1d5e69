import { draftFacts } from '../../drafting/facts.ts';
import { follow, remember } from '../../drafting/filled.ts';
import { isPinned, offer, refresh } from '../../drafting/refresh.ts';
import { scaffold } from '../../drafting/scaffold.ts';
import { timelineLines } from '../../drafting/timeline.ts';
import type { Observed } from '../../evidence/observed.ts';
import { findMarker, replaceMarker } from '../../github/markers.ts';
import type { Comment, File, NewFile, PullRequest } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { isSettled } from '../../incident/over.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import { DAY, MINUTE } from '../../vocabulary/milliseconds.ts';
import type { IncidentRef, ObjectRef } from '../../vocabulary/refs.ts';
import { absentAmong } from '../absent.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { observeEvidence } from '../evidence/observe.ts';
import { adoptedFor, draftedFor } from '../incident/find.ts';
import { findIncident } from '../incident/read.ts';
import { readTemplate, type Template, templateName } from '../templates.ts';
import { type DraftState, draftMarker, draftState, lacksPins, recordHash } from './marker.ts';
import { withReview } from './meeting.ts';
import {
  applyWithdrawal,
  findObsolete,
  type Obsolete,
  type WithdrawStep,
  withdrawDraft,
} from './obsolete.ts';
import { reminderNow, reminders, reminderText, stageOf } from './reminder.ts';

/** The pull request of a post-mortem that Debrief opened or adopted, while it is open. */
interface OpenDraft {
  readonly pull: PullRequest;
  readonly incident: Incident;
  /** The last reminder comment; null before the first reminder. */
  readonly reminder: Comment | null;
  /** Its owner, in lower case, who has no access any more; read only when there is a reminder to write. */
  readonly absent: ReadonlySet<string>;
  /** Null if nothing is new about the incident. */
  readonly news: News | null;
  /** Why it is not needed; null if it is. */
  readonly obsolete: Obsolete | null;
}

/** What has changed since the draft was made. */
interface News {
  readonly state: DraftState;
  /** The file as it is on the branch. */
  readonly file: File & { readonly text: string };
  readonly observed: Observed;
  /** Null if there is none of its name by now. */
  readonly template: Template | null;
  readonly isUntouched: boolean;
  /** Whether people are done with the incident, so that nothing more will be pinned. */
  readonly isSettled: boolean;
}

type DraftStep =
  | {
      readonly type: 'refresh-draft';
      readonly incident: IncidentRef;
      readonly branch: string;
      /** The parent of the new commit. */
      readonly head: string;
      /** Its new text, and the calendar file of its review; empty if nothing changes. */
      readonly files: readonly NewFile[];
      /** What Debrief remembers about the draft, for the description of the pull request. */
      readonly marker: string;
    }
  | { readonly type: 'remind'; readonly comment: number | null; readonly body: string }
  | WithdrawStep;

/**
 * A post-mortem on its way from the draft to the merge: its timeline follows the evidence until somebody edits a row,
 * and its owner is reminded of the due date. It is withdrawn if people wrote the post-mortem elsewhere, or if it was
 * not an incident after all.
 */
export default defineController<OpenDraft | 'other', DraftStep>({
  kind: 'draft',
  planned: 'pull request',
  // Looked at after changes of its incident, when a reminder is due, and by the sweep.
  events: {},
  observe,
  decide(facts, policy, now) {
    if (facts === 'other') return [];
    if (facts.obsolete) return withdrawDraft(facts.obsolete);
    return [...refreshed(facts, policy, now), ...reminded(facts, policy, now)];
  },
  due(facts, policy, now) {
    if (facts === 'other' || facts.obsolete) return null;
    const next = reminders(facts.incident, policy).find(({ at }) => Date.parse(at) > now.getTime());
    return [next?.at ?? null, pinsRetry(facts, now)].filter((at) => at !== null).sort()[0] ?? null;
  },
  describe(step) {
    if (step.type === 'withdraw')
      return `${step.close ? 'Close the draft' : 'Say that the draft is not needed'}.`;
    if (step.type === 'refresh-draft') return 'Update the timeline of the draft.';
    return step.comment ? 'Update the reminder of the due date.' : 'Write the reminder of the due date.';
  },
  apply,
});

async function observe(
  ref: ObjectRef,
  { github, chat }: World,
  policy: Policy,
  now: Date,
): Promise<OpenDraft | 'other' | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  if (pull.state !== 'open') return 'other';
  const comments = (await github.issueEvents(pull)).flatMap((event) =>
    event.type === 'commented' ? [event.comment] : [],
  );
  const named = draftedFor(pull) ?? adoptedFor(pull, comments);
  const read = named && (await findIncident(named, github, policy));
  if (!read) return 'other';
  const incident = fold(read.facts, policy);
  const reminder = comments.findLast((comment) => findMarker(comment, 'post-mortem-reminder')) ?? null;
  const state = draftState(pull);
  const owners = reminderOwed(incident, reminder, policy, now) ? [incident.postMortem.owner] : [];
  const absent = await absentAmong(owners, pull, github);
  const obsolete = state && (await findObsolete(pull, { state, incident, read, comments }, github));
  if (obsolete) return { pull, incident, reminder, absent, obsolete, news: null };
  const isNew =
    state !== null &&
    (state.of !== recordHash(incident) || (chat !== undefined && lacksPins(state, incident, read)));
  const file = isNew ? await github.file(pull, state.path, pull.head.ref) : null;
  // Renamed, moved or deleted: people have taken over.
  if (!isNew || file?.text == null) return { pull, incident, reminder, absent, obsolete: null, news: null };
  const observed = await observeEvidence(
    { read, incident, until: incident.phaseSince },
    github,
    policy,
    chat,
  );
  const name = templateName(incident, read.issue.labels, policy);
  const template = await readTemplate(incident.ref, name, github, policy);
  const news: News = {
    state: { ...state, incident: incident.ref },
    file: { ...file, text: file.text },
    observed,
    template,
    isUntouched: hash(file.text) === state.wrote,
    isSettled: isSettled(incident, read.facts.events),
  };
  return { pull, incident, reminder, absent, obsolete: null, news };
}

/**
 * A draft that nobody has touched is regenerated; in any other, the timeline and the lines that still are as Debrief
 * filled them in are updated.
 */
function refreshed({ pull, incident, news }: OpenDraft, policy: Policy, now: Date): DraftStep[] {
  if (!news) return [];
  const { state, file, observed, template, isUntouched, isSettled } = news;
  const facts = draftFacts(observed, policy);
  const fresh = timelineLines(facts.timeline, incident.url);
  const draft = template && scaffold(template, facts);
  // Slack shows nothing of a room that was archived, and may refuse at any time: what was pinned stays.
  const isUnread = observed.leftOut.length > 0 && PINNED.test(file.text) ? isPinned : null;
  const shown = isUnread ? timelineLines({ ...facts.timeline, gaps: [] }, incident.url) : fresh;
  const merged = refresh(file.text, state.offered, shown, isUnread);
  const latest =
    draft && isUntouched && !isUnread ? draft.text : follow(merged.text, state.filled, draft?.filled ?? []);
  const { text, files } = withReview(latest, { ...file, path: state.path }, incident, policy, now);
  const marker = draftMarker({
    ...state,
    of: recordHash(incident),
    offered: isUnread ? merged.offered : offer(fresh),
    hasPins: isSettled && observed.leftOut.length === 0,
    filled: draft ? remember(draft.filled) : state.filled,
    wrote: draft && isUntouched ? hash(text) : state.wrote,
  });
  const { ref: branch, sha: head } = pull.head;
  if (text === file.text && replaceMarker(pull.body, marker) === pull.body) return [];
  const changed = text === file.text ? [] : [{ path: state.path, text }, ...files];
  return [{ type: 'refresh-draft', incident: incident.ref, branch, head, files: changed, marker }];
}

/** A row that shows what people pinned in the war room. */
const PINNED = /^\s*[|*+-].*\[chat\]\(/m;

/** Milliseconds after which to ask Slack again for what was pinned, and for how long. */
const [RETRY, PATIENCE] = [5 * MINUTE, DAY];

/** ISO instant at which to ask again; null if everything was read, or nothing has happened in the incident for a day. */
function pinsRetry({ incident, news }: OpenDraft, now: Date): string | null {
  if (!news?.observed.leftOut.length || news.state.hasPins) return null;
  if (now.getTime() - Date.parse(incident.lastActivityAt) > PATIENCE) return null;
  return new Date(now.getTime() + RETRY).toISOString();
}

/** One comment for each stage, which is edited then; only one where it would notify nobody. */
function reminded({ incident, reminder, absent }: OpenDraft, policy: Policy, now: Date): DraftStep[] {
  const due = reminderOwed(incident, reminder, policy, now);
  if (!due) return [];
  const body = reminderText(due, incident, policy, absent);
  const stage = stageOf(due);
  // Without a stage: written by an earlier version.
  const isSame = reminder && (findMarker(reminder, 'post-mortem-reminder')?.data.stage ?? stage) === stage;
  const { owner } = incident.postMortem;
  const isHeard = owner !== null && !absent.has(owner.toLowerCase());
  return [{ type: 'remind', comment: isSame || !isHeard ? (reminder?.id ?? null) : null, body }];
}

/** The current reminder, unless the comment has it already. */
function reminderOwed(incident: Incident, written: Comment | null, policy: Policy, now: Date) {
  const due = reminderNow(reminders(incident, policy), now);
  return due && written && findMarker(written, 'post-mortem-reminder')?.data.at === due.at ? null : due;
}

async function apply(step: DraftStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  if (step.type === 'withdraw') return applyWithdrawal(step, ref, github);
  if (step.type === 'remind') {
    if (step.comment) await github.editComment(ref, step.comment, step.body);
    else await github.comment(ref, step.body);
    return { outcome: 'done' };
  }
  const { branch, head, files, marker } = step;
  if (files.length > 0) await github.changeFiles(ref, branch, files, 'Follow what the incident says', head);
  // The evidence took a while: people may have ticked a box in the description meanwhile.
  const body = (await github.pullRequest(ref))?.body;
  if (body !== undefined) await github.editIssue(ref, { body: replaceMarker(body, marker) });
  // Its room may be archived now.
  return { outcome: 'done', next: [{ kind: 'incident', ...step.incident }] };
}
