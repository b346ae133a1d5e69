import { findMarker, parseMarker, replaceMarker, writeMarker } from '../../github/markers.ts';
import type { Issue, IssueEvent } from '../../github/port.ts';
import { brokenMarks, withRegion } from '../../markdown/write/region.ts';
import { clockText } from '../../time/text.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';

/** Milliseconds after Debrief closed a report in which its alert reopens it, instead of opening another one. */
const COMES_BACK = DAY;
/** How often an alert has fired when its report stays open although the alert stopped. */
const STAYS_OPEN = 5;
/** The part of a report that says how often its alert fired. */
const REGION = 'flapping';

/** How often the alert of a report has fired. */
export interface Flapping {
  readonly times: number;
  /** ISO instant of the first time. */
  readonly since: string;
  /** The issue's text. */
  readonly body: string;
  /** Debrief closed it last, and not a person, who has decided. */
  readonly isClosedByApp: boolean;
}

/** Null for anything but a report of an alert. */
export function flappingIn(issue: Issue, events: readonly IssueEvent[]): Flapping | null {
  const data = findMarker(issue, 'alert-report')?.data;
  if (!data?.since) return null;
  const last = events.findLast(({ type }) => type === 'closed');
  const isClosedByApp = last?.actor.app === true;
  return { times: Number(data.times) || 1, since: data.since, body: issue.body, isClosedByApp };
}

/** Whether an alert at this ISO instant may belong to a report that is closed. */
export const mayComeBack = ({ closedAt }: Issue, at: string): boolean =>
  closedAt !== null && Date.parse(at) - Date.parse(closedAt) < COMES_BACK;

/** Whether the report is left to a person although its alert stopped. */
export const staysOpen = (flapping: Flapping | null): boolean =>
  flapping !== null && flapping.times >= STAYS_OPEN;

/** The report's text once its alert fires again. What people wrote there stays. Pure. */
export function firedAgain({ times, since, body }: Flapping): string {
  const again = times + 1;
  const often = `🔁 The alert has fired ${again} times since ${clockText(since)}.`;
  const left =
    ' It keeps coming back, so this issue now stays open when it stops. Close it once somebody has looked.';
  const marked = replaceMarker(
    body,
    writeMarker('alert-report', { ...parseMarker(body)?.data, times: again }),
  );
  if (brokenMarks(marked, REGION) !== null) return marked;
  return withRegion(marked, REGION, `${often}${again >= STAYS_OPEN ? left : ''}`);
}
