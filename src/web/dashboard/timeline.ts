import { html } from 'hono/html';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import type { Html } from '../layout.ts';
import type { IncidentRow } from './rows.ts';

/** Drawn twice: names that are legible on a wide page would be too small or cut off on a phone. */
const SIZES = [
  { name: 'wide', width: 800 },
  { name: 'narrow', width: 358 },
] as const;
const LEFT = 8;
/** Room for the name of a milestone at the very end. */
const RIGHT = 78;
const LINE = 16;
/** The approximate width of a letter, and of the space after a name. */
const LETTER = 7.2;

interface Mark {
  readonly name: string;
  readonly x: number;
  /** The line of its name, counted from the bottom. */
  readonly lane: number;
}

/**
 * An incident drawn to scale: its impact as a band, milestones above the line, status updates on it, and updates that
 * never came as gaps. Decoration: the list next to it says the same in words.
 */
export function drawnTimeline(incident: IncidentRow, now: Date): Html {
  return html`${SIZES.map(({ name, width }) => {
    const drawn = drawing(incident, now, width);
    return drawn && html`<div class="drawing ${name}" aria-hidden="true">${drawn}</div>`;
  })}`;
}

/** Null if everything known happened at one instant. */
function drawing(
  { milestones, updates, declaredAt, open }: IncidentRow,
  now: Date,
  width: number,
): Html | null {
  const marks = MILESTONES.flatMap((name) => {
    const at = Date.parse(milestones[name]?.at ?? '');
    return Number.isNaN(at) ? [] : [{ name, at }];
  });
  const times = [
    Date.parse(declaredAt),
    ...marks.map(({ at }) => at),
    ...updates.flatMap(({ due, made }) => Date.parse(made ?? due)),
    ...(open ? [now.getTime()] : []),
  ].filter((at) => !Number.isNaN(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (!(last > first)) return null;
  const x = (at: number) => Math.round(LEFT + ((at - first) / (last - first)) * (width - LEFT - RIGHT));
  const started = marks.find(({ name }) => name === 'started')?.at ?? Date.parse(declaredAt);
  const ended = marks.find(({ name }) => name === 'mitigated' || name === 'resolved')?.at ?? last;
  const placed = inLanes(marks.map(({ name, at }) => ({ name, x: x(at) })));
  const axis = (1 + Math.max(0, ...placed.map(({ lane }) => lane))) * LINE + 20;
  const drawn = ({ name, x: at, lane }: Mark) => {
    const text = axis - 20 - lane * LINE;
    return html`<line class="axis" x1="${at}" x2="${at}" y1="${text - 9}" y2="${axis}"/>
<text x="${at + 5}" y="${text}">${name}</text><circle class="mark" cx="${at}" cy="${axis}" r="4"/>`;
  };
  const update = ({ due, made }: IncidentRow['updates'][number]) => {
    const dueAt = x(Date.parse(due));
    if (made === null) return html`<circle class="missed" cx="${dueAt}" cy="${axis}" r="4"/>`;
    const madeAt = x(Date.parse(made));
    const gap = html`<line class="gap" x1="${dueAt}" x2="${madeAt}" y1="${axis + 12}" y2="${axis + 12}"/>`;
    return html`${madeAt > dueAt ? gap : ''}<circle class="update" cx="${madeAt}" cy="${axis}" r="3"/>`;
  };
  return html`<svg viewBox="0 0 ${width} ${axis + 22}"><rect class="impact" x="${x(started)}" y="${axis - 8}" width="${Math.max(0, x(ended) - x(started))}" height="16" rx="3"/>
<line class="axis" x1="${LEFT}" x2="${width - RIGHT}" y1="${axis}" y2="${axis}"/>${placed.map(drawn)}${updates.map(update)}</svg>`;
}

/** Names are to the right of their marks; a name that would reach the next mark is placed above that mark's name. */
function inLanes(marks: readonly Pick<Mark, 'name' | 'x'>[]): Mark[] {
  const begins: number[] = [];
  return marks
    .toSorted((a, b) => b.x - a.x)
    .map(({ name, x }) => {
      const end = x + (name.length + 2) * LETTER;
      const free = begins.findIndex((_, lane) => begins.slice(lane).every((begin) => end <= begin));
      const lane = free === -1 ? begins.length : free;
      begins[lane] = x;
      begins.length = lane + 1;
      return { name, x, lane };
    });
}
