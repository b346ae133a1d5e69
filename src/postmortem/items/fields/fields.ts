import { dueLeadLength, statusOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import type { Block } from '../../../markdown/text.ts';
import { isoToDay } from '../../../time/day.ts';
import { readDue } from '../../../time/due.ts';
import type { ActionItemType, DueDate, ItemState } from '../../model.ts';
import { statusWord } from '../../phrases/done.ts';
import { tickFirst, tickLast } from '../../phrases/marks.ts';
import { type LabelSense, ownedBy, takesCharge } from '../../phrases/owners.ts';
import { shows } from '../../phrases/sign.ts';
import { putOff, stillOpen, unfinished } from '../../phrases/unfinished.ts';
import { type FoundOwners, namingOf } from '../owners/owners.ts';
import { stateOf } from '../state/state.ts';
import { readAtEnd } from './at-end.ts';
import { readAtStart } from './at-start.ts';
import { dueIn } from './classify.ts';
import { CollectedFields, END_OF_OWNERS, type FieldContext } from './collected-fields.ts';
import { blanked, type Cut } from './cut.ts';
import { labelsIn } from './labels.ts';
import { itemType } from './types.ts';

/** The fields in an item's text. `cut` holds the spans they occupy. */
export interface Fields {
  readonly owners: FoundOwners;
  readonly due: DueDate | null;
  readonly type: ActionItemType | null;
  readonly priority: string | null;
  readonly status: string | null;
  readonly state: ItemState;
  readonly cut: readonly Cut[];
}

/** Reads owners, due date, type, priority and status from an item's text, starting at `from`. */
export function fieldsIn(block: Block, source: string, context: FieldContext, from = 0): Fields {
  const collected = new CollectedFields(block, context);
  readMarks(collected);
  readLabels(collected);
  readLeads(collected);
  readAtEnd(collected);
  readAtStart(collected, from);
  const written = source.slice(block.span.start, block.span.end);
  const isStruck = written.includes('~~') && isStruckThrough(written);
  const { owners, spans, due, type, priority, status, cut } = collected;
  const state = collected.done || isStruck ? 'done' : stateOf(status, context.language);
  return { owners: { owners, spans }, due, type, priority, status, state, cut };
}

const IS_DONE_VALUE = /^\s*\W?\d|^\s*(?:#|!|PR\b|yes\b|true\b)/i;
/** "Done: no" */
const IS_OPEN_VALUE = /^\s*(?:no|not(?: yet)?|false|n)\b/i;
const DUE_LEAD =
  /(?:^|[\s([,;.|–—-])((?:due(?: date)?(?: by| on)?|deadline|eta|target(?: date)?|no later than|finish by|complete by|needed by|by)\s{1,2})(?=\S)/gi;

/** "Extend the deadline by a day", "raise it by 10 days": how much, and not until when. */
const AMOUNT =
  /\bby\s{1,2}(?:an?|half an?|one|two|three|four|five|six|\d{1,3}) (?:minute|hour|day|week|month|year)s?\b(?! (?:from|after))/i;

/** A remark behind a task: "…, prod pending", "… (staging only)". */
const REMARKS = /[,;(]|\s[–—-]+\s/;

/** Reads ✅ at either end, which says done unless a remark says what is left, and cuts footnote marks. */
function readMarks(collected: CollectedFields): void {
  const { text } = collected.block;
  const front = tickFirst.pattern.exec(text);
  if (front) collected.cut.push({ start: 0, end: front[0].length });
  const tail = text.slice(-36);
  const found = tickLast.pattern.exec(tail);
  // Nothing is done on a day to come.
  const day = isoToDay(found?.[1]);
  const end = day !== null && day > (collected.context.today ?? day) ? null : found;
  if (end) collected.cut.push({ start: text.length - tail.length + end.index, end: text.length });
  for (const { index, 0: note } of text.matchAll(/\[\^[^\]\s]{1,20}\]/g))
    collected.cut.push({ start: index, end: index + note.length });
  const [, ...remarks] = text.slice(0, 400).split(REMARKS);
  collected.done = (front !== null || end !== null) && !remarks.some((each) => shows(stillOpen, each));
}

function readLabels(collected: CollectedFields): void {
  const { text } = collected.block;
  if (!/[:：=]|\s[–—-]\s/.test(text)) return;
  const { masks } = collected.block;
  for (const { label, start, end, from, to } of labelsIn(text, collected.context.language, masks)) {
    const until = label === 'status' ? to + remarkLength(text.slice(to, to + 60)) : to;
    const length = readLabel(collected, label, text.slice(from, until), from);
    if (length > 0)
      collected.cut.push({ start, end: length < until - from ? from + length : Math.max(end, until) });
  }
}

/** The length of the remark behind a status, if it is about the work: "(80%)", "(staging only)", but not "(@ann)". */
function remarkLength(rest: string): number {
  const [whole, inside] = /^ ?\(([^()]{1,50})\)/.exec(rest) ?? [];
  return whole && inside && (/^\d+ ?%/.test(inside) || shows([...unfinished, putOff], inside))
    ? whole.length
    : 0;
}

/** Reads a label's value; returns the length consumed, 0 if it holds nothing. */
function readLabel(collected: CollectedFields, label: LabelSense, value: string, at: number): number {
  const { language } = collected.context;
  switch (label) {
    case 'owner':
      return collected.takeOwners(value, at);
    case 'due': {
      const found = dueIn(value, collected.context, 'all');
      if (found) collected.takeDue(found, at, value);
      // "Due: done", "Due: 2026-04-01, done"
      const rest = value
        .slice(found?.end ?? 0)
        .replace(/^[\s,;–—-]+/, '')
        .trim();
      const isStatus =
        statusWord.find(rest) !== null || (language !== null && statusOf(language, rest) !== null);
      if (isStatus) collected.status ??= rest;
      return found || isStatus ? value.length : 0;
    }
    case 'finished': {
      const open = IS_OPEN_VALUE.exec(value);
      if (open) {
        collected.status ??= 'Open';
        return open[0].length;
      }
      if (!IS_DONE_VALUE.test(value) && !readDue(value.slice(0, 40), null)) return 0;
      collected.status ??= shows(unfinished, value) ? value.trim() : 'Done';
      return value.length;
    }
    case 'status':
      collected.status ??= value.trim() || null;
      return value.length;
    case 'type':
      collected.type ??= itemType(value.trim().split(/[\s,/]/)[0] ?? '');
      return value.length;
    case 'priority':
      collected.priority ??= value.trim().slice(0, 20) || null;
      return value.length;
    case 'other':
      return value.length;
    default:
      return 0;
  }
}

/** "assigned to Ann", "due Friday": fields without a delimiter. */
function readLeads(collected: CollectedFields): void {
  const { text } = collected.block;
  const shift = Math.max(0, text.length - 400);
  const owned = collected.owners.length === 0 ? ownedBy.find(text.slice(shift)) : null;
  if (owned) {
    const from = shift + owned.end;
    const value = text.slice(from, from + 80).split(END_OF_OWNERS)[0]!;
    if (
      value.trim().split(/\s+/).length <= 6 &&
      namingOf(value.trim()) !== 'no' &&
      collected.takeOwners(value, from) > 0
    ) {
      const end = from + value.length;
      collected.cut.push({ start: shift + owned.start, end });
    }
  }
  if (collected.owners.length === 0) readSubject(collected);
  if (collected.due) return;
  const free = blanked(text, collected.cut);
  for (const match of free.matchAll(DUE_LEAD)) {
    const from = match.index + match[0].length;
    const value = free.slice(from, from + 40);
    const found = AMOUNT.test(`${match[1]}${value}`) ? null : dueIn(value, collected.context);
    if (
      !found ||
      (found.date === null && /^by$/i.test(match[1]!.trim()) && !/\b(?:eo|end|next|q)/i.test(value))
    )
      continue;
    const start = match.index + match[0].length - match[1]!.length;
    collected.takeDue(found, from, value);
    collected.cut.push(widened(free, start, from + found.end));
    return;
  }
  if (collected.context.language) readForeignLead(collected, free, collected.context.language);
}

/** The name that begins a sentence, up to the verb: "Ann Lee" in "… an alarm. Ann Lee is in charge of both." */
const SUBJECT = /(?:^|[.!]\s+)(@?\p{L}[\p{L}\d .'’-]{1,40}?) $/u;

function readSubject(collected: CollectedFields): void {
  const { text } = collected.block;
  const before = text.slice(0, takesCharge.find(text)?.start ?? 0);
  const name = SUBJECT.exec(before.slice(-60))?.[1];
  if (!name || ['no', 'low'].includes(namingOf(name))) return;
  collected.takeOwners(name, before.length - 1 - name.length);
}

/** ", pour le 1er mars 2024", "… antes del viernes": a due date in the document's language, after a delimiter or at the end. */
function readForeignLead(collected: CollectedFields, free: string, language: Language): void {
  for (const { index, 0: mark } of free.matchAll(/[,;.–—-]\s|\s/g)) {
    const from = index + 1;
    const value = free.slice(from, from + 60);
    const lead = dueLeadLength(language, value);
    const found = lead > 0 ? dueIn(value, collected.context) : null;
    if (!found || found.date === null) continue;
    // "bis morgen alles läuft" goes on. Without a mark, only the end of the text is a due date.
    const isUnsure = found.relative || mark.length === 1;
    if (isUnsure && !/^[\s.!)]*$/.test(free.slice(from + found.end))) continue;
    collected.takeDue(found, from, value);
    collected.cut.push(widened(free, from, from + found.end));
    return;
  }
}

/** Widens a span to the brackets around it if it fills them, or else to the marks before it. */
function widened(text: string, start: number, end: number): Cut {
  let from = start;
  while (from > 0 && ' ,;.–—-|'.includes(text[from - 1]!)) from--;
  const open = text[from - 1];
  if ((open === '(' && text[end] === ')') || (open === '[' && text[end] === ']')) {
    return { start: from - 1, end: end + 1 };
  }
  return { start: from, end };
}

/** True if the whole text is `~~struck~~`, apart from links and marks. */
function isStruckThrough(source: string): boolean {
  const start = source.slice(0, 12).search(/[^\s*_[\]x|-]/);
  if (start < 0 || !source.startsWith('~~', start)) return false;
  const close = source.indexOf('~~', start + 2);
  return close > start + 2 && close - start >= (source.length - start) * 0.4;
}
