import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import type { FigureCheck } from './check.ts';

const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ITEM = String.raw`[^\s,;()]+(?: [^\s,;()]+){0,3}`;
/** A name, and not a word that describes: "nodes (old, unpatched)". */
export const isName: Sign = {
  pattern: /^(?!\d)(?!.*\b\d{4}\b)(?:the )?(?:\p{Lu}|\S*[_./-])/u,
  hits: ['API', 'the Mail', 'app-1', 'queue_depth', 'orders.eu'],
  misses: ['old', 'unpatched', 'the old', '3-node', 'March 23 2026'],
};

/** In brackets: an incomplete list, or a remark. */
export const isRemark: Sign = {
  pattern:
    /\b(?:etc|e\.g|i\.e|including|such as|like|mostly|both|each|now|then|was|were|is|are|had|with|from|since|via|by|not|only|plus)\b|…|\.\.\.|[→=:%]/i,
  hits: ['such as Mail, Search', 'API, Web, etc', 'API, Web…', 'API, now Web', 'EU: API, Web'],
  misses: ['API, Web, Queue and Cart', 'app-1, app-2'],
};

/** What brackets describe rather than list: "three months (January 10 - March 23)". */
export const countsTime: Sign = {
  pattern: /^(?:hours|minutes|seconds|days|weeks|months|years|times)$/i,
  hits: ['months', 'times', 'Hours'],
  misses: ['services', 'sometimes', 'timeouts'],
};

/** "All five services (API, Web, Queue, Mail, Search and Cart)". */
const listed: FigureCheck = {
  gate: /s \([^()]+,/i,
  pattern: new RegExp(
    String.raw`(?<!\b(?:of|first|last|about|around|over|than|least|most|or|to) (?:the )?|[\d.,:/-])\b(?<count>${WORDS.join('|')}|[2-9]|1[0-2]) (?:[a-z-]+ ){0,2}?(?<noun>[a-z-]+s) \((?<list>${ITEM}(?:, ${ITEM})+)\)`,
    'gi',
  ),
  judge({ count = '', noun = '', list = '' }) {
    if (shows(isRemark, list) || shows(countsTime, noun)) return null;
    const items = list.split(/, (?:and )?|(?<=, [^,]*) and (?=[^,]*$)/i);
    if (!items.every((item) => shows(isName, item))) return null;
    const word = WORDS.indexOf(count.toLowerCase());
    const said = word < 0 ? Number(count) : word + 2;
    // "Read and Write" may be one or two.
    const most = items.flatMap((item) => item.split(/ and | & /)).length;
    if (said >= items.length && said <= most) return null;
    return `The list has ${most}, not ${count}`;
  },
  wrong: [
    'All five services (API, Web, Queue, Mail, Search and Cart) were down.',
    'It took four hosts (app-1, app-2, app-4) with it.',
  ],
  right: [
    'All six services (API, Web, Queue, Mail, Search and Cart) were down.',
    'It took three hosts (old, unpatched) with it.',
    'It took three months (January 10, 2026 - March 23, 2026).',
    'Two of the four hosts (app-1, app-2) came back.',
    'Three queues (such as Mail, Search) stood still.',
    'Four roles (Read and Write, Admin, Audit) lost access.',
  ],
};

export default listed;
