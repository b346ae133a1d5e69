import type { Alert } from '../../alerts/source.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import { link, paragraph, phrase, print } from '../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import { clockText } from '../../time/when.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import type { IncidentStep } from './steps.ts';

type Said = Pick<Alert, 'key' | 'status' | 'title' | 'url'>;

const LONGEST = 200;

/** The comment in which each problem is shown, by `nameOf`. Should there be two, the first one. */
export function alertComments(own: readonly Comment[]): Map<string, Comment> {
  const found = own.flatMap((comment): [string, Comment][] => {
    const { source, key } = findMarker(comment, 'alert')?.data ?? {};
    return source && key ? [[nameOf(source, key), comment]] : [];
  });
  return new Map(found.reverse());
}

const nameOf = (source: string, key: string) => `${source} ${key}`;

/**
 * A step for each problem of which something was heard: one comment says how it is now, however often it is heard, and
 * what was heard is forgotten once it stands there. What is older than the comment changes nothing. Pure.
 */
export function showAlerts(
  heard: readonly Signal[],
  comments: ReadonlyMap<string, Comment>,
  isLocked: boolean,
): IncidentStep[] {
  const problems = Map.groupBy(heard, ({ source, data }) => nameOf(source, (data as unknown as Said).key));
  return [...problems].flatMap(([name, signals]): IncidentStep[] => {
    const shown = comments.get(name) ?? null;
    // A new comment cannot be written now: unlocking the issue leads here again.
    if (isLocked && !shown) return [];
    const known = shown && findMarker(shown, 'alert')!.data;
    const sorted = signals.toSorted((a, b) => a.at.localeCompare(b.at));
    const [first, last] = [sorted[0]!, sorted.at(-1)!];
    const since = [known?.since ?? first.at, first.at].sort()[0]!;
    const isNews = !known || last.at > known.at!;
    return [
      {
        type: 'show-alert',
        title: shorten(oneLine((last.data as unknown as Said).title), LONGEST),
        comment: shown?.id ?? null,
        body: isNews ? commentOf(last, since) : null,
        settles: signals.map(({ id }) => id),
      },
    ];
  });
}

function commentOf({ source, at, data }: Signal, since: string): string {
  const { key, status, title, url } = data as unknown as Said;
  const name = shorten(oneLine(title), LONGEST);
  const what = phrase`**${url ? link(url, name) : name}**`;
  const says =
    status === 'firing'
      ? phrase`🔔 ${what} is firing · since ${clockText(since)}, last heard at ${clockText(at, since)}`
      : phrase`✅ ${what} has stopped · from ${clockText(since)} to ${clockText(at, since)}`;
  return `${writeMarker('alert', { source, key, since, at })}\n${print(paragraph(says)).trim()}`;
}
