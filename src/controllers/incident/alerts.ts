import type { PhrasingContent } from 'mdast';
import type { Alert, AlertData } from '../../alerts/source.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { AlertChange } from '../../incident/facts.ts';
import { link, paragraph, phrase, print } from '../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import { clockText } from '../../time/text.ts';
import { SEVERITIES, type Severity } from '../../vocabulary/severity.ts';
import type { Signal } from '../../vocabulary/signal.ts';

type Said = Pick<AlertData, 'key' | 'status' | 'title' | 'url' | 'claimed'>;
type Status = Alert['status'];

const LONGEST = 200;
/** How many of the latest changes to keep for a monitor that keeps firing and stopping. */
const MOST_CHANGES = 20;

/** A change to the comment on one problem. */
export interface AlertNews {
  readonly title: string;
  /** The existing comment; null for a new one. */
  readonly comment: number | null;
  /** Null if the comment already says it. */
  readonly body: string | null;
  /** Signals that are on GitHub once this is done. */
  readonly settles: readonly string[];
}

/** A problem as its comment shows it; kept in the comment's marker. */
interface Shown {
  readonly title: string;
  /** ISO instants of the first and the last report. */
  readonly since: string;
  readonly at: string;
  /** How often it was reported. */
  readonly times: number;
  /** When it started and stopped firing, alternating, oldest first. */
  readonly changes: readonly Change[];
  /** The incident is another problem's, of the same service; how severe this one was. */
  readonly joined: Severity | null;
}

interface Change {
  readonly status: Status;
  /** ISO instant. */
  readonly at: string;
}

const changeOf = ({ at, data }: Signal): Change => ({ at, status: (data as unknown as Said).status });
const latestOf = ({ at, changes }: Shown): Change => ({ at, status: changes.at(-1)?.status ?? 'firing' });

/** Oldest first. Of two at one instant, the recovery comes second: Sentry dates it by the last event it saw. */
const byTime = (a: Change, b: Change) =>
  a.at.localeCompare(b.at) || Number(a.status === 'resolved') - Number(b.status === 'resolved');

/**
 * The comment for each problem, by `nameOf`; the first if there are two. A problem noted on the incident of another one
 * gets a new comment each time it fires again; the earlier ones are there under names of their own.
 */
export function alertComments(own: readonly Comment[]): Map<string, Comment> {
  const found = new Map<string, Comment>();
  for (const comment of own) {
    const { source, key, joined } = findMarker(comment, 'alert')?.data ?? {};
    if (!source || !key) continue;
    const name = nameOf(source, key);
    const earlier = found.get(name);
    if (earlier && !(joined && hasStopped(earlier))) continue;
    if (earlier) found.set(`${name} ${earlier.id}`, earlier);
    found.set(name, comment);
  }
  return found;
}

export const nameOf = (source: string, key: string) => `${source} ${key}`;

/** ISO instant of the last report that the comment on a problem shows. */
export const lastReportOf = (comment: Comment) => findMarker(comment, 'alert')?.data.at ?? comment.createdAt;

/** Whether the comment on a problem says it has stopped. */
export const hasStopped = (comment: Comment) => shownIn(comment)?.changes.at(-1)?.status === 'resolved';

/** The alerts shown in comments, for the incident's timeline. */
export function alertChanges(comments: Iterable<Comment>): AlertChange[] {
  return [...comments].flatMap((comment) => {
    const shown = shownIn(comment);
    if (!shown) return [];
    const { title, changes, times, at } = shown;
    const rows = changes.map(({ status, at: since }, index) => {
      const again = changes.slice(0, index).some((earlier) => earlier.status === status) ? ' again' : '';
      const text = `Alert “${title}” ${status === 'firing' ? 'fired' : 'stopped'}${again}`;
      return { at: since, text, url: comment.url };
    });
    const repeats = times - changes.length;
    if (repeats <= 0 || at === changes.at(-1)?.at) return rows;
    const often = repeats === 1 ? 'once more' : `${repeats} more times`;
    return [...rows, { at, text: `Alert “${title}” had been reported ${often} by then`, url: comment.url }];
  });
}

/**
 * The news about each reported problem: one comment shows its current state, however often it is reported, and the
 * signals are dropped once they are written there. Reports older than the comment do not change its status. Pure.
 *
 * @param firedAt ISO instant at which it first fired, if the issue itself says so
 * @param joined how severe the problem is, if it joins the incident of another one
 */
export function showAlerts(
  signals: readonly Signal[],
  comments: ReadonlyMap<string, Comment>,
  isLocked: boolean,
  firedAt: string | null = null,
  joined: Severity | null = null,
): AlertNews[] {
  const problems = Map.groupBy(signals, ({ source, data }) => nameOf(source, (data as unknown as Said).key));
  return [...problems].flatMap(([name, reports]): AlertNews[] => {
    const comment = comments.get(name) ?? null;
    // New comments are impossible now; unlocking the issue triggers another look.
    if (isLocked && !comment) return [];
    const known = comment && shownIn(comment);
    const sorted = reports.toSorted((a, b) => byTime(changeOf(a), changeOf(b)));
    const last = sorted.at(-1)!;
    const isNews = !known || byTime(changeOf(last), latestOf(known)) > 0;
    return [
      {
        title: shorten(oneLine((last.data as unknown as Said).title), LONGEST),
        comment: comment?.id ?? null,
        body: isNews ? commentOf(last, updated(known ?? begun(firedAt), sorted, joined)) : null,
        settles: reports.map(({ id }) => id),
      },
    ];
  });
}

const begun = (at: string | null): Shown | null =>
  at === null
    ? null
    : { title: '', since: at, at, times: 1, changes: [{ status: 'firing', at }], joined: null };

/** What to show about a problem after more reports; the signals are in order. */
function updated(known: Shown | null, signals: readonly Signal[], joined: Severity | null): Shown {
  const all = [...(known?.changes ?? []), ...signals.map(changeOf)].sort(byTime);
  const changes = all.filter(({ status }, index) => status !== all[index - 1]?.status);
  const last = signals.at(-1)!;
  return {
    title: shorten(oneLine((last.data as unknown as Said).title), 100),
    since: [known?.since ?? signals[0]!.at, signals[0]!.at].sort()[0]!,
    at: last.at,
    times: (known?.times ?? 0) + signals.length,
    changes: changes.slice(-MOST_CHANGES),
    joined: known?.joined && joined ? worse(known.joined, joined) : known ? known.joined : joined,
  };
}

const worse = (a: Severity, b: Severity) => (SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b);

function commentOf({ source, data }: Signal, shown: Shown): string {
  const { key, status, title, url, claimed } = data as unknown as Said;
  const { since, at, times } = shown;
  const name = shorten(oneLine(title), LONGEST);
  const what = phrase`**${url ? link(url, name) : name}**`;
  const often = times > 2 ? `, ${times} times so far` : '';
  const says =
    status === 'firing'
      ? phrase`🔔 ${what} is firing · since ${clockText(since)}, last reported at ${clockText(at, since)}${often}`
      : phrase`✅ ${what} has stopped · from ${clockText(since)} to ${clockText(at, since)}`;
  const changes = shown.changes.map((change) => `${change.status[0]}${compact(change.at)}`).join('.');
  const marker = writeMarker('alert', {
    source,
    key,
    since,
    at,
    times,
    changes,
    title: shown.title,
    ...(shown.joined && { joined: shown.joined }),
  });
  const another = status === 'firing' && shown.joined ? joinedText(name, shown.joined) : [];
  return `${marker}\n${print(paragraph([...says, ...another, ...claimText(claimed)])).trim()}`;
}

/** Why a problem is noted on the incident of another one, and what to do if it does not belong there. */
function joinedText(title: string, severity: Severity): PhrasingContent[] {
  const command = `/incident declare ${severity.toLowerCase()} ${shorten(title.replaceAll('`', ''), 100)}`;
  const typed: PhrasingContent[] = [{ type: 'inlineCode', value: command }];
  return phrase`. Another problem of the same service, so it is noted here. Not the same? Comment ${typed} on a new issue.`;
}

/** A note about an alert whose sender dated it in the future; empty for any other. */
export function claimText(claimed: string | undefined): PhrasingContent[] {
  return claimed
    ? phrase` Its sender dated it ${clockText(claimed)}, which was in the future, so the time of arrival counts. Check the sender's clock.`
    : [];
}

function shownIn(comment: Comment): Shown | null {
  const data = findMarker(comment, 'alert')?.data;
  if (!data?.since || !data.at) return null;
  const changes = (data.changes ?? '').split('.').flatMap((text) => {
    const at = Number.parseInt(text.slice(1), 36);
    const status: Status = text.startsWith('f') ? 'firing' : 'resolved';
    return Number.isNaN(at) ? [] : [{ status, at: new Date(at).toISOString() }];
  });
  return {
    title: data.title ?? '',
    since: data.since,
    at: data.at,
    times: Number(data.times) || changes.length,
    changes,
    joined: SEVERITIES.find((severity) => severity === data.joined) ?? null,
  };
}

/** An ISO instant in few characters: milliseconds in base 36. */
const compact = (at: string) => Date.parse(at).toString(36);
