import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { BEFORE, type FigureCheck, NUMBER, numberOf, UNIT } from './check.ts';

const ITEM = String.raw`\d+ [a-zÀ-ÿ][a-zÀ-ÿ' -]{2,30}`;

/** In brackets: a part of the parts, what overlaps them, or no part. */
export const overlaps: Sign = {
  pattern:
    /\b(?:including|of which|of them|other|rest|remaining|unique|distinct|more|both|also|each|per|times?)\b/i,
  hits: ['3 warnings, 3 unique', '2 pages and 4 more', '7 warnings, 4 of them late', '3 pages per hour'],
  misses: ['7 warnings, 4 critical', '3 large and 3 small', '2 personal and 3 timeouts'],
};

/** "12 alerts (7 warnings, 4 critical)". */
const parts: FigureCheck = {
  gate: /[a-zÀ-ÿ-] ?\(\d+ [a-zÀ-ÿ]/i,
  pattern: new RegExp(
    String.raw`(?<about>(?:about|around|roughly|some|over|than|least|[~≈>]) ?)?${BEFORE}(?<whole>${NUMBER}) (?<noun>[a-zÀ-ÿ-]+)(?: [a-zÀ-ÿ-]+){0,3} ?\((?<list>${ITEM}(?:, (?:and )?${ITEM})+|${ITEM} (?:and|\+) ${ITEM})\)`,
    'gi',
  ),
  judge({ about, whole = '', noun = '', list = '' }) {
    const items = list.split(/, (?:and )?| and | \+ /);
    if (about || UNIT.test(noun) || shows(overlaps, list)) return null;
    if (items.some((item) => UNIT.test(item.split(' ')[1]!))) return null;
    const sum = items.reduce((total, item) => total + Number.parseInt(item, 10), 0);
    const off = Math.abs(sum - numberOf(whole));
    // Further off, the list may be incomplete, or count some of them twice.
    if (off === 0 || off > Math.max(2, numberOf(whole) / 33)) return null;
    return `The parts make ${sum}, not ${whole}`;
  },
  wrong: ['It raised 12 alerts (7 warnings, 4 critical).', '5 shops (3 large and 3 small) took no orders.'],
  right: [
    'It raised 12 alerts (8 warnings, 4 critical).',
    'It raised 12 alerts (3 critical, 1 page).',
    'It took 3 hours (2 hours of waiting, 2 hours of work).',
    'About 5 shops (3 large and 3 small) took no orders.',
    'It raised 5 alerts (3 warnings, 3 unique).',
  ],
};

export default parts;
