import type { Policy } from '../policy/schema.ts';
import { clockText } from '../time/text.ts';
import { takeTime, type When } from '../time/when.ts';
import type { Milestone } from '../vocabulary/milestones.ts';
import { DAY, MINUTE } from '../vocabulary/milliseconds.ts';
import { PHASES, type Phase } from '../vocabulary/phases.ts';
import { type IncidentRef, sameIssue } from '../vocabulary/refs.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { IncidentFacts, NotIncident, WrittenMilestones } from './facts.ts';
import type {
  Attribution,
  Dropped,
  Impact,
  Incident,
  IncidentKind,
  Latest,
  LogEntry,
  NotedAction,
  Pause,
  Publication,
  Review,
  Turn,
} from './incident.ts';
import { Promises } from './promises.ts';
import { MILESTONE_ROWS, StatedMilestones } from './stated-milestones.ts';

/** The milestone of each phase that has one. */
const REACHED: Readonly<Partial<Record<Phase, Milestone>>> = { mitigated: 'mitigated', resolved: 'resolved' };

/** What a merged post-mortem can say of an incident, and how long before its declaration, in milliseconds. */
const FILLED = ['started', 'detected', 'acknowledged', 'mitigated'] as const;
const EARLIEST = 30 * DAY;

/** An incident while it is being folded: commands and events change it through these methods. */
export class Folding {
  readonly policy: Policy;
  readonly ref: IncidentRef;
  readonly actions: NotedAction[] = [];
  readonly log: LogEntry[] = [];
  kind: IncidentKind;
  severity: Severity;
  severityStated = false;
  severitySaidAt: string | null = null;
  lastActivityAt: string;
  phase: Phase = 'investigating';
  phaseSince: string;
  reopened = 0;
  dropped: Dropped | null = null;
  /** It counts as resolved only because somebody closed the issue. */
  resolvedByClosing = false;
  /** ISO instant at which somebody last said that the incident continues. */
  goesOnSince: string | null = null;
  /** ISO instant of the last `/incident reopen`. */
  askedToReopenAt: string | null = null;
  detectedBy: Incident['detectedBy'];
  services: readonly string[];
  impact: Impact | null = null;
  snoozedUntil: string | null = null;
  recurrenceOf: IncidentRef | null = null;
  postMortemAsked = false;
  postMortemOwner: string | null = null;
  exempt: Latest | null = null;
  review: Review | null = null;
  publicPostMortem: string | null = null;
  readonly pauses: Pause[] = [];
  readonly publications: Publication[] = [];
  readonly related: IncidentRef[] = [];
  readonly turns: Turn[] = [];
  readonly latest: Record<string, Latest> = {};
  readonly promises = new Promises();
  private readonly declaredAt: string;
  private readonly declaredBy: string | null;
  /** The issue or pull request that reported it; null where an alert declared it. */
  readonly source: IncidentRef | null;
  private readonly isInPlace: boolean;
  private declarationTaken = false;
  readonly stated = new StatedMilestones();
  private firstAcknowledged: Attribution | null = null;
  private readonly unknownLogins: ReadonlySet<string>;
  private readonly notIncidents: ReadonlyMap<number, NotIncident>;
  /** The comment that is being read was accepted before, in the same words: what it made public stays public. */
  isStanding = false;
  /** What can be taken back, in the order in which it was noted. */
  private readonly noted: { readonly by: string; readonly what: NotedAction | LogEntry }[] = [];

  constructor({ issue, declaration, unknownLogins, notIncidents }: IncidentFacts, policy: Policy) {
    const { owner, repo, number } = issue;
    this.policy = policy;
    this.ref = { owner, repo, number };
    this.unknownLogins = unknownLogins ?? new Set();
    this.notIncidents = notIncidents ?? new Map();
    this.kind = declaration?.kind ?? 'real';
    this.severity = declaration?.severity ?? policy.incidents.defaultSeverity;
    this.declaredAt = declaration?.at ?? issue.createdAt;
    this.declaredBy = declaration?.by ?? null;
    this.isInPlace = declaration != null && sameIssue(declaration.source, issue);
    this.source = declaration && !this.isInPlace ? declaration.source : null;
    this.phaseSince = this.declaredAt;
    this.lastActivityAt = this.declaredAt;
    this.detectedBy = declaration?.alert ? 'alert' : declaration?.by ? 'person' : null;
    this.services = declaration?.services ?? [];
    this.promises.start(this.declaredAt, this.updateEvery);
  }

  /**
   * Whether this `/incident declare` made the incident, where incidents live in place: the first one at that instant by
   * the person who declared it. GitHub's instants are whole seconds, so another command may share it.
   */
  takesDeclaration({ at, by }: Attribution): boolean {
    if (this.declarationTaken || !this.isInPlace || at !== this.declaredAt || by !== this.declaredBy)
      return false;
    this.declarationTaken = true;
    return true;
  }

  /** Somebody is working on it; the first time counts as the acknowledgement. */
  acknowledge(said: Attribution): void {
    this.firstAcknowledged ??= said;
  }

  /**
   * Takes the time off the front of a command's text, in the policy's zone. A clock without a date is read against the
   * earliest instant that is known of the incident: its declaration, or a milestone that somebody stated.
   */
  readTime(text: string, said: Attribution): When | { readonly problem: string } {
    const since = [this.declaredAt, ...this.stated.instants].sort()[0]!;
    return takeTime(text, { at: said.at, zone: this.policy.lint.timeZone, since });
  }

  /** Minutes between status updates, by the policy; null for none. */
  get updateEvery(): number | null {
    return this.policy.incidents.updateEveryMinutes[this.severity];
  }

  /** The pause that lasts; null when there is none. */
  get paused(): Pause | null {
    const last = this.pauses.at(-1);
    return last?.to === null ? last : null;
  }

  /** The latest text under this name, for the panel: `update` for the latest status update. */
  keep(name: string, text: string, { at, by }: Attribution): void {
    this.latest[name] = { text, at, by };
  }

  /** A status update. `next`: minutes until the following one, if it says so. */
  update(text: string, said: Attribution, next: number | null = null): void {
    this.keep('update', text, said);
    this.note('update', said, text);
    if (this.phase !== 'resolved' && !this.dropped && !this.paused)
      this.promises.kept(said.at, this.updateEvery, next);
  }

  /** Adds to the log, from which the post-mortem's timeline is drafted. */
  note(kind: LogEntry['kind'], said: Attribution, text: string, more: Partial<LogEntry> = {}): void {
    const entry: LogEntry = { at: said.at, kind, text, by: said.by, url: said.url, ...more };
    this.log.push(entry);
    if (kind === 'entry') this.noted.push({ by: said.by, what: entry });
  }

  noteAction(action: NotedAction): void {
    this.actions.push(action);
    this.noted.push({ by: action.by, what: action });
  }

  /** Takes back the last timeline entry or action item that this person noted; false when there is none. */
  takeBack({ by }: Attribution): boolean {
    const at = this.noted.findLastIndex((noted) => noted.by === by);
    const [taken] = at === -1 ? [] : this.noted.splice(at, 1);
    if (!taken) return false;
    for (const list of [this.actions, this.log] as unknown[][])
      if (list.includes(taken.what)) list.splice(list.indexOf(taken.what), 1);
    return true;
  }

  /** True for a login that GitHub was asked about and that cannot be assigned in the repository. */
  isUnknown(login: string): boolean {
    return this.unknownLogins.has(login.toLowerCase());
  }

  /** What an issue of this repository is that was looked up and is not an incident; null for one that is, or may be. */
  notIncident(other: IncidentRef): NotIncident | null {
    const isHere = sameIssue(other, { ...this.ref, number: other.number });
    return (isHere && this.notIncidents.get(other.number)) || null;
  }

  /**
   * The impossible side of the declaration for a milestone: resolved before, started or detected after; null if its
   * time is possible. Planned incidents, and those declared afterwards, have an order of their own.
   */
  sideOfDeclaration(milestone: Milestone, at: string): 'before' | 'after' | null {
    if (this.kind === 'backfilled' || this.kind === 'maintenance') return null;
    // People say minutes.
    if (milestone === 'resolved' && at.slice(0, 16) < this.declaredAt.slice(0, 16)) return 'before';
    return (milestone === 'started' || milestone === 'detected') && at > this.declaredAt ? 'after' : null;
  }

  /** When it was declared, as the commands' answers show it. */
  declaredText(said: Attribution): string {
    return clockText(this.declaredAt, said.at);
  }

  /** It does not go on as an incident. Milestones that were stated stay, in case it does after all. */
  drop(
    reason: Dropped['reason'],
    { at, by }: Attribution,
    text = '',
    instead: IncidentRef | null = null,
  ): void {
    // A command with a reason says more than how the issue was closed afterwards.
    if (this.dropped && reason.startsWith('closed as')) return;
    if (this.resolvedByClosing) this.stated.forget('resolved');
    this.resume(at);
    this.promises.stop(at);
    this.dropped = { reason, text, at, by, instead };
  }

  /** It does not count from now on; false when it is paused already. */
  pause(why: string, said: Attribution): boolean {
    if (this.paused) return false;
    this.pauses.push({ from: said.at, to: null, why, by: said.by });
    this.promises.stop(said.at);
    this.note('phase', said, `Paused: ${why}`);
    return true;
  }

  /** It counts again; false when it was not paused. */
  resume(at: string): boolean {
    const last = this.paused;
    if (!last) return false;
    this.pauses.splice(-1, 1, { ...last, to: at });
    this.promises.start(at, this.updateEvery);
    return true;
  }

  /** Links another incident; once, however often it is named. */
  relate(other: IncidentRef): void {
    if (!this.related.some((known) => sameIssue(known, other))) this.related.push(other);
  }

  /** `following`: the App acts for the source, and anybody may still decide otherwise. */
  setSeverity(severity: Severity, said: Attribution, why = '', following = false): void {
    this.severityStated ||= !following;
    if (!following) this.severitySaidAt = said.at;
    if (severity === this.severity) return;
    const reason = why ? `: ${why}` : '';
    this.note('severity', said, `Severity changed from ${this.severity} to ${severity}${reason}`);
    this.severity = severity;
    if (this.phase !== 'resolved' && !this.dropped && !this.paused)
      this.promises.change(said.at, this.updateEvery);
  }

  /** Null leaves the role empty. Who had which role is on the panel, and is not part of what happened. */
  setRole(role: string, login: string | null, said: Attribution): void {
    const at = this.turns.findLastIndex((turn) => turn.role === role && turn.until === null);
    const now = this.turns[at];
    if (now?.login.toLowerCase() === login?.toLowerCase()) return;
    if (now) this.turns.splice(at, 1, { ...now, until: said.at });
    if (login !== null) this.turns.push({ role, login, since: said.at, until: null });
  }

  /** Who has each role now. */
  get roles(): Incident['roles'] {
    const held = this.turns.filter(({ until }) => until === null);
    return Object.fromEntries(held.map(({ role, login, since }) => [role, { login, since }]));
  }

  /** Returns a problem when the phase was already reached. Going back withdraws the milestones that lie ahead. */
  setPhase(phase: Phase, said: Attribution): string | null {
    const reached = REACHED[phase];
    const wasOver = this.phase === 'resolved' || this.dropped !== null;
    this.dropped = null;
    this.resolvedByClosing = false;
    if (phase !== 'resolved') this.goesOnSince = said.at;
    if (phase === 'resolved') {
      this.resume(said.at);
      this.promises.stop(said.at);
    } else if (wasOver) this.promises.start(said.at, this.updateEvery);
    if (phase === this.phase && reached) {
      const known = this.stated.of(reached);
      // "Close with comment" says it twice in one breath.
      return known && Math.abs(Date.parse(said.at) - Date.parse(known.at)) > MINUTE
        ? `It was already ${phase} at ${clockText(known.at, said.at)}. To correct the time: \`/incident time ${reached} 14:05 UTC\`.`
        : null;
    }
    if (phase === this.phase) return null;
    const again = this.phase === 'resolved';
    if (again) this.reopened += 1;
    // Reopening gets a row that says it all.
    const says = !(again && phase === 'investigating');
    if (phase === 'investigating' || phase === 'identified') this.withdraw('mitigated', said, says);
    if (phase !== 'resolved') this.withdraw('resolved', said, says);
    if (reached && !this.stated.of(reached)) this.stated.state(reached, said.at, said);
    this.enter(phase, said.at);
    // The other two are milestones: they get their rows at the end, at their final times.
    if (phase === 'investigating')
      this.note('phase', said, again ? 'Reopened: under investigation again' : 'Under investigation');
    if (phase === 'identified') this.note('phase', said, 'Cause identified');
    return null;
  }

  /** Sets or corrects a milestone. Returns a problem when it contradicts another that was stated. */
  setMilestone(milestone: Milestone, at: string, said: Attribution): string | null {
    const problem = this.stated.outOfOrder(milestone, at, said);
    if (problem) return problem;
    if (this.stated.of(milestone)?.at === at) return null;
    this.stated.state(milestone, at, said);
    // To say when it was mitigated or resolved is to say that it was.
    const phase = (['mitigated', 'resolved'] as const).find((name) => name === milestone);
    if (phase && PHASES.indexOf(phase) >= PHASES.indexOf(this.phase)) this.enter(phase, at);
    if (phase === 'resolved') {
      this.resume(said.at);
      this.promises.stop(said.at);
    }
    return null;
  }

  /**
   * Takes over what the merged post-mortem says of milestones that nobody stated here. What was stated counts more, and
   * so does the end of the incident, which is never taken from a document.
   */
  fill({ times, at: saidAt, url }: WrittenMilestones, declared: Attribution): void {
    if (this.phase !== 'resolved' || this.dropped) return;
    for (const milestone of FILLED) {
      const at = times[milestone];
      if (!at || this.stated.of(milestone) || this.sideOfDeclaration(milestone, at)) continue;
      const isSame = this.milestones(declared)[milestone]?.at.slice(0, 16) === at.slice(0, 16);
      // Longer ago than this, a mistyped year is more likely.
      const isOld = Date.parse(this.declaredAt) - Date.parse(at) > EARLIEST;
      if (!isSame && !isOld) this.setMilestone(milestone, at, { by: '', at: saidAt, url });
    }
  }

  /** The milestones so far; the two that nobody stated follow from what GitHub shows. */
  milestones(declared: Attribution): Incident['milestones'] {
    // Declared afterwards, it may have been noticed at any time.
    return this.stated.withAssumed(this.kind === 'backfilled' ? null : declared, this.firstAcknowledged);
  }

  private enter(phase: Phase, at: string): void {
    this.phase = phase;
    this.phaseSince = at;
  }

  /** @param says whether the timeline gets a row about it */
  private withdraw(milestone: 'mitigated' | 'resolved', said: Attribution, says: boolean): void {
    const known = this.stated.of(milestone);
    if (!known) return;
    this.stated.forget(milestone);
    const { at, by, url } = known;
    this.note('milestone', { at, by, url }, MILESTONE_ROWS[milestone]);
    if (says) this.note('milestone', said, `No longer ${milestone}`);
  }
}
