import { alternatives } from '../../languages/alternatives.ts';
import { languages } from '../../languages/words/index.ts';
import { BEFORE, type FigureCheck, figure, NUMBER, numberOf, step, UNIT } from './check.ts';

const ABOUT =
  '(?<about>~|≈|about |around |roughly |nearly |almost |over |under |more than |less than |>|<|≥|≤)?';
const WORDS = "(?: [a-zÀ-ÿ'-]+)";
const OF = `(?: ?/ ?| (?:out )?of (?:the |all |our |a total of )?| ${alternatives(languages.map(({ figures }) => figures?.of))} )`;

const BYTES = /^ [kmgt]i?b$/i;
/** In per cent. */
const RESERVED = 5;

/** "29 of 30 transfers failed (97 %)". */
const share: FigureCheck = {
  gate: /\d ?%/,
  pattern: new RegExp(
    String.raw`${BEFORE}(?<part>${NUMBER})(?<unit>${WORDS})?${OF}(?<whole>${NUMBER})(?<unit2>${WORDS})?${WORDS}?,? ?(?:[(（]|= ?|≈ ?|or |i\.e\. )${ABOUT}(?<share>\d+(?:[.,]\d{1,2})?) ?%(?=\s*(?:[)）.,;:]|$))`,
    'gi',
  ),
  judge({ part = '', unit = '', whole = '', unit2 = '', share: shown = '', about }) {
    const written = shown.replace(',', '.');
    if (UNIT.test(unit.trim()) && unit !== unit2) return null;
    // “Release 4 of 2026.”
    if (/^20\d\d$/.test(whole)) return null;
    const [of, all, said] = [numberOf(part), numberOf(whole), Number(written)];
    const is = (100 * of) / all;
    // Cut off, or rounded in either direction; "about" allows more.
    // What a disk keeps in reserve is in its size, and not in what may be used of it.
    const slack = about ? Math.max(2, said / 10) : step(written);
    const reserved = BYTES.test(unit) ? RESERVED : 0;
    const agrees = (value: number) =>
      value - said <= slack + 1e-9 && said - value <= Math.max(slack, reserved) + 1e-9;
    // "3 of 30 failed (90 % went through)" gives the others.
    if (all === 0 || agrees(is) || agrees(100 - is)) return null;
    return `${part} of ${whole} are ${figure(is)} %, not ${shown} %`;
  },
  wrong: [
    '29 of 30 transfers failed (87 %).',
    'We lost 1,200 out of 48,000 orders, or 4.2%.',
    '9 de 30 transferencias fallidas (97,5 %)',
    'The disk held 2736/4096 (76.8 %), which is much.',
    'The disk held 55 GB / 94 GB (82%).',
    'We lost 50 GB of 100 GB (44%).',
  ],
  right: [
    '29 of 30 transfers failed (97 %).',
    'We used 14 minutes out of 7.2 hours (3.2%).',
    'Only 3 of 30 transfers failed (90 %).',
    'About 1 of 3 shops (~35 %) took no orders.',
    'In 3 of 8 regions (45 % of our traffic) shops were slow.',
    'It ran release 4.12 of 2026 (5 %).',
    'The disk held 55 GB / 94 GB (62%).',
  ],
};

export default share;
