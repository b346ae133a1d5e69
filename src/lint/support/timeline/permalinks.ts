import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, TimelineEntry } from '../../../postmortem/model.ts';
import { MINUTES_PER_DAY } from '../../../time/day.ts';
import { minuteText } from '../../../time/text.ts';
import { gated } from '../../../vocabulary/gated.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import { MINUTE } from '../../../vocabulary/milliseconds.ts';

/** An entry and when the only chat message that it links was sent. */
export interface Linked {
  readonly entry: TimelineEntry;
  /** Milliseconds since the epoch. */
  readonly sent: number;
  /** By how many minutes the entry's clock is ahead of UTC, if the two are one moment; null if they are not. */
  readonly offset: number | null;
  /** Where the link is. */
  readonly span: Span;
}

/** A Slack permalink ends in the microsecond at which its message was sent. */
export const PERMALINK = gated(
  /\.slack\.com\/archives\/\w+\/p(1\d{9})\d{6}(?!\d)(\?[^\s)>\]"]{0,80}\bthread_ts=)?/g,
  /\.slack\.com\/archives\//,
);
const [WEST, EAST] = [-12 * 60, 14 * 60];

/** How far after the beginning of an entry its link may be, if no other entry comes first. */
const FAR = 1500;

/** The entries that link one chat message, in the entry or below it, and not a thread, which goes on for hours. */
export const linkedMessages = memoized(({ timeline, document }: PostMortem): readonly Linked[] => {
  if (!PERMALINK.gate.test(document.text)) return [];
  return timeline.flatMap((entry, index): Linked[] => {
    const { span, time } = entry;
    const next = timeline[index + 1]?.span.start ?? 0;
    const end = Math.max(span.end, Math.min(next, span.start + FAR));
    const links = [...document.text.slice(span.start, end).matchAll(PERMALINK.pattern)];
    const sent = Number(links[0]?.[1]) * 1000;
    const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(time?.iso ?? '')?.[0];
    if (links.length !== 1 || links[0]![2] || !local || time!.approximate) return [];
    const start = span.start + links[0]!.index;
    const link = { start, end: start + links[0]![0].length };
    return [{ entry, sent, offset: offsetOf(Date.parse(`${local}Z`), sent), span: link }];
  });
});

/** Half hours only: people write the minute in which a message was sent, or round it up. */
function offsetOf(local: number, sent: number): number | null {
  const minutes = Math.ceil((local - sent) / MINUTE);
  const offset = [minutes, minutes - 1].find((each) => each % 30 === 0);
  return offset === undefined || offset < WEST || offset > EAST ? null : offset + 0;
}

/**
 * The offset of most entries without a zone that link the message they tell of, with the first of them. A single one may
 * quote an older message.
 */
export function usualOffset(postmortem: PostMortem): (Linked & { readonly offset: number }) | null {
  const bare = linkedMessages(postmortem).filter(({ entry }) => entry.time!.zone === 'none');
  const [most] = [...Map.groupBy(bare, ({ offset }) => offset)].sort(([, a], [, b]) => b.length - a.length);
  const [offset, [first]] = most ?? [null, []];
  const isAgreed = most !== undefined && most[1].length >= 2 && most[1].length > bare.length / 2;
  return first && offset !== null && isAgreed ? { ...first, offset } : null;
}

/** The clock of a place at this moment: "09:04". */
export const clockAt = (moment: number, offset: number): string =>
  minuteText(Math.floor(moment / MINUTE + offset) % MINUTES_PER_DAY);
