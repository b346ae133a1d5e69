import { MINUTE } from '../../../vocabulary/milliseconds.ts';
import type { Edit } from '../../rule.ts';
import type { WrittenClock } from './written-time.ts';

/** A timeline that mixes clocks with am or pm and 24-hour clocks. */
export interface MixedClocks {
  /** Clocks with am or pm, in reading order; never empty. */
  readonly withAmPm: readonly WrittenClock[];
  /** The first clock without am or pm that may belong to the other half of the day; null if none is ambiguous. */
  readonly doubtful: WrittenClock | null;
}

/** Takes the clocks of a timeline in reading order. Null if they are consistent. */
export function mixedClocks(clocks: readonly WrittenClock[]): MixedClocks | null {
  const withAmPm = clocks.filter(({ clock }) => clock.meridiem !== null);
  if (withAmPm.length === 0 || !clocks.some(hasFullHour)) return null;
  // "02:05 pm": if that is the habit, a leading zero proves nothing.
  const isZeroDecisive = !withAmPm.some(({ source }) => source.startsWith('0'));
  const doubtful = clocks.find((clock, index) => {
    if (sharesAmPm(clock)) return false;
    if (isZeroDecisive && clock.source.startsWith('0')) return false;
    return isDoubtful(clock, clocks[index - 1], clocks[index + 1]);
  });
  return { withAmPm, doubtful: doubtful ?? null };
}

/** `14:20`, `00:10`, and `14:05 PM`, too. */
const hasFullHour = ({ source, clock }: WrittenClock) =>
  writtenHour(source) > 12 || (clock.hour === 0 && clock.meridiem === null);

const writtenHour = (source: string) => Number(/^\d\d?(?=\D|$)|^\d\d/.exec(source)?.[0]);

/** The edits that write a clock in 24-hour form, keeping its seconds; none if it was not read at face value. */
export function in24Hours(clock: WrittenClock): Edit[] {
  if (clock.clock.meridiem === null && !sharesAmPm(clock)) return [];
  const hour = writtenHour(clock.source);
  const half = clock.clock.meridiem ?? clock.until?.clock.meridiem;
  // "14:05 am" and "0:05 pm" contradict themselves.
  const said = hour > 12 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const [, read] = clock.at.split('T');
  if ((half === 'am' && hour > 12) || (half === 'pm' && hour === 0)) return [];
  if (Number(read?.slice(0, 2)) !== said) return [];
  const seconds = /:\d\d(:\d\d(?:[.,]\d+)?)/.exec(clock.source)?.[1] ?? '';
  return [{ span: clock.span, text: `${read}${seconds}` }];
}

/** "1:05–1:20 pm": one am or pm for both. */
function sharesAmPm({ source, clock, at, until }: WrittenClock): boolean {
  const half = until?.clock.meridiem ?? null;
  const hour = writtenHour(source);
  if (clock.meridiem !== null || half === null || hour < 1 || hour > 12) return false;
  return Number(at.slice(11, 13)) === (hour % 12) + (half === 'pm' ? 12 : 0);
}

const HALF_DAY = 12 * 60 * MINUTE;
/** Entries a few minutes out of order are common. */
const SLIP = -5 * MINUTE;

/**
 * Whether a clock without am or pm was not read as written, or would follow the previous one more closely in the other
 * half of the day.
 */
function isDoubtful(
  one: WrittenClock,
  before: WrittenClock | undefined,
  after: WrittenClock | undefined,
): boolean {
  const hour = writtenHour(one.source);
  if (one.clock.meridiem !== null || hour < 1 || hour > 12) return false;
  if (Number(one.at.slice(11, 13)) !== hour) return true;
  const time = Date.parse(`${one.at}Z`);
  const others = [time - HALF_DAY, time + HALF_DAY].filter(
    (each) => !one.hasDay || new Date(each).toISOString().slice(0, 10) === one.at.slice(0, 10),
  );
  const step = (each: number) =>
    before ? each - Date.parse(`${before.at}Z`) : after ? Date.parse(`${after.at}Z`) - each : 0;
  const own = step(time);
  return others.some((each) => step(each) >= SLIP && (own < SLIP || step(each) < own));
}
