import type { Language } from '../../../languages/language.ts';
import { weekdayAt } from '../../../time/date.ts';
import { type LeadTime, leadTime, timeWithin } from '../../../time/lead.ts';
import { endsBeforeClock } from '../../../time/time-words.ts';
import { ofHabit, ofPlan } from '../../phrases/no-event.ts';
import { tells } from './tells.ts';

const BEFORE_CLOCK =
  /(?:\b(?:at|on|around|about|by|from|since|until|till|approximately|circa)|\bca?\.|[@~≈(])\s*$/i;

/** The only clock time in a sentence, if introduced by words like "at" or at the end. */
export function clockInside(text: string, language: Language | null, withDay = false): LeadTime | null {
  const sentence = text.slice(0, 300);
  if (!/\d/.test(sentence) || leadTime(sentence)) return null;
  const found = timeWithin(sentence);
  if (!found?.clock || (found.day && !withDay)) return null;
  const rest = sentence.slice(found.end);
  const isLast = /^[\s).\]]*$/.test(rest);
  const before = sentence.slice(Math.max(0, found.start - 16), found.start);
  const isIntroduced = BEFORE_CLOCK.test(before) || endsBeforeClock(before, language);
  const another = isLast ? null : timeWithin(rest.replace(/^\W+/, ''));
  if (
    !(isLast || isIntroduced) ||
    another?.clock ||
    (ofHabit.pattern.test(sentence) && !tells(sentence)) ||
    ofPlan.pattern.test(sentence.slice(0, found.start).trimEnd())
  )
    return null;
  return { ...found, weekday: found.weekday ?? weekdayAfter(rest) };
}

/** "by 9:00 AM on Friday". */
function weekdayAfter(rest: string): number | null {
  const [gap] = /^,? (?:on )?/.exec(rest) ?? [];
  return gap === undefined ? null : (weekdayAt(rest, gap.length)?.weekday ?? null);
}
