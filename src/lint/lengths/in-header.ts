import { labelsOf } from '../../languages/labels.ts';
import type { Label } from '../../languages/language.ts';
import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { minuteWritten } from '../../time/clock.ts';
import { MINUTES_PER_DAY } from '../../time/day.ts';
import { durationAt, minutesOf } from '../../time/duration.ts';
import { minutesText } from '../../time/text.ts';
import { ROUGHLY, UNIT_START } from '../../time/units.ts';
import type { Finding } from '../rule.ts';
import { quoted } from '../support/words.ts';
import { rounding } from './rounding.ts';

/** "**Start:** 13:00", "| End | 14:00 |", "duration: 2 h". */
const LINE =
  /^[ \t>|*_-]*(\p{L}[\p{L}_ ]{2,30}?)(?: ?\([^()\n]{1,20}\))?[*_ ]*[:：|][ \t*_`]*([^\n|]*[^\s|*_`])/gmu;
const WHOSE = '(?:(?:incident|impact|outage|downtime|problem|disruption|total|user) )*';
/** What each label means, in English; in other languages, see the words of the language. */
const LABELS: readonly (readonly [RegExp, Role, Label | null])[] = [
  [new RegExp(`^${WHOSE}(?:start(?:ed)?|began|begin|onset)(?: time| at| date)?$`), 'start', 'started'],
  [
    new RegExp(
      `^${WHOSE}(?:end(?:ed)?|finish(?:ed)?|resolved|restored|recovered)(?: time| at| date)?$|^resolution time$`,
    ),
    'end',
    'resolved',
  ],
  [
    new RegExp(`^${WHOSE}(?:window|time|period|time range|time window)$|^when$|^date and time$`),
    'window',
    null,
  ],
  [
    new RegExp(
      `^${WHOSE}(?:duration|downtime|length)(?: of (?:the )?(?:user |customer )?(?:incident|outage|impact))?$`,
    ),
    'length',
    'duration',
  ],
];
type Role = 'start' | 'end' | 'window' | 'length';

const CLOCK =
  /(?<![\d:.+-])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?: ?([ap])\.?m\b\.?)?(?: ?\(?(Z|[A-Z]{3,4}|[+-]\d\d:\d\d)\b)?/gi;
const ROUGH = new RegExp(
  String.raw`^(?:~|≈|${ROUGHLY}|ca\.? |about |around |approx\w*\.? |roughly |circa )?\s*`,
  'i',
);
/** A number that may be one of a length. */
const OF_UNITS = new RegExp(String.raw`\d ?${UNIT_START}`, 'i');
/** After a length: it is not the length of one thing. */
const GOES_ON = /^\s?(?:[-–—/+]|to\b|or\b|per\b|each\b|of\b|×)/i;
/** How much of a document may be its header. */
const HEADER = 2500;

interface Clock {
  readonly minute: number;
  readonly written: string;
  readonly half: boolean;
  readonly zone: string;
  readonly span: Span;
}

/** "Start: 13:00", "End: 14:00" and "Duration: 2 h 20 min": a length that lies between none of the times of the header. */
export function inHeader(postmortem: PostMortem): Finding[] {
  const { length, ends, clocks } = readHeader(postmortem) ?? {};
  if (!length || !ends || !clocks) return [];
  const [from, to] = ends;
  if (from.half !== to.half || (from.zone && to.zone && from.zone !== to.zone)) return [];
  const { minutes, isRough, raw, span } = length;
  const slack = Math.max(rounding(raw), isRough ? minutes / 4 : minutes / 10, 2);
  const isBetween = clocks.some((one) =>
    clocks.some((two) => Math.abs(between(one, two) - minutes) <= slack),
  );
  if (isBetween) return [];
  return [
    {
      span,
      message: `${quoted(raw)} does not fit: from ${from.written} to ${to.written} (line ${postmortem.document.point(to.span.start).line}) it is ${minutesText(between(from, to))}. Readers will believe neither. Correct the duration or the time.`,
      related: { span: to.span, message: 'The end.' },
    },
  ];
}

interface Header {
  readonly length: NonNullable<ReturnType<typeof lengthIn>>;
  /** Of the incident. */
  readonly ends: readonly [Clock, Clock];
  /** All of the header. */
  readonly clocks: readonly Clock[];
}

/** What the lines of the header say; null without one length, one start and one end. */
function readHeader(postmortem: PostMortem): Header | null {
  const { document, timeline } = postmortem;
  const head = document.text.slice(0, Math.min(HEADER, timeline[0]?.span.start ?? HEADER));
  if (!/\d:\d\d/.test(head) || !OF_UNITS.test(head)) return null;
  const clocks: Clock[] = [];
  const found: Partial<Record<Role, readonly Clock[]>> = {};
  let length: Header['length'] | null = null;
  for (const { 0: whole, index, 1: name = '', 2: value = '' } of head.matchAll(LINE)) {
    const role = roleOf(postmortem, name.toLowerCase().replaceAll('_', ' '));
    const at = index + whole.length - value.length;
    if (role === 'length') {
      // Two lengths, or none: phases, or a window.
      const read = lengthIn(value, at);
      if (length || !read) return null;
      length = read;
      continue;
    }
    const times = clocksIn(value, at);
    clocks.push(...times);
    if (!role) continue;
    // "Started again at": several incidents.
    if (found[role] || times.length !== (role === 'window' ? 2 : 1)) return null;
    found[role] = times;
  }
  if (found.window && (found.start || found.end)) return null;
  const [from, to] = found.window ?? [found.start?.[0], found.end?.[0]];
  return length && from && to ? { length, ends: [from, to], clocks } : null;
}

function roleOf({ language }: PostMortem, name: string): Role | null {
  const meanings = language ? labelsOf(language, name) : [];
  return (
    LABELS.find(([words, , label]) => words.test(name) || (label && meanings.includes(label)))?.[1] ?? null
  );
}

/** The length that a value begins with; null if it is a day or longer, for which clock times say nothing. */
function lengthIn(value: string, at: number) {
  const [lead] = ROUGH.exec(value) ?? [''];
  const read = durationAt(value, lead.length);
  const minutes = read && minutesOf(read.duration);
  if (!read || !minutes || minutes >= 1380) return null;
  // "2 hours to 3 hours", "10 minutes per host", "20 minutes down, 40 minutes slow".
  const rest = value.slice(read.end);
  if (GOES_ON.test(rest) || OF_UNITS.test(rest)) return null;
  const raw = value.slice(lead.length, read.end);
  return { raw, minutes, isRough: lead.trim() !== '', span: { start: at + lead.length, end: at + read.end } };
}

const clocksIn = (value: string, at: number): Clock[] =>
  [...value.matchAll(CLOCK)].map(({ 0: whole, index, 1: h = '', 2: m = '', 3: half, 4: zone = '' }) => ({
    minute: minuteWritten(h, m, half),
    written: `${h}:${m}${half ? ` ${half}m` : ''}`,
    half: half !== undefined,
    zone: zone.toUpperCase(),
    span: { start: at + index, end: at + index + whole.length },
  }));

const between = (from: Clock, to: Clock) => (to.minute - from.minute + MINUTES_PER_DAY) % MINUTES_PER_DAY;
