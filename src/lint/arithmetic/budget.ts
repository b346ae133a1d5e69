import { MINUTES_PER_DAY } from '../../time/day.ts';
import { type FigureCheck, figure, step } from './check.ts';

const MINUTES: Readonly<Record<string, number>> = { second: 1 / 60, minute: 1, min: 1, hour: 60 };
/** The shortest and the longest of each, in days. */
const PERIODS: Readonly<Record<string, readonly [number, number]>> = {
  week: [7, 7],
  '28 days': [28, 28],
  '30 days': [30, 30],
  month: [28, 31],
  quarter: [90, 92],
  year: [365, 366],
};

/** "99.9 % availability, which is 43 minutes of downtime per month". */
const budget: FigureCheck = {
  gate: /9\d(?:\.\d+)? ?%/,
  pattern:
    /(?<![\d.])(?<share>9\d(?:\.\d+)?) ?% (?:(?:monthly|yearly|annual|weekly|service) )?(?:availability|uptime|SLA|SLO|objective|target)\b[^.%\d]{0,110}?\b(?:allows?|leaves?|is|means|translates to|equals|gives|permits|i\.e\.,?|amounts to)[^.%\d]{0,30}?(?<![\d.])(?<amount>\d+(?:\.\d+)?) ?(?<unit>second|minute|min|hour)s?(?: of (?:allowed )?(?:downtime|unavailability|error budget|errors))? (?:per|a|each|every|in(?: any| a)?|over(?: any| a)?) (?<period>week|month|quarter|year|28 days|30 days)\b/gi,
  judge({ share = '', amount = '', unit = '', period = '' }) {
    const one = MINUTES[unit.toLowerCase()];
    const days = PERIODS[period.toLowerCase()];
    if (!one || !days) return null;
    const allowed = days.map((each) => (each * MINUTES_PER_DAY * (100 - Number(share))) / 100 / one);
    const [least = 0, most = 0] = allowed;
    const [said, slack] = [Number(amount), Math.max(step(amount), most / 50)];
    if (said >= least - slack && said <= most + slack) return null;
    return `${share} % leave ${figure(most)} ${unit}s a ${period}, not ${amount}`;
  },
  wrong: [
    'Our 99.9% availability target allows 4.3 minutes of downtime per month.',
    'We promise 99.95 % uptime, which is 8 hours of downtime per year.',
    'Our 99.9% availability target allows 90 minutes in any month.',
  ],
  right: [
    'Our 99.9% availability target allows 43 minutes of downtime per month.',
    'We promise 99.95 % uptime, which is 4.4 hours of downtime per year.',
    'The 99% SLO leaves 7.2 hours a month.',
    'We reached 99.2 % availability, and deploy for 20 minutes a week.',
  ],
};

export default budget;
