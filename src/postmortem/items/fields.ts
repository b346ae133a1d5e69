import type { PhrasingContent } from 'mdast';
import type { Block } from '../../markdown/text.ts';
import type { DayNumber } from '../../time/date.ts';
import { readDue } from '../../time/due.ts';
import type { ActionItem, ActionItemType, DueDate } from '../model.ts';

export type Cut = { readonly start: number; readonly end: number };

const TYPES: readonly (readonly [RegExp, ActionItemType])[] = [
  [/^prevent(?:ion|ive|ative|s|ing)?$/i, 'prevent'],
  [/^mitigat(?:e|es|ion|ive|ing)$/i, 'mitigate'],
  [/^(?:detect(?:ion|ive|s|ing)?|monitor(?:ing)?|alert(?:ing)?|observability)$/i, 'detect'],
  [/^(?:repair|fix|correct(?:ive|ion)?|remediat(?:e|ion))$/i, 'repair'],
  [/^(?:process|procedur(?:e|al)|policy|training|docs?|document(?:ation)?|communication)$/i, 'process'],
  [/^(?:investigat(?:e|ion|ive)|research|analysis|spike)$/i, 'investigate'],
  [/^other$/i, 'other'],
];

/** A type as a column or a label writes it. */
export function itemType(word: string): ActionItemType | null {
  const key = word.trim().replace(/^[*_`[(]+|[\])*_`:.]+$/g, '');
  return TYPES.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

const DONE =
  /^(?:done|complete[d]?|closed|finished|fixed|merged|shipped|deployed|resolved|implemented|in place\W*$|live\W*$|100 ?%|yes|✅|✔️?|☑️?|:white_check_mark:|:heavy_check_mark:|\[x\]|x|true)(?!\w)/i;
const STATUS =
  /^(?:done|complete[d]?|closed|finished|fixed|merged|shipped|deployed|resolved|implemented|in[ -]progress|wip|ongoing|started|open|todo|to do|not started|pending|planned|blocked|in review|scheduled|backlog|declined|rejected|won't (?:do|fix)|wontfix|cancell?ed|deferred|n\/a)\b/i;

export function isDoneWord(status: string): boolean {
  return DONE.test(status.trim());
}

/** The words of an item that are not what is to be done. */
export interface Fields {
  readonly due: DueDate | null;
  readonly type: ActionItemType | null;
  readonly priority: string | null;
  readonly status: string | null;
  readonly done: boolean;
  readonly cut: readonly Cut[];
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DUE =
  /[\s([–—,;.|-]*\b(?:due(?: date| by| on)?|deadline|target(?: date)?|eta|finish by|complete by|needed by|no later than|(?:by )?when(?=\s*:)|(?<=[\s(])by(?= (?:the )?(?:end|eo[dwmqy]|q[1-4]|h[12]|next|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tomorrow|cob)))\s*(?::|=|is\b)?\s*([^;|()[\]\n]{2,40})[)\]]?/i;
const LABEL =
  /[\s([–—,;.|-]*\b(type|priority|prio|status|state|category|severity)\s*[:=]\s*([\w'/-]+(?: (?:progress|started|do|review|fix))?)[)\]]?/gi;
const TAG = /[[(]\s*(?:\*\*)?([A-Za-z0-9' /!-]{1,24})(?:\*\*)?\s*[\])]/g;
const FRONT_TAG =
  /^\s*(?:[[(]?(P[0-5])[\])]?\s*[:–—-]?\s+|(DONE|WIP|TODO|IN PROGRESS|Done|Completed)\b\s*[:–—-]\s*|(Prevent(?:ion)?|Mitigat(?:e|ion)|Detect(?:ion)?|Repair|Process|Investigate)\s*:\s+)/;
const END_STATUS =
  /[\s–—:,.-]+(?:\*\*)?(DONE!?|Done!?|WIP|COMPLETED?|Completed|FIXED|In progress)(?:\*\*)?\s*[.!]?\s*$/;
/** "- done", "— Complete" after a dash, and "Done in !55" after a sentence or what was struck. */
const DASH_STATUS =
  /(?:\s+[–—-]+|:)\s*(done|completed?|fixed|merged|shipped|closed|wip|in progress|ongoing|to-?do|not started)\s*[.!]?\s*$/i;
/** "- completed on 2026-04-01", ", merged 4 March". */
const DONE_ON =
  /[\s([–—:;,.-]+(done|completed|finished|closed|fixed|merged|shipped|deployed|implemented|resolved)\s+(?:on\s+|at\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? 20\d\d)?)[)\]]?\s*[.!]?\s*$/i;
const DONE_IN =
  /(?:^|[.!;,:)\]–—-]\s*|\s)(Done|Fixed|Completed?|Merged|Shipped|Implemented|Resolved) (?:in|by|with|via|as|on|since) (?:[!#]\d+|PR\b|https?:|v?\d|[\w.-]+\/[\w.-]+[#!]\d+)[^\n]{0,40}$/;
/** "(Ann, done)", "(completed 2026-04-01, owner: Ann)". */
const STATUS_INSIDE =
  /[,;]\s*(done|completed?|fixed|merged|shipped|closed|in progress|wip|ongoing|open)(?=\s*[)\]])|(?<=[([]\s*)(done|completed|fixed|shipped|closed)\s+(?:on\s+)?\d[\d/.-]*\s*,?/i;
const CHECK =
  /^[\s[(]*(?:\{\{ ?[Dd]one ?\}\}|✅|✔|☑|:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:)|(?:✅|✔️?|☑️?|:white_check_mark:|:heavy_check_mark:)\s*$/u;

/** Reads due date, type, priority and status that an item's own text carries. `base` resolves relative dates. */
export function fieldsIn(block: Block, source: string, base: DayNumber | null): Fields {
  const { text } = block;
  const cut: Cut[] = [];
  let type: ActionItemType | null = null;
  let priority: string | null = null;
  let status: string | null = null;
  const finished = /\d/.test(text) ? DONE_ON.exec(text) : null;
  const due = finished ? null : dueIn(block, base, cut);
  for (const match of /[:=]/.test(text) ? text.matchAll(LABEL) : []) {
    const value = match[2]!;
    const label = match[1]!.toLowerCase();
    if (/type|category/.test(label)) type ??= itemType(value);
    else if (/prio|severity/.test(label)) priority ??= value;
    else status ??= value;
    cut.push({ start: match.index, end: match.index + match[0].length });
  }
  const hasBracket = text.includes('(') || text.includes('[');
  for (const match of hasBracket ? text.matchAll(TAG) : []) {
    const word = match[1]!.trim();
    const kind = itemType(word);
    const isStatus = STATUS.test(word) && STATUS.exec(word)![0].length >= word.length - 1;
    if (kind) type ??= kind;
    else if (/^p[0-5]$|^(?:high|medium|low) ?(?:priority)?$|^critical$|^urgent$/i.test(word))
      priority ??= word;
    else if (isStatus) status ??= word;
    else continue;
    cut.push({ start: match.index, end: match.index + match[0].length });
  }
  const front = FRONT_TAG.exec(text);
  if (front) {
    priority ??= front[1] ?? null;
    status ??= front[2] ?? null;
    type ??= front[3] ? itemType(front[3]) : null;
    cut.push({ start: 0, end: front[0].length });
  }
  const end = finished ?? END_STATUS.exec(text) ?? DASH_STATUS.exec(text) ?? DONE_IN.exec(text);
  if (end) {
    status ??= end[1]!;
    cut.push({ start: end.index, end: text.length });
  }
  const inside = /[)\]]/.test(text) || hasBracket ? STATUS_INSIDE.exec(text) : null;
  if (inside) {
    status ??= (inside[1] ?? inside[2])!;
    cut.push({ start: inside.index, end: inside.index + inside[0].length });
  }
  const check = CHECK.exec(text);
  if (check) cut.push({ start: check.index, end: check.index + check[0].length });
  const written = source.slice(block.span.start, block.span.end);
  const isStruck = written.includes('~~') && isStruckThrough(written);
  const done = check !== null || isStruck || (status !== null && isDoneWord(status));
  return { due, type, priority, status, done, cut };
}

/** "… – Jun 20", "… — 20 June 2026". */
const BEHIND_DASH = new RegExp(
  String.raw`\s[–—-]+\s+((?:by )?(?:${MONTH} \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? ${MONTH})(?:,? 20\d\d)?)\s*\.?\s*$`,
  'i',
);

/** "… — Ann, June 24", "… @Ann Lee July 1, 2026": behind who does it. */
const BEHIND_NAME = new RegExp(
  String.raw`(?:(?<=\s@[\w./-]+(?: [\w'’À-ɏ-]+)?)|(?<=\s[–—-]+ +[\w.'’À-ɏ-]+(?: [\w'’À-ɏ-]+)?),)\s+((?:by )?(?:${MONTH} \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? ${MONTH})(?:,? 20\d\d)?)\s*\.?\s*$`,
  'i',
);

/** "(Jun 20)", "(Ann, until 20 June 2026)". */
const IN_BRACKETS = new RegExp(
  String.raw`(?:[(\[]\s*|[,;]\s+)(?:by |until |till )?((?:\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \d{1,2}(?:st|nd|rd|th)?)(?:,? 20\d\d)?|\d{1,2}\.\d{1,2}\.20\d\d)\s*[)\]]\s*\.?\s*$`,
  'i',
);

function dueIn(block: Block, base: DayNumber | null, cut: Cut[]): DueDate | null {
  const { text } = block;
  const labelled = DUE.exec(text);
  if (labelled) {
    const value = labelled[1]!.split(/\b(?:owner|assignee|status|priority|type)\b/i)[0]!;
    const at = text.indexOf(value, labelled.index);
    const found = readDue(value, base);
    if (found && /^\W*(?:the )?\W*$/.test(value.slice(0, found.start))) {
      const end = at + found.end;
      // The bracket that closes is taken only with the one that opened: "(@ann, due 2026-04-01)".
      const isOwnBracket = /[([]/.test(labelled[0].slice(0, 4)) && /^[)\]]/.test(text.slice(end));
      cut.push({ start: labelled.index, end: end + (isOwnBracket ? 1 : 0) });
      return dueDate(found, value, at, block);
    }
  }
  // "(2026-04-01)" and "— 2026-04-01" at the end are dates of the item, inside a sentence they are not.
  const last =
    /[\s([–—,;|-]+((?:20\d\d-\d\d-\d\d)|(?:20\d\d-Q[1-4])|(?:Q[1-4] 20\d\d))[)\]]?\s*\.?\s*$/.exec(text) ??
    /\s[–—-]+\s+(\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)\s*$/.exec(text) ??
    BEHIND_DASH.exec(text) ??
    (/\s[@–—-]/.test(text) ? BEHIND_NAME.exec(text) : null) ??
    (/[)\]]\W*$/.test(text) ? IN_BRACKETS.exec(text) : null);
  const found = last && readDue(last[1]!, base);
  if (!last || !found) return null;
  // The bracket that closes belongs to "(Ann, 2026-04-01)" and goes with "(2026-04-01)".
  const isInside = /[)\]]\s*\.?\s*$/.test(last[0]) && !/[([]/.test(last[0]);
  cut.push({ start: last.index, end: isInside ? text.search(/[)\]]\s*\.?\s*$/) : text.length });
  return dueDate(found, last[1]!, text.indexOf(last[1]!, last.index), block);
}

export function dueDate(
  found: NonNullable<ReturnType<typeof readDue>>,
  text: string,
  at: number,
  block: Block,
): DueDate {
  return {
    date: found.date,
    raw: text.slice(found.start, found.end),
    span: block.source(at + found.start, at + found.end),
    relative: found.relative,
  };
}

/** `~~struck~~`, from the first word to the last but for links and marks. */
function isStruckThrough(source: string): boolean {
  const match = /^[\s*_[\]x-]*~~(.+?)~~/su.exec(source);
  return match !== null && match[1]!.length >= (source.length - match.index) * 0.4;
}

const ISSUE_URL =
  /\bhttps?:\/\/[^\s<>()[\]]*(?:\/(?:issues?|pulls?|pull-requests|merge_requests|browse|story|tickets?|work_items|tasks?|cards?|c)\/[^\s<>()[\]]+|show_bug\.cgi\?id=\d+|\/T\d+)/;
const ISSUE_REF = /(?<![\w/&])((?:[A-Za-z0-9][\w.-]*\/[\w.-]+)?#\d+)\b/;
const JIRA = /(?<![\w/-])([A-Z][A-Z0-9]{1,9}-\d{1,6})\b/;
/** Standards and advisories that look like tracker keys. */
const NOT_JIRA =
  /^(?:CVE|GHSA|RFC|ISO|SHA|UTF|SOC|SLO|SLA|HTTP|TLS|IPV|SEV|UTC|GMT|PEP|EIP|AES|RSA|MD|AI|P|F|COVID|GPT|AC|RC|H|Q)-/;

/** The first issue or tracker link of an item. */
export function issueIn(
  text: string,
  content: readonly PhrasingContent[],
  isOwnUrl = false,
): ActionItem['issue'] {
  const urls = linksIn(content);
  const tracked = urls.find((url) => ISSUE_URL.test(url)) ?? ISSUE_URL.exec(text)?.[0];
  if (tracked) return tracked.replace(/[.,;:!?]+$/, '');
  const reference = ISSUE_REF.exec(text)?.[1];
  if (reference) return reference;
  const key = JIRA.exec(text)?.[1];
  if (key && !NOT_JIRA.test(key)) return urls.find((url) => url.includes(key)) ?? key;
  return isOwnUrl ? (urls[0] ?? null) : null;
}

/** Addresses of the links and images in some content. */
export function linksIn(content: readonly PhrasingContent[], urls: string[] = []): string[] {
  for (const node of content) {
    if (node.type === 'link' || node.type === 'image') urls.push(node.url);
    if (node.type === 'text' && node.value.includes('://'))
      for (const match of node.value.matchAll(/\bhttps?:\/\/[^\s<>()[\]]+/g))
        urls.push(match[0].replace(/[.,;:!?]+$/, ''));
    if ('children' in node) linksIn(node.children, urls);
  }
  return urls;
}

/** A text without some stretches, and the ends tidied. */
export function without(text: string, cuts: readonly Cut[]): { text: string; start: number; end: number } {
  let rest = '';
  let at = 0;
  let first = -1;
  let last = 0;
  const ordered = [...cuts].sort((a, b) => a.start - b.start);
  for (const cut of [...ordered, { start: text.length, end: text.length }]) {
    if (cut.start > at) {
      const piece = text.slice(at, cut.start);
      if (/\S/.test(piece)) {
        if (first === -1) first = at + piece.search(/\S/);
        last = at + piece.trimEnd().length;
      }
      rest += piece;
    }
    at = Math.max(at, cut.end);
  }
  const spaced = rest
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .replace(/ (?=: )/g, '');
  const isOpen = /[()]/.test(spaced) ? spaced.split('(').length - spaced.split(')').length : 0;
  const balanced =
    isOpen < 0 ? spaced.replace(/\)\s*\.?\s*$/, '') : isOpen > 0 ? spaced.replace(/\(\s*$/, '') : spaced;
  const tidy = balanced.replace(/^[\s:–—|-]+|[\s–—,;:(|-]+$/g, '');
  return { text: tidy, start: Math.max(first, 0), end: Math.max(last, 0) };
}
