import { BEFORE, type FigureCheck, figure, NUMBER, numberOf, step } from './check.ts';

const ABOUT = '(?:~|≈|about |around |roughly |nearly |almost |over |more than )';
const UNITS = '(?: ?[a-zÀ-ÿ%]{1,12})';

/** "From 240 to 180 ms (25 % less)", "5 → 20 workers (4×)". */
const change: FigureCheck = {
  gate: /(?:→|->|to) [^(\n]*\([^()\n]*\d/i,
  pattern: new RegExp(
    String.raw`${BEFORE}(?<one>${NUMBER})(?<unit>${UNITS})? ?(?:→|->|to) (?<about>${ABOUT})?${BEFORE}(?<two>${NUMBER})(?<unit2>${UNITS})?,? \((?:an? )?(?<about2>${ABOUT})?[+−–-]?(?<by>\d+(?:\.\d+)?) ?(?:(?<share>%)(?: (?:drop|decrease|reduction|increase|rise|growth|less|fewer|lower|more|higher|faster|slower))?|(?:x|×)(?: (?:more|faster|slower|higher))?)\)`,
    'gi',
  ),
  judge({ one = '', unit = '', about, two = '', unit2 = '', about2, by = '', share }) {
    const [a, b, said] = [numberOf(one), numberOf(two), Number(by)];
    if (a === 0 || b === 0 || (unit !== '' && unit.trim() !== unit2.trim())) return null;
    // The change, or how large one is of the other; of either.
    const ratios = [a / b, b / a];
    // "From 10 % to 15 % (+5 %)": points, which many people write like that.
    const points = unit2.trim() === '%' ? [Math.abs(a - b)] : [];
    const values = share
      ? [...points, ...ratios.flatMap((ratio) => [100 * ratio, 100 * Math.abs(ratio - 1)])]
      : ratios;
    const rounding = share ? step(by) : step(by) / 2;
    const slack = (value: number) => Math.max(rounding, about || about2 || !share ? value / 10 : 0);
    if (values.some((value) => Math.abs(value - said) <= slack(value) + 1e-9)) return null;
    const is = share ? `${figure((100 * Math.abs(b - a)) / a)} %` : `${figure(Math.max(...ratios))} times`;
    return `From ${one} to ${two} is ${is}, not ${by}${share ? ' %' : ' times'}`;
  },
  wrong: [
    'Latency went from 240 to 180 ms (35 % less).',
    'We went from 5 → 20 workers (5x).',
    'The pool grew from 100 to 130 (+20%).',
    'Orders an hour went from 130 to about 260 (20 %).',
  ],
  right: [
    'Latency went from 240 to 180 ms (25 % less).',
    'Latency went from 240 to 180 ms (−25%).',
    'We went from 5 → 20 workers (4x).',
    'We went from 5 to 20 workers (400 %).',
    'The image went from 1 GB to 300 MB (70 %).',
    'Errors rose from 10% to 15% (+5%).',
    'We moved 3 to 5 tenants (20 % of the load).',
  ],
};

export default change;
