import { fateOf } from '../../action-items/fate.ts';
import { linkedHere } from '../../action-items/plan.ts';
import type { Observed } from '../../evidence/observed.ts';
import { findMarker } from '../../github/markers.ts';
import {
  type GitHub,
  GitHubError,
  type Issue,
  type IssueEvent,
  type PullRequest,
} from '../../github/port.ts';
import { overdue } from '../../incident/clock/overdue.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { isSettled } from '../../incident/over.ts';
import type { Links } from '../../incident/panel/row.ts';
import { wantsDraft } from '../../incident/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { objectiveNamed } from '../../policy/sections/objectives.ts';
import {
  distinctRepos,
  type IncidentRef,
  type IssueRef,
  type ObjectRef,
  parseRef,
  type Repo,
  repoKey,
  sameIssue,
  sameRepo,
} from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import { absentAmong } from '../absent.ts';
import { type ItemFacts, observeItems } from '../action-items/items.ts';
import { adoptionIn, notesIn } from '../action-items/marker.ts';
import { issuesOfIncident } from '../action-items/of-incident.ts';
import type { World } from '../controller.ts';
import { draftState } from '../draft/marker.ts';
import { observeEvidence } from '../evidence/observe.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { readTemplate, type Template, templateName } from '../templates.ts';
import { type ElsewhereFacts, observeOwn, observeWritten } from './elsewhere.ts';
import { branchOf, incidentOfBranch } from './find.ts';
import { lacksApp } from './home.ts';
import { hasLabel } from './labels.ts';
import { isMergedEmpty } from './merged-empty.ts';
import { type OnCallNow, onCallNow } from './on-call-now.ts';
import { askAgain, type Paging } from './page.ts';
import { stageOf } from './panel-memory.ts';
import {
  becameDiscussion,
  declarationIn,
  declarationOf,
  eventsOf,
  type IncidentRead,
  readIncident,
} from './read.ts';
import { observeSource, type SourceFacts } from './source.ts';
import { pullsToRecheck } from './spending.ts';
import { uninstalled } from './uninstalled.ts';
import { withdrawnIn } from './withdrawn.ts';

export interface OpenedFacts {
  readonly kind: 'incident';
  readonly read: IncidentRead;
  readonly incident: Incident;
  readonly postMortem: PullRequest | null;
  /** Debrief's comment with which it closed the draft that is wanted again; null for none. */
  readonly withdrawn: number | null;
  /** Somebody else's open pull request from the branch on which Debrief would draft the post-mortem. */
  readonly branchTakenBy: number | null;
  /** The pull request of the draft, if it was merged without the post-mortem. */
  readonly mergedEmpty: number | null;
  readonly items: Links['actionItems'];
  /** How many action items of its merged post-mortem have no issue yet. */
  readonly itemsWithoutIssue: number;
  /** Read only to draft a post-mortem. A sentence if it could not be read. */
  readonly template: Template | string | null;
  /** The evidence for the draft; read only once the panel says that the incident is over. */
  readonly observed: Observed | null;
  /** Signals of its alerts that are not on GitHub yet. */
  readonly signals: readonly Signal[];
  /** Whether war rooms can be created. */
  readonly hasChat: boolean;
  /** People with a role who have no access any more, in lower case; read only when something is late. */
  readonly absent: ReadonlySet<string>;
  /** Whom a schedule elsewhere has on call; read only when something is late. */
  readonly onCall: OnCallNow | null;
  /** What PagerDuty answers now, if it could not be asked at the declaration. */
  readonly paging: Paging;
  /** Pull requests whose error budgets it spends otherwise than the last look recorded. */
  readonly toRecheck: readonly ObjectRef[];
  readonly uninstalled: NonNullable<Links['uninstalled']>;
  readonly renamedLabels: NonNullable<Links['renamedLabels']>;
}

/** Any other issue. */
export interface OrdinaryFacts {
  readonly kind: 'ordinary';
  /** For an action item's issue, the incident whose panel lists it; for an incident that became a discussion, its report. */
  readonly shownOn: IncidentRef | null;
}

/** An issue that somebody transferred to another repository. */
export interface MovedFacts {
  readonly kind: 'moved';
  readonly to: IssueRef;
}

type Drafted = Pick<OpenedFacts, 'postMortem' | 'branchTakenBy' | 'mergedEmpty'>;

/** Whether the draft of its post-mortem is yet to be made. One that people took out is theirs to write. */
export const lacksDraft = ({
  incident,
  postMortem,
  mergedEmpty,
}: Pick<OpenedFacts, 'incident' | 'postMortem' | 'mergedEmpty'>): boolean =>
  wantsDraft(incident) && !postMortem && mergedEmpty === null;

/**
 * Whether the war room is needed no more: nothing that people pinned there has yet to come into the draft. An incident
 * that is exempt may get a draft after all.
 */
export function mayArchive({ incident, postMortem, read }: OpenedFacts): boolean {
  if (incident.dropped) return true;
  if (!isSettled(incident, read.facts.events)) return false;
  if (!postMortem) return !wantsDraft(incident) && incident.postMortem.exempt === null;
  const draft = postMortem.state === 'open' ? draftState(postMortem) : null;
  return draft === null || draft.hasPins;
}

export type IncidentControllerFacts = SourceFacts | OpenedFacts | OrdinaryFacts | MovedFacts | ElsewhereFacts;

/** `now`: for reminders; null if nobody is about to be reminded. */
export async function observe(
  ref: ObjectRef,
  world: World,
  policy: Policy,
  now: Date | null,
): Promise<IncidentControllerFacts | null> {
  const { github, signals } = world;
  const issue = await github.issue(ref);
  if (!issue) {
    const to = await github.movedTo(ref);
    return to && { kind: 'moved', to };
  }
  const labeled = hasLabel(issue.labels, policy.labels.incident);
  // The App's own issues are not reports, even if somebody labels them, unless they wait for a person to decide.
  const isOwn = issue.author.app && !findMarker(issue, 'alert-report');
  if (isOwn && !labeled && !declarationOf(issue))
    return (await observeOwn(issue, github, policy)) ?? ordinary(issue);
  const events = await eventsOf(issue, github);
  if (becameDiscussion(events)) return converted(issue, events);
  const read = await readIncident(issue, events, github, policy);
  if (read) return observeIncident(read, (await signals?.waiting(ref)) ?? [], world, policy, now);
  if (isOwn) return ordinary(issue);
  const source = await observeSource(issue, events, labeled, world, policy);
  if (labeled || source.link || source.wish) return source;
  // On the issue of an action item, its own controller answers.
  if (!source.misplaced || adoptionIn(events)) return ordinary(issue);
  return (await observeWritten(issue, events, github, policy)) ?? source;
}

/** The incident continues as a discussion, which Debrief does not track; its report says so. */
function converted(issue: Issue, events: readonly IssueEvent[]): OrdinaryFacts {
  const declaration = declarationIn(issue, events);
  const isReport = !declaration || sameIssue(declaration.source, issue);
  return { kind: 'ordinary', shownOn: isReport ? null : declaration.source };
}

function ordinary(issue: Issue): OrdinaryFacts {
  const incident = findMarker(issue, 'action-item')?.data.incident;
  return { kind: 'ordinary', shownOn: incident ? parseRef(incident, issue) : null };
}

export async function observeIncident(
  read: IncidentRead,
  signals: readonly Signal[],
  world: World,
  policy: Policy,
  now: Date | null,
): Promise<OpenedFacts> {
  const { github, chat } = world;
  const incident = fold(read.facts, policy);
  const late = now ? overdue(incident, policy, now) : null;
  const isLate = late !== null && Object.values(late).some((each) => each !== null);
  const leaders = isLate ? Object.values(incident.roles).map(({ login }) => login) : [];
  const drafted = await findPostMortem(read, incident, github, policy);
  const { postMortem } = drafted;
  const wanted = lacksDraft({ incident, ...drafted });
  // People wait for the panel, so expensive reading is left to the next look.
  const isShown = read.panel
    ? findMarker(read.panel, 'panel')?.data.stage === stageOf(incident)
    : read.issue.locked;
  return {
    kind: 'incident',
    read,
    incident,
    ...drafted,
    withdrawn: await withdrawnIn(postMortem, incident, github),
    // There are none while its post-mortem is in review.
    ...(postMortem?.state === 'closed'
      ? await followed(read, incident, postMortem, world, policy)
      : { items: [], itemsWithoutIssue: 0 }),
    signals,
    hasChat: chat !== undefined,
    toRecheck: await pullsToRecheck(incident, policy, world.readModel),
    renamedLabels: world.renamedLabels ?? [],
    absent: await absentAmong(leaders, incident.ref, github),
    paging: await askAgain(
      { declaration: read.facts.declaration, panel: read.panel, isLocked: read.issue.locked },
      incident,
      world,
      policy,
      now,
    ),
    onCall: isLate
      ? await onCallNow({ reminders: read.reminders, services: incident.services, late }, world, policy, now!)
      : null,
    uninstalled: incident.open ? await uninstalled(incident.services, incident.ref, world, policy) : [],
    template: wanted ? await templateFor(read, incident, github, policy) : null,
    observed:
      wanted && isShown
        ? await observeEvidence({ read, incident, until: incident.phaseSince }, github, policy, chat)
        : null,
  };
}

/** How many of the latest pull requests that name an incident to look at. */
const MOST_LINKED = 3;

/**
 * The pull request of the incident's post-mortem: a merged one, else one that states this incident, else the draft
 * that Debrief opened from the incident's branch. 1 call, 1 for each that states it, and 1 if it was transferred after
 * the merge of one; those to see whether the draft's merge brought it in, until its incident says what was learned.
 */
async function findPostMortem(
  { issue, linked, mergedBeforeTransfer }: IncidentRead,
  incident: Incident,
  github: GitHub,
  policy: Policy,
): Promise<Drafted> {
  const nothingElse = { branchTakenBy: null, mergedEmpty: null };
  const found: PullRequest[] = [];
  for (const number of linked.slice(-MOST_LINKED)) {
    const pull = await github.pullRequest({ ...incident.ref, number });
    if (pull?.merged) return { postMortem: pull, ...nothingElse };
    if (pull?.state === 'open') found.push(pull);
  }
  const before =
    mergedBeforeTransfer && (await orIfRefused(() => github.pullRequest(mergedBeforeTransfer.pull), null));
  if (before?.merged) return { postMortem: before, ...nothingElse };
  const everResolved = incident.milestones.resolved !== undefined || incident.reopened > 0;
  const mayHaveDraft = everResolved || incident.postMortem.asked;
  const fromBranch = mayHaveDraft ? await github.pullRequestFrom(issue, branchOf(incident.ref)) : null;
  const own = fromBranch && incidentOfBranch(fromBranch) === incident.ref.number ? fromBranch : null;
  const isTaken = fromBranch?.state === 'open' && !own;
  const branchTakenBy = isTaken ? fromBranch.number : null;
  if (!own?.merged) return { postMortem: found[0] ?? own, branchTakenBy, mergedEmpty: null };
  return (await isMergedEmpty(own, github, policy))
    ? { postMortem: found[0] ?? null, branchTakenBy: null, mergedEmpty: own.number }
    : { postMortem: own, ...nothingElse };
}

/** An unreadable template delays the draft, and nothing else. */
async function templateFor(read: IncidentRead, incident: Incident, github: GitHub, policy: Policy) {
  try {
    return await readTemplate(read.issue, templateName(incident, read.issue.labels, policy), github, policy);
  } catch (error) {
    if (error instanceof GitHubError)
      return `Its template could not be read. ${error.message}. Debrief will try again.`;
    throw error;
  }
}

/** The objective noted in an item's issue, spelled as in the policy. */
function objectiveOf(issue: Issue, { objectives }: Policy): string | null {
  const noted = notesIn(issue)[0]?.objective ?? null;
  return objectiveNamed(noted, objectives)?.name ?? noted;
}

/**
 * The issues of the incident's action items: those opened for it, and those that its post-mortem names. And how many
 * items have none, apart from those that live in another tracker or about which somebody is asked.
 */
async function followed(
  { mergedBeforeTransfer }: IncidentRead,
  { ref, declaredAt }: Incident,
  pull: PullRequest,
  world: World,
  policy: Policy,
): Promise<Pick<OpenedFacts, 'items' | 'itemsWithoutIssue'>> {
  const { github } = world;
  // Items name it as it was called when they were agreed on.
  const names: [IncidentRef, ...IncidentRef[]] = [
    ref,
    ...(mergedBeforeTransfer && !sameRepo(pull, ref) ? [mergedBeforeTransfer.incident] : []),
  ];
  const isIts = (named: IncidentRef | null) => named !== null && names.some((name) => sameIssue(name, named));
  const itemsOf = async (known: readonly Issue[]) =>
    pull.merged ? (await observeItems(pull, github, policy, known)).items : [];
  let below: readonly ItemFacts[] | null = null;
  const tracked = await issuesOfIncident(names, pull, declaredAt, github, async (filed) => {
    below = await itemsOf(filed);
    return pull.merged && below.every(({ issue, item }) => issue !== null || item.acceptance === 'proposed');
  });
  // Where the server has no sub-issues, nothing was below the incident.
  const first = below as readonly ItemFacts[] | null;
  const items = first?.every(({ issue }) => issue !== null)
    ? first
    : await itemsOf(tracked.map(({ issue }) => issue));
  const found = new Map<number, Links['actionItems'][number]>();
  const add = (issue: Issue, due: string | null) =>
    found.set(issue.id, {
      issue: { owner: issue.owner, repo: issue.repo, number: issue.number },
      done: fateOf(issue) === 'done',
      declined: fateOf(issue) === 'declined',
      closedAt: issue.closedAt,
      objective: objectiveOf(issue, policy),
      owner: issue.assignees[0] ?? null,
      due,
    });
  for (const { issue, note } of tracked) add(issue, note.agreed ?? note.due);
  for (const { issue, incident, item } of items)
    if (issue && isIts(incident) && !found.has(issue.id)) add(issue, item.due);
  const waiting = items.filter(
    ({ issue, doubt, item, incident }) =>
      !issue &&
      !doubt &&
      item.acceptance === 'accepted' &&
      (!item.link || linkedHere(item.link, pull)) &&
      isIts(incident),
  );
  const unheard = await withoutApp([...found.values()], ref, world);
  return {
    items: [...found.values()]
      .map((item) => (unheard.has(repoKey(item.issue)) ? { ...item, isUnheard: true } : item))
      .sort((a, b) => a.issue.number - b.issue.number),
    itemsWithoutIssue: waiting.length,
  };
}

/** The other repositories to which open items were transferred and in which the App is not installed, by `repoKey`. */
async function withoutApp(items: OpenedFacts['items'], here: Repo, world: World): Promise<Set<string>> {
  const places = items.flatMap(({ issue, closedAt }) =>
    closedAt === null && !sameRepo(issue, here) ? [issue] : [],
  );
  const found = new Set<string>();
  for (const place of distinctRepos(places)) if (await lacksApp(place, world)) found.add(repoKey(place));
  return found;
}
