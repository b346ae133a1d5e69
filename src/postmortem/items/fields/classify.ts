import { alternatives } from '../../../languages/alternatives.ts';
import { dueLeadLength, endsDue, isTheme, statusOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { languages } from '../../../languages/words/index.ts';
import type { DateOrder } from '../../../time/date-order.ts';
import type { DayNumber } from '../../../time/day.ts';
import { type FoundDue, readDue } from '../../../time/due.ts';
import type { NearLanguages } from '../../../time/near-days.ts';
import { finishedOn, statusWord } from '../../phrases/done.ts';
import { nobody } from '../../phrases/owners.ts';
import { shows } from '../../phrases/sign.ts';
import { unfinished } from '../../phrases/unfinished.ts';
import { areInitials, type Naming } from '../owners/names.ts';
import { namingOf, teamsFormOf } from '../owners/owners.ts';
import type { Edge } from './edges.ts';
import { itemType } from './types.ts';

/** One field within an edge of an item's text. */
export type Part =
  /** `naming` is 'no' for what may be a team by its form. */
  | { readonly kind: 'owner'; readonly text: string; readonly at: number; readonly naming: Naming }
  | { readonly kind: 'due'; readonly text: string; readonly at: number; readonly found: FoundDue }
  | { readonly kind: 'status' | 'type' | 'priority' | 'other'; readonly text: string; readonly at: number };

export type OwnerPart = Extract<Part, { readonly kind: 'owner' }>;

export interface PartContext {
  /** Relative due dates count from this day. */
  readonly base: DayNumber | null;
  /** A day after it has not come yet. */
  readonly today: DayNumber | null;
  /** How the document writes `04/05/2026`. */
  readonly order: DateOrder;
  readonly language: Language | null;
  /** True for a person named elsewhere in the document: an author, a role holder, initials after a name. */
  readonly isKnown: (name: string) => boolean;
}

const PRIORITY = new RegExp(
  `^(?:p[0-5]|(?:high|medium|low)(?: ?priority)?|critical|urgent|${alternatives(languages.map(({ priorities }) => priorities))})$`,
  'i',
);
/** "P1", "high priority", "緊急". */
export const isPriority = (text: string): boolean => PRIORITY.test(text);
export const REFERENCE =
  /^(?:(?:[\w.-]{1,60}\/[\w.-]{1,60})?[#!]\d+|[A-Z][A-Z0-9]{1,9}-\d{1,6}|https?:\/\/\S+|PR ?#?\d*)$/;
const ESTIMATE =
  /^(?:~ ?)?(?:\d{1,3}(?:[.-]\d{1,2})? ?(?:h|hours?|d|days?|w|weeks?|months?|sprints?|points?|pts|sp)|[SMLX]{1,3}|small|large)$/i;
const WHEN = /^(?:before|after|once|when|until|till|next|this|expected)\b/i;
const DUE_WORD =
  /^(?:due(?: date)?(?: by| on)?|by|until|till|before|on|eta|target(?: date)?|deadline|no later than)[\s:]{1,3}/i;
export const OWNER_WORD = /^(?:owners?|owner:|assignees?|assigned to|dri|by)[\s:]{1,3}/i;
const BY_WHAT =
  /^[\s:]*(?:(?:in|by|with|via|as of|on|since|see) )?(?:$|[#!]\d|PR\b|https?:|v?\d|[\w.-]{1,60}\/[\w.-]{1,60}[#!]\d)/i;
/** "Move the logs → Loki" leads to no person. */
export const MOVES =
  /^\W{0,8}(?:migrate|move|switch|rename|change|upgrade|replace|convert|redirect|bump|route|update|set)\b/i;
/** In "Talk to @ann", the owner is someone else. */
const ADDRESSED =
  /\b(?:with|from|to|by|cc|thanks|of|for|via|ask|ping|see|help|invite|contact|tell|remind)\s*$/i;

/** The fields in an edge; null if any part is not a field. */
export function partsOf(text: string, edge: Edge, context: PartContext): readonly Part[] | null {
  const inner = text.slice(edge.from, edge.to);
  if (edge.by === 'handle') return handleParts(inner, edge.from, text, context);
  const whole =
    partOf(inner, edge.from, context) ?? (edge.by === 'dash' ? doneRemark(inner, edge.from) : null);
  if (whole)
    return edge.by === 'sentence' &&
      !(whole.kind === 'status' || whole.kind === 'other' || whole.text.startsWith('@'))
      ? null
      : [whole];
  if (edge.by === 'sentence') return null;
  const parts: Part[] = [];
  let at = edge.from;
  for (const piece of inner.split(/([,;|、，；]|\s\/\s)/)) {
    if (!/^(?:[,;|、，；]|\s\/\s)$/.test(piece)) {
      const part = partOf(piece, at, context);
      if (!part) return nameAndDay(inner, edge.from, context);
      parts.push(part);
    }
    at += piece.length;
  }
  return parts.some(({ kind }) => kind !== 'other') ||
    (edge.by === 'bracket' && parts.length > 0 && parts.some(({ text }) => text !== ''))
    ? parts
    : null;
}

/** "… - done and announced", "— fixed: it was a typo": a remark that begins with a status. */
function doneRemark(inner: string, at: number): Part | null {
  const word =
    /^(?:done|completed|fixed|merged|deployed|shipped)(?=[:,]|\s(?:and|in|on|as|with|via|\d))/.exec(
      inner,
    )?.[0];
  return word && !shows(unfinished, inner.split(/["“‘]|\s'/)[0]!) ? { kind: 'status', text: word, at } : null;
}

function handleParts(inner: string, at: number, text: string, context: PartContext): readonly Part[] | null {
  if (ADDRESSED.test(text.slice(Math.max(0, at - 20), at))) return null;
  // "@March 20, 2026", as Notion writes dates.
  const day = /\d/.test(inner) ? dueIn(inner.slice(1), context) : null;
  if (day && !day.relative && day.end >= inner.trimEnd().length - 1)
    return [{ kind: 'due', text: inner.slice(1), at: at + 1, found: day }];
  if (namingOf(inner) === 'sure' && !/\s\p{Ll}/u.test(inner.replace(/\b(?:and|de|van|von|der|la)\b/g, '')))
    return [{ kind: 'owner', text: inner, at, naming: 'sure' }];
  const reference = /^(@\S+)[\s,–-]+(\S+)$/.exec(inner);
  if (reference && REFERENCE.test(reference[2]!))
    return [{ kind: 'owner', text: reference[1]!, at, naming: 'sure' }];
  return nameAndDay(inner, at, context);
}

/** "Ann 2026-04-30", "@Anneke de Vries 22 May 2026". */
function nameAndDay(inner: string, at: number, context: PartContext): readonly Part[] | null {
  const found = readDue(inner, context.base, context.order, context.language);
  if (!found || found.end < inner.trimEnd().length || found.start === 0) return null;
  const name = inner.slice(0, found.start).replace(/[\s,:(–—-]+(?:(?:due|by|until|on)\s*)?$/i, '');
  const naming = namingOf(name);
  if (naming === 'no' && !teamsFormOf(name)) return null;
  return [
    { kind: 'owner', text: name, at, naming: name.startsWith('@') ? 'sure' : naming },
    { kind: 'due', text: inner.slice(found.start), at: at + found.start, found: moved(found, -found.start) },
  ];
}

function partOf(written: string, offset: number, context: PartContext): Part | null {
  const text = written.trim();
  const at = offset + (written.length - written.trimStart().length);
  const base = { text, at };
  const { language } = context;
  if (text === '' || REFERENCE.test(text) || nobody.find(text)) return { ...base, kind: 'other' };
  const status = statusWord.find(text);
  if (status || (language && statusOf(language, text))) return { ...base, kind: 'status' };
  const finished = finishedOn.find(text);
  if (finished && isDayOrChange(text.slice(finished.end), context.base)) return { ...base, kind: 'status' };
  if (itemType(text)) return { ...base, kind: 'type' };
  if (language && isTheme(language, text)) return null;
  if (isPriority(text)) return { ...base, kind: 'priority' };
  if (ESTIMATE.test(text) || (WHEN.test(text) && text.length < 40 && !dueIn(text, context)))
    return { ...base, kind: 'other' };
  const found = dueIn(text, context);
  if (found && (found.end >= text.length - 1 || (language && endsDue(language, text.slice(found.end)))))
    return { ...base, kind: 'due', found };
  // "-> storage team", "Ann to clarify"
  const named = text.replace(OWNER_WORD, '').replace(/^(?:->|→|=>)\s*/, '');
  const doer = /^(\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{1,20})?) to [a-z]+$/u.exec(named)?.[1];
  if (doer && ['sure', 'likely'].includes(namingOf(doer)))
    return { kind: 'owner', text: doer, at: at + text.length - named.length, naming: 'sure' };
  const naming = context.isKnown(named) ? 'sure' : areInitials(named) ? 'short' : namingOf(named);
  const form = naming === 'no' ? teamsFormOf(named) : 'group';
  if (form === null || (named !== text && form !== 'group')) return null;
  return {
    kind: 'owner',
    text: named,
    at: at + text.length - named.length,
    naming: named === text ? naming : 'sure',
  };
}

/** The day at the start of `value`, after "the", "by" and the like, in English or the document's language. */
export function dueIn(
  value: string,
  { base, language, order }: PartContext,
  near: NearLanguages = language,
): FoundDue | null {
  const lead = DUE_WORD.exec(value)?.[0].length ?? (language ? dueLeadLength(language, value) : 0);
  const found = readDue(value.slice(lead, lead + 60), base, order, near);
  if (
    !found ||
    !/^[^\p{L}\p{N}_]{0,4}(?:(?:the|by|on|before|around|approx\.?)[^\p{L}\p{N}_]{1,2}){0,2}$/iu.test(
      value.slice(lead, lead + found.start),
    )
  )
    return null;
  return moved(found, lead);
}

/** True for what may follow "done": nothing, a reference to a change, or a day. */
function isDayOrChange(rest: string, base: DayNumber | null): boolean {
  if (BY_WHAT.test(rest)) return !/[,;|]/.test(rest);
  const found = readDue(rest.slice(0, 60), base);
  if (!found || found.relative || rest.length > 60) return false;
  return /^\W*$/.test(rest.slice(0, found.start)) && /^\W*$/.test(rest.slice(found.end));
}

const moved = (found: FoundDue, by: number): FoundDue => ({
  ...found,
  start: found.start + by,
  end: found.end + by,
});
