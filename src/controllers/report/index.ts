import { findMarker } from '../../github/markers.ts';
import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import type { LedgerLine } from '../../reliability/ledger/line.ts';
import { periodAt } from '../../reliability/period.ts';
import { nextWorkingTime } from '../../time/calendar.ts';
import { zoneNamed } from '../../time/zone.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type World } from '../controller.ts';
import { completed, linesOf } from './lines.ts';
import { apply, type Posted, type ReportStep, reportsOn } from './post.ts';
import { type Draw, isUntouched, REPORT, writeReport } from './write.ts';

interface ReportFacts {
  /** Incidents of this repository. */
  readonly own: readonly LedgerLine[];
  /** Incidents of all repositories of its owner. */
  readonly all: readonly LedgerLine[];
  /** The posted reports, newest first. */
  readonly posted: readonly Posted[];
  readonly draw: Draw;
}

const AS = { issue: 'an issue', discussion: 'a discussion', 'pull-request': 'a pull request' } as const;

/**
 * The schedule of the reliability report. Its object is a repository, which sweeps queue. The report on the last
 * period is corrected in place when news about that period comes in; earlier ones stay as they are.
 */
export default defineController<ReportFacts, ReportStep>({
  kind: 'report',
  events: {},
  observe,
  decide({ own, all, posted, draw }, policy, now) {
    const { last, at } = schedule(policy, now);
    if (!last || Date.parse(at) > now.getTime() || !own.some((line) => isKnownBefore(line, last.to)))
      return [];
    const written = writeReport(own, all, policy, last, draw);
    const standing = posted.find((each) => findMarker(each, REPORT, { period: last.name }));
    const { reports } = policy;
    if (!standing) return [{ type: 'post', ...written, reports }];
    const { wrote } = findMarker(standing, REPORT)!.data;
    const isSame = standing.body.replaceAll('\r\n', '\n').trim() === written.body;
    return isSame || !standing.open || !isUntouched(standing.body, wrote)
      ? []
      : [{ type: 'correct', ...written, reports, standing }];
  },
  due(_, policy, now) {
    const { at, next } = schedule(policy, now);
    return Date.parse(at) > now.getTime() ? at : next;
  },
  describe: ({ type, title, reports }) =>
    type === 'post' ? `Post “${title}” as ${AS[reports.as]}.` : `Correct “${title}”.`,
  apply,
});

/** Whether any incident had started before an instant: there is no report on the time before the first one. */
const isKnownBefore = ({ milestones }: LedgerLine, instant: number) =>
  Object.values(milestones).some((at) => at !== null && Date.parse(at) < instant);

/** The period that has ended, when its report is posted, and when the next one is. */
function schedule(policy: Policy, now: Date) {
  const { every } = policy.reports;
  const zone = zoneNamed(policy.reliability.zone)!;
  const calendar = calendarOf(policy);
  const current = periodAt(every ?? 'quarter', now.getTime(), zone);
  const posting = (instant: number) => nextWorkingTime(new Date(instant).toISOString(), calendar);
  return {
    last: every && periodAt(every, current.from - 1, zone),
    at: posting(current.from),
    next: every && posting(current.to),
  };
}

/** Null, without a call, if there is no schedule or there never was an incident. Otherwise the calls of `reportsOn`. */
async function observe(
  ref: ObjectRef,
  { github, readModel }: World,
  policy: Policy,
): Promise<ReportFacts | null> {
  const { every, as } = policy.reports;
  if (every === null || !readModel) return null;
  const under = (prefix: string) => {
    const start = prefix.toLowerCase();
    return ({ id }: LedgerLine) => id.toLowerCase().startsWith(start);
  };
  const all = linesOf(await readModel.rows('ledger')).filter(under(`${ref.owner}/`));
  const own = all.filter(under(`${ref.owner}/${ref.repo}#`));
  if (own.length === 0) return null;
  const incidents = await readModel.rows('incident');
  const exempt = new Set(incidents.filter(({ data }) => data.exempt).map(({ key }) => key));
  return {
    own: completed(own, policy, exempt),
    all,
    posted: await reportsOn(ref, policy.reports, github),
    // A large library, loaded only to draw charts.
    draw: as === 'pull-request' ? (await import('../../reliability/page/charts.ts')).charts : null,
  };
}
