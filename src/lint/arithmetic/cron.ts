import type { FigureCheck } from './check.ts';

const COUNTS: Readonly<Record<string, number>> = {
  other: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  thirty: 30,
};
const MINUTES: Readonly<Record<string, number>> = { min: 1, hour: 60, day: 1440, week: 10_080 };
const ADVERBS: Readonly<Record<string, number>> = { hourly: 60, daily: 1440, nightly: 1440, weekly: 10_080 };

const words = (name: string) =>
  String.raw`(?<${name}>\b(?:every (?:(?:\d{1,2}|${Object.keys(COUNTS).join('|')})[ -])?(?:minute|min|hour|day|week)s?\b|${Object.keys(ADVERBS).join('|')}\b))`;
const CRON = String.raw`(?<![\d*/,-] ?)(?<cron>[\d*/]{1,5} [\d*/]{1,5} \* \* [\d*/]{1,5})(?! ?[\d*/,?-])`;
/** What shows that the author knows it: "runs every 2 minutes, not every 2 hours". */
const KNOWN = String.raw`(?!.*\b(?:instead|should|meant|intended|wrong\w*|typo|mistake\w*|not|rather|actually|fires|but|changed|from)\b)`;

/** "Every 2 hours (`*\/2 * * * *`)", `schedule: "*\/2 * * * *"  # every 2 hours`. */
const cron: FigureCheck = {
  gate: /\* \* [\d*/]/,
  isInCode: true,
  pattern: new RegExp(
    String.raw`(?<=^|\n)${KNOWN}.*?(?<shown>${words('before')}[^\n\d*#]{0,20}?(?:cron\w*|schedule)?[ :=]{0,3}["'${'`'}(]{1,3}${CRON}["'${'`'}]?\)?|${CRON.replace('<cron>', '<cron2>')}["'${'`'})]{0,3}[ \t]*(?:#|//|\(|—|–|->|→|=|:)[ \t]*(?:runs? |i\.e\. )?${words('after')})`,
    'gi',
  ),
  judge({ before, after, cron: first, cron2 }) {
    const [said, written] = [before ?? after ?? '', first ?? cron2 ?? ''];
    const [minutes, period] = [lengthOf(said.toLowerCase()), periodOf(written)];
    if (minutes === null || period === null || minutes === period) return null;
    return `\`${written}\` runs every ${text(period)}, not ${said.toLowerCase()}`;
  },
  wrong: [
    '- **Cadence:** Every 2 hours (`*/2 * * * *`)',
    'schedule: "*/2 * * * *"  # every 2 hours',
    'The job runs every 2 minutes with cron `0 */2 * * *`.',
    '`5 * * * *` — daily',
  ],
  right: [
    '- **Cadence:** Every 2 hours (`0 */2 * * *`)',
    'schedule: "*/30 * * * *"  # Every 30 minutes',
    'Runs daily at 2:30 AM UTC via cron: `30 2 * * *`',
    'The cron `*/2 * * * *` was meant as every 2 hours.',
    '`*/2 * * * *` is every 2 minutes, not every 2 hours.',
    'Runs every day (`0 6,18 * * *`).',
    '`0 9 * * 1` — weekly',
    'Every hour (`0 0 * * * *`)',
    'Every 5 minutes in the day (`*/5 8 * * *`)',
  ],
};

function lengthOf(said: string): number | null {
  const adverb = ADVERBS[said];
  if (adverb) return adverb;
  const [, count = '1', unit = ''] = /^every (?:(\w+)[ -])?(min|hour|day|week)/.exec(said) ?? [];
  const minutes = MINUTES[unit];
  return minutes ? minutes * (COUNTS[count] ?? Number(count)) : null;
}

/** How often it runs, in minutes; null if that is not always the same. */
function periodOf(expression: string): number | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = expression.split(' ');
  if (month !== '*' || /^\D*\/|\d\D/.test(day + weekday)) return null;
  const isNumber = (field: string) => /^\d+$/.test(field);
  if (day !== '*') return null;
  if (weekday !== '*') return isNumber(weekday) && isNumber(minute) && isNumber(hour) ? 10_080 : null;
  if (hour === '*') return isNumber(minute) ? 60 : stepOf(minute, 60);
  if (!isNumber(minute)) return null;
  if (isNumber(hour)) return 1440;
  const hours = stepOf(hour, 24);
  return hours && hours * 60;
}

/** "*\/15" of 60; null if it does not divide them, or is no step. */
function stepOf(field: string, whole: number): number | null {
  if (field === '*') return 1;
  const step = Number(/^\*\/(\d+)$/.exec(field)?.[1] ?? 0);
  return step > 0 && whole % step === 0 ? step : null;
}

const PERIODS: Readonly<Record<number, string>> = { 1: 'minute', 60: 'hour', 1440: 'day', 10080: 'week' };

const text = (minutes: number) =>
  PERIODS[minutes] ?? (minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`);

export default cron;
