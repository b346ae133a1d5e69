import { wholeWords } from '../../languages/whole-words.ts';
import { languages } from '../../languages/words/index.ts';
import type { ActionItem } from '../../postmortem/model.ts';
import { shows } from '../../postmortem/phrases/sign.ts';
import { areDayOrMonth } from '../../time/date-order.ts';
import { period, unambiguousDay } from '../phrases/due-dates.ts';
import type { Finding } from '../rule.ts';
import { quoted } from '../support/words.ts';

const ISO = /^\d{4}-\d\d-\d\d$/;
/** A period in other languages: “Ende Mai”, “mediados de mayo”, “12月中旬”. */
const PERIOD_ELSEWHERE = wholeWords(
  languages.flatMap(({ partsOfMonth }) => Object.values(partsOfMonth ?? {})),
);

/** A due date that not every reader reads as the same day; null if all do. `date` is how Debrief reads it. */
export function ambiguous(
  { raw, span, relative }: NonNullable<ActionItem['due']>,
  date: string,
): Finding | null {
  if (ISO.test(raw.trim()) || shows(unambiguousDay, raw)) return null;
  const message = `${quoted(raw)} is read as ${date}. An ISO date means the same day to everybody, even in a year.`;
  // Which day "Friday" was counted from, or whether 4/5 is in April, is a guess: not for --fix to write.
  if (relative || shows(period, raw) || PERIOD_ELSEWHERE.test(raw) || mayBeEitherDay(raw))
    return { span, message, suggestion: { description: `Write the day: ${date}.`, text: date } };
  return { span, message, fix: [{ span, text: date }] };
}

/** `04/05/2026`, `4.5.`: how a due date is written does not say which number is the month. */
function mayBeEitherDay(raw: string): boolean {
  const [, one, two] = /(?<!\d[/.]?)(\d{1,2})[/.](\d{1,2})(?!\d)/.exec(raw) ?? [];
  return areDayOrMonth(one, two);
}

/** In an older document, how dates are written is one hint, however many there are. */
export function notationOnce(findings: readonly Finding[]): Finding[] {
  const [first, ...more] = findings.filter(({ suggestion }) => suggestion);
  const others = findings.filter(({ suggestion }) => !suggestion);
  const asked = others.filter(({ fix }) => !fix);
  const hints = others.filter(({ fix }) => fix).map((each) => ({ ...each, level: 'hint' as const }));
  if (!first) return [...hints, ...asked];
  const once = more.length > 0 ? { ...first, others: more.map(({ span }) => span) } : first;
  return [{ ...once, level: 'hint' }, ...hints, ...asked];
}
