import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { BEFORE, type FigureCheck, figure, NUMBER, numberOf, step } from './check.ts';

const UNITS = '(?: ?[a-zÀ-ÿ%]+)';

/** A unit that multiplies: "30 % × 200 = 60", "2 k + 500 = 2500". */
export const multiplies: Sign = {
  pattern: /^(?:%|k|m|bn?|thousand|million|billion)$/i,
  hits: ['%', 'k', 'million'],
  misses: ['s', 'km', 'millions', 'retries'],
};

/** "3 retries × 20 s = 90 s". */
const equation: FigureCheck = {
  gate: /[+×*−–÷-] \d[^=≈\n]*[=≈]/,
  pattern: new RegExp(
    String.raw`(?<![=+×*−–÷/(-] ?)${BEFORE}(?<one>${NUMBER})(?<unit>${UNITS})? (?<by>[+×*−–÷-]) (?<two>${NUMBER})(?<unit2>${UNITS})? (?<is>[=≈]) (?<about>~|about )?(?<all>${NUMBER})(?<unit3>${UNITS})?(?! ?[+×*−–÷/-] ?\d)`,
    'gi',
  ),
  judge({ one = '', unit = '', by = '', two = '', unit2 = '', is, about, all = '', unit3 = '' }) {
    const [a, b, said] = [numberOf(one), numberOf(two), numberOf(all)];
    const units = [unit, unit2, unit3].map((each) => each.trim().toLowerCase()).filter((each) => each !== '');
    // Only some of the figures have it, and the others may mean it.
    if (units.length < 3 && units.some((each) => shows(multiplies, each))) return null;
    const isProduct = /[×*÷]/.test(by);
    // "3 retries × 20 s = 60 s": of the last two; "1 h + 30 min" is of two units.
    const compared = isProduct ? units.slice(-2) : units;
    if (new Set(compared).size > 1) return null;
    const value = { '+': a + b, '×': a * b, '*': a * b, '÷': a / b }[by] ?? a - b;
    const slack = is === '≈' || about ? Math.abs(value) / 10 : step(all);
    if (!Number.isFinite(value) || Math.abs(value - said) < slack + 1e-9) return null;
    return `${one} ${by} ${two} is ${figure(value)}, not ${all}`;
  },
  wrong: ['It waits 3 retries × 20 s = 90 s.', 'We moved 120 + 45 = 175 tenants.'],
  right: [
    'It waits 3 retries × 20 s = 60 s.',
    'It waits 2 × 30 s = 1 min.',
    'We moved 120 + 45 = 165 tenants.',
    'It took 1 h + 30 min = 90 min.',
    'That is 30 % × 200 = 60, and 2 k + 500 = 2500 in all.',
    'From 13:00 - 14:00 = 60 min.',
    'We had 3 + 4 + 5 = 12 alerts.',
  ],
};

export default equation;
