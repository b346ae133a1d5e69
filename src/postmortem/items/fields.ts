import { statusOf } from '../../languages/labels.ts';
import type { Language } from '../../languages/language.ts';
import type { Block } from '../../markdown/text.ts';
import { readDue } from '../../time/due.ts';
import type { ActionItemType, DueDate } from '../model.ts';
import { finishedOn, statusWord } from '../phrases/done.ts';
import { type LabelSense, ownedBy } from '../phrases/owners.ts';
import { readBehind } from './behind.ts';
import { blanked, type Cut } from './cut.ts';
import { END_OF_OWNERS, type FieldContext, Gathered } from './gathered.ts';
import { readInFront } from './in-front.ts';
import { labelsIn } from './labels.ts';
import { type FoundOwners, namingOf } from './owners.ts';
import { dueIn } from './parts.ts';
import { itemType } from './types.ts';

/** What an item's text says beside what is to be done. `cut` are the stretches that say it. */
export interface Fields {
  readonly owners: FoundOwners;
  readonly due: DueDate | null;
  readonly type: ActionItemType | null;
  readonly priority: string | null;
  readonly status: string | null;
  readonly done: boolean;
  readonly cut: readonly Cut[];
}

/** Whether a status, as written, says that the item is done. */
export function isDoneWord(status: string, language: Language | null = null): boolean {
  if (language && statusOf(language, status) === 'done') return true;
  const word = status.trim();
  const first = /^[\p{L}' -]{2,30}(?=[\s:;,.(–—-]|$)/u.exec(word)?.[0];
  return (
    statusWord.find(word)?.sense === 'done' ||
    finishedOn.find(word) !== null ||
    (first !== undefined && statusWord.find(first)?.sense === 'done')
  );
}

/** Reads owners, due date, type, priority and status out of an item's own text, which begins at `from`. */
export function fieldsIn(block: Block, source: string, context: FieldContext, from = 0): Fields {
  const gathered = new Gathered(block, context);
  readMarks(gathered);
  readLabels(gathered);
  readLeads(gathered);
  readBehind(gathered);
  readInFront(gathered, from);
  const written = source.slice(block.span.start, block.span.end);
  const isStruck = written.includes('~~') && isStruckThrough(written);
  const { owners, spans, due, type, priority, status, cut } = gathered;
  const done = gathered.done || isStruck || (status !== null && isDoneWord(status, context.language));
  return { owners: { owners, spans }, due, type, priority, status, done, cut };
}

const CHECK_IN_FRONT =
  /^[\s[(]{0,4}(?:\{\{ ?[Dd]one ?\}\}|✅|✔|☑|:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:)\uFE0F?/u;
const CHECK_BEHIND = /(?:✅|✔|☑|:white_check_mark:|:heavy_check_mark:)\uFE0F?\s{0,4}$/u;
const IS_DONE_VALUE = /^\s*\W?\d|^\s*(?:#|!|PR\b|yes\b|true\b)/i;
const DUE_LEAD =
  /(?:^|[\s([,;.|–—-])((?:due(?: date)?(?: by| on)?|deadline|eta|target(?: date)?|no later than|finish by|complete by|needed by|by)\s{1,2})(?=\S)/gi;

/** ✅ in front or behind. */
function readMarks(gathered: Gathered): void {
  const { text } = gathered.block;
  const front = CHECK_IN_FRONT.exec(text);
  if (front) gathered.cut.push({ start: 0, end: front[0].length });
  const tail = text.slice(-24);
  const behind = CHECK_BEHIND.exec(tail);
  if (behind) gathered.cut.push({ start: text.length - tail.length + behind.index, end: text.length });
  gathered.done = front !== null || behind !== null;
}

function readLabels(gathered: Gathered): void {
  const { text } = gathered.block;
  if (!/[:：=]|\s[–—-]\s/.test(text)) return;
  for (const { label, start, end, from, to } of labelsIn(text, gathered.context.language)) {
    const length = readLabel(gathered, label, text.slice(from, to), from);
    if (length > 0) gathered.cut.push({ start, end: length < to - from ? from + length : end });
  }
}

/** Takes the value of a label, and says how much of it: 0 where it says nothing. */
function readLabel(gathered: Gathered, label: LabelSense, value: string, at: number): number {
  switch (label) {
    case 'owner':
      return gathered.takeOwners(value, at);
    case 'due': {
      const found = dueIn(value, gathered.context.base);
      if (found) gathered.takeDue(found, at, value);
      return found ? value.length : 0;
    }
    case 'finished':
      if (!IS_DONE_VALUE.test(value) && !readDue(value.slice(0, 40), null)) return 0;
      gathered.status ??= 'Done';
      return value.length;
    case 'status':
      gathered.status ??= value.trim() || null;
      return value.length;
    case 'type':
      gathered.type ??= itemType(value.trim().split(/[\s,/]/)[0] ?? '');
      return value.length;
    case 'priority':
      gathered.priority ??= value.trim().slice(0, 20) || null;
      return value.length;
    case 'other':
      return value.length;
    default:
      return 0;
  }
}

/** "assigned to Ann", "due Friday": fields without a mark between. */
function readLeads(gathered: Gathered): void {
  const { text } = gathered.block;
  const shift = Math.max(0, text.length - 400);
  const owned = gathered.owners.length === 0 ? ownedBy.find(text.slice(shift)) : null;
  if (owned) {
    const from = shift + owned.end;
    const value = text.slice(from, from + 80).split(END_OF_OWNERS)[0]!;
    if (
      value.trim().split(/\s+/).length <= 6 &&
      namingOf(value.trim()) !== 'no' &&
      gathered.takeOwners(value, from) > 0
    ) {
      const end = from + value.length;
      gathered.cut.push({ start: shift + owned.start, end });
    }
  }
  if (gathered.due) return;
  const free = blanked(text, gathered.cut);
  for (const match of free.matchAll(DUE_LEAD)) {
    const from = match.index + match[0].length;
    const value = free.slice(from, from + 40);
    const found = dueIn(value, gathered.context.base);
    if (
      !found ||
      (found.date === null && /^by$/i.test(match[1]!.trim()) && !/\b(?:eo|end|next|q)/i.test(value))
    )
      continue;
    const start = match.index + match[0].length - match[1]!.length;
    gathered.takeDue(found, from, value);
    gathered.cut.push(widened(free, start, from + found.end));
    return;
  }
}

/** With the bracket around it, when it is all that the bracket holds, or else with the marks in front. */
function widened(text: string, start: number, end: number): Cut {
  let from = start;
  while (from > 0 && ' ,;.–—-|'.includes(text[from - 1]!)) from--;
  const open = text[from - 1];
  if ((open === '(' && text[end] === ')') || (open === '[' && text[end] === ']')) {
    return { start: from - 1, end: end + 1 };
  }
  return { start: from, end };
}

/** `~~struck~~`, from the first word to the last but for links and marks. */
function isStruckThrough(source: string): boolean {
  const start = source.slice(0, 12).search(/[^\s*_[\]x-]/);
  if (start < 0 || !source.startsWith('~~', start)) return false;
  const close = source.indexOf('~~', start + 2);
  return close > start + 2 && close - start >= (source.length - start) * 0.4;
}
