import type { Span } from '../../markdown/document.ts';
import type { Block } from '../../markdown/text.ts';
import type { Cut } from './fields.ts';
import { areNames, HANDLE, isName, isSubject, LETTER, NAME, NAMES, TEAM, UPPER } from './names.ts';
import { looksLikeAction } from './verbs.ts';

export interface FoundOwners {
  readonly owners: readonly string[];
  readonly spans: readonly Span[];
  /** Stretches of the text that only name the owner, to be left out of the item's own text. */
  readonly cut: readonly { readonly start: number; readonly end: number }[];
}

const ROLE = String.raw`(?:owners?|owned by|assignees?|assigned(?: to)?|dri|responsible(?: person| party| team)?|who|lead|driver|point of contact|poc|accountable|tracked by|led by|driven by|by whom|team(?=\s*:)(?<=(?:^\W*|[(\[]\s*)team))`;
const LABELLED = new RegExp(
  String.raw`[\s(\[–—,;.|-]*\b${ROLE}\b\s*(?::|=|–|—|->|\bis\b|(?<=owned by|assigned to|tracked by|led by|driven by))\s*([^;|()\[\]\n]{1,80})[)\]]?`,
  'i',
);
const LEADING_HANDLE = new RegExp(
  String.raw`^\s*[\[(*]*(${HANDLE})[\])*]*(?:\s*(?:,|&|\/|\band\b|\+)\s*(${HANDLE}))?\s*(?:[:–—-]|\bto\b|\bwill\b|\bshould\b|(?=\s))\s*`,
);
/** Another label, a sentence's end, a ticket, or what was blanked out of the text. */
const END_OF_OWNERS =
  /\b(?:due|by|eta|deadline|priority|status|issue|ticket)\b\s*:?|\s(?=[A-Z]\w+(?: [A-Z]\w+)?\s*:)|[.,](?=\s+(?:due|by|eta|target)\b)|(?<!\b[A-Z])\.\s|\s[–—-]\s|\s{3,}|\s(?=[[(]?(?:[\w.-]+\/[\w.-]+)?#\d)|\s(?=[A-Z][A-Z0-9]+-\d)/i;
const TODO_OWNER = /^\s*(?:TODO|FIXME|AI|ACTION)\s*\(([^)]{1,40})\)\s*:?\s*/i;
const TRAILING_HANDLES = new RegExp(
  String.raw`[\s(\[–—,;:.>=→⇒|-]+(${HANDLE}(?:(?:\s*,\s*|\s*&\s*|\s*\/\s*|\s+and\s+|\s+)${HANDLE})*)(?:[\s,–-]+(?:(?:[\w.-]+\/[\w.-]+)?#\d+|[A-Z][A-Z0-9]+-\d+))?[)\]]?\s*[.!]?\s*$`,
);
const BRACKETED = new RegExp(
  String.raw`[(\[]\s*(?:by |owner )?((?:${HANDLE}|${NAME}|(?:\w+[ -]){0,3}[Tt]eam)(?:\s*(?:,|&|\/|\band\b|\+)\s*(?:${HANDLE}|${NAME}|(?:\w+[ -]){0,3}[Tt]eam))*)\s*[)\]]`,
  'g',
);
const LEADING_BRACKET = new RegExp(
  String.raw`^\s*(?:[(\[]\s*(${NAME}(?:\s*(?:,|&|\/|\band\b)\s*${NAME})*)\s*[)\]]\s*:?|(${NAME}|(?:\w+[ -]){1,2}team)(?:\s+to\b(?= [a-z])|\s*:(?= )))`,
);

/** "(…); owner ann": the word alone, between marks. */
const BARE_LABEL = new RegExp(
  String.raw`[;,.(\[|–—-]\s*(?:owners?|assignees?|assigned to|dri)\s+(@?[\w.-]*\w(?: [${UPPER}][${LETTER}'’-]+)?)\s*[)\].]*\s*(?=$|[;,|])`,
);
/** "foo: write", "Jane - Add": who or what stands in front. */
const IN_FRONT = new RegExp(String.raw`^\s*(@?[\w.-]*\w|${NAME})(?:\s*:|\s+[–—-]+)\s+(?=\S)`);
/** "… — Sam": a name behind a dash, at the end. */
const BEHIND = new RegExp(
  String.raw`\s(?:[–—→⇒]+\s*|(?:-+>?|=+>)\s+)(${NAMES}|(?:[${LETTER}\d]+[ -]){1,3}[Tt]eams?)\s*[.,]?\s*$`,
);
const WORD = `[${UPPER}][${LETTER}'’-]+`;
/** "→ @Ann Lee": a wiki's mention of two words. */
const FULL_MENTION = new RegExp(String.raw`[\s(→⇒>=–—-]+@(${WORD}(?: ${WORD}){1,2})[)\]]?\s*[.!]?\s*$`);
const FULL_LEADING = new RegExp(String.raw`^\s*@(${WORD} ${WORD})\s*(?:[:–—-]|to\b|will\b)\s*`);
/** "Talk to @ann" asks somebody else to. */
const ADDRESSED = /\b(?:with|from|to|by|cc|thanks|of|for|via|ask|ping|see)\s*$/i;
/** Trackers' and chats' own mentions: `[~ann.lee]`, `<@U02|ann>`; "— :ann" of Bugzilla. */
const MENTION = /\[~([\w.@-]+)\]|<@\w+\|([\w.-]+)>|\s[–—-]+\s+:([a-z][\w-]+)\s*$/;
const TEAM_TO_DO = new RegExp(
  String.raw`^\s*(?:the )?((?:[${UPPER}][${LETTER}\d]*[ -]){1,2}[Tt]eam|SREs?|DBAs?|NOC|QA|DevOps|InfoSec|IT|Ops)\s+(?:to|will)\s+(?=[a-z]+\b)`,
);
/** "(Ann, before the next release)". */
const UNTIL = new RegExp(
  String.raw`[(\[]\s*(${NAMES})\s*[,;]\s*(?:before|after|by|until|till|next|this|once|when|expected)\b[^()\[\]]*[)\]][\s.]*$`,
);
/** "(Ann to add it)", "(Ann will write it by Friday)". */
const PROMISED = new RegExp(String.raw`[(\[]\s*(${NAME}) (?:to|will) ([a-z]+)\b[^()\[\]]*[)\]]?[\s.]*$`);

/** "Ann to add an alarm", "Ann will add an alarm": a capitalised word before a verb. */
const TO_DO = new RegExp(String.raw`^\s*(${NAME})\s+(?:to|will)\s+(?=[a-z]+\b)`);
/**
 * The owners that an item's text names: with a label, a handle in front or at the end, or a name in brackets.
 * `isKnown` tells whether the document names somebody so elsewhere; `cut` is what is known to be a date or a status.
 */
export function ownersIn(
  block: Block,
  cut: readonly Cut[] = [],
  isKnown: (name: string) => boolean = () => false,
): FoundOwners {
  const text = blanked(block.text, cut);
  const labelled = LABELLED.exec(text);
  if (labelled) {
    const names = labelled[1]!.split(END_OF_OWNERS)[0]!;
    const at = text.indexOf(names, labelled.index + labelled[0].indexOf(labelled[1]!));
    const found = split(names, at, block);
    const end = at + names.length + (/^[)\]]/.test(text.slice(at + names.length)) ? 1 : 0);
    if (found.owners.length > 0) return { ...found, cut: [{ start: labelled.index, end }] };
  }
  const todo = hasBracket(text) ? TODO_OWNER.exec(text) : null;
  if (todo)
    return { ...split(todo[1]!, todo[0].indexOf(todo[1]!), block), cut: [{ start: 0, end: todo[0].length }] };
  const hasHandle = text.includes('@');
  const full = hasHandle ? (FULL_LEADING.exec(text) ?? FULL_MENTION.exec(text)) : null;
  if (full && !ADDRESSED.test(text.slice(0, full.index + 1))) return named(full, block);
  const leading = hasHandle ? LEADING_HANDLE.exec(text) : null;
  if (leading) {
    const both = leading[2] ? `${leading[1]}, ${leading[2]}` : leading[1]!;
    const at = text.indexOf(leading[1]!);
    const names = leading[2] ? text.slice(at, text.indexOf(leading[2], at + 1) + leading[2].length) : both;
    return { ...split(names, at, block), cut: [{ start: 0, end: leading[0].length }] };
  }
  const hasMention = text.includes('[~') || text.includes('<@') || text.includes(' :');
  const mention = hasMention ? MENTION.exec(text) : null;
  if (mention) return named(mention, block, (mention[1] ?? mention[2] ?? mention[3])!);
  const trailing = hasHandle ? TRAILING_HANDLES.exec(text) : null;
  if (trailing && !ADDRESSED.test(text.slice(0, trailing.index + 1))) {
    const at = text.indexOf(trailing[1]!, trailing.index);
    return { ...split(trailing[1]!, at, block), cut: [{ start: trailing.index, end: text.length }] };
  }
  return beside(block, text, cut, isKnown) ?? bracketed(block, text, cut) ?? NOBODY;
}

/** The text with what is known to be something else (a date, a status) blanked out, at its length. */
function blanked(text: string, cut: readonly Cut[]): string {
  let result = text;
  for (const { start, end } of cut)
    result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

export const NOBODY: FoundOwners = { owners: [], spans: [], cut: [] };

/** Owners set apart by a dash, a colon or a bare label. A word in front is one where the document knows the name. */
function beside(
  block: Block,
  text: string,
  cut: readonly Cut[],
  isKnown: (name: string) => boolean,
): FoundOwners | null {
  const bare = BARE_LABEL.exec(text);
  if (bare) return named(bare, block);
  const front = IN_FRONT.exec(text);
  if (front) {
    const name = front[1]!.replace(/^@/, '');
    if (isKnown(name) || /\bTeam$/.test(name)) return named(front, block);
    // "Jane - Add alerts - 2026-03-14" has three columns.
    const hasDate = cut.some(({ end }) => end >= block.text.trimEnd().length);
    if (/[–—-]\s+$/.test(front[0]) && hasDate && /^\p{Lu}/u.test(name) && isName(name)) {
      if (looksLikeAction(text.slice(front[0].length)) && !looksLikeAction(name)) return named(front, block);
    }
  }
  if (hasBracket(text)) {
    const promised = PROMISED.exec(text);
    if (promised && isSubject(promised[1]!) && looksLikeAction(promised[2]!)) return named(promised, block);
    const until = UNTIL.exec(text);
    if (until && areNames(until[1]!)) return named(until, block);
  }
  const behind = behindDash(text);
  if (!behind || !areNames(behind[1]!) || MOVES.test(text)) return null;
  const end = behind.index + behind[0].trimEnd().length;
  const isBeforeDate = cut.some(({ start }) => Math.abs(start - end) <= 2);
  const isTeam = TEAM.test(behind[1]!) || /\b[Tt]eams?$/.test(behind[1]!);
  return isBeforeDate || isTeam || isKnown(behind[1]!) ? named(behind, block) : null;
}

// The patterns for names are dear; most texts have neither the dash nor the brackets that they begin with.
const hasBracket = (text: string) => text.includes('(') || text.includes('[');
const DASH = /\s[–—→⇒=-]/;
const behindDash = (text: string) => (DASH.test(text) ? BEHIND.exec(text) : null);

/** The name that stands behind a dash at the end of an item's text, if one does. */
export function nameBehind(text: string): string | null {
  if (!DASH.test(text)) return null;
  const bare = text.replace(TAIL, '');
  const name =
    behindDash(bare)?.[1] ?? /\s(?:[–—→⇒]+|-+>?)\s*(unassigned|nobody(?: yet)?|tb[ad])\W*$/i.exec(bare)?.[1];
  if (name && MOVES.test(bare)) return null;
  return name && areNames(name) ? name : null;
}

/** "Move the logs → Loki" leads to no person. */
const MOVES =
  /^\W*(?:migrate|move|switch|rename|change|upgrade|replace|convert|redirect|bump|route)\b.*(?:→|⇒|[-=]>)/i;
/** What may stand behind a name: a remark in brackets, a date, a status. */
const TAIL =
  /(?:\s*[([][^()[\]]{1,30}[)\]]|[\s,;–—-]+(?:by |due |on )?(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:,? 20\d\d)?)|[\s,;–—-]+(?:done|wip|completed?|in progress|open|todo))+\s*[.!]?\s*$/i;

function named(match: RegExpExecArray, block: Block, names = match[1]!): FoundOwners {
  const at = match.index + match[0].lastIndexOf(names);
  return {
    ...split(names, at, block),
    cut: [{ start: match.index, end: match.index + match[0].length }],
  };
}

function bracketed(block: Block, text: string, cut: readonly Cut[]): FoundOwners | null {
  const front = /^\s*[([]/.test(text) ? LEADING_BRACKET.exec(text) : null;
  const inFront = front?.[1];
  if (front && inFront && isName(inFront)) {
    return { ...split(inFront, text.indexOf(inFront), block), cut: [{ start: 0, end: front[0].length }] };
  }
  const team = TEAM_TO_DO.exec(text);
  if (team && !looksLikeAction(team[1]!) && looksLikeAction(text.slice(team[0].length)))
    return named(team, block);
  const told = TO_DO.exec(text);
  if (told && isSubject(told[1]!) && looksLikeAction(text.slice(told[0].length))) {
    return { ...split(told[1]!, text.indexOf(told[1]!), block), cut: [{ start: 0, end: told[0].length }] };
  }
  const mixed = hasBracket(text) ? amongFields(text) : null;
  if (mixed && !isInCode(block, mixed.cut.start, mixed.cut.end))
    return { ...split(mixed.name, mixed.at, block), cut: [mixed.cut] };
  for (const match of hasBracket(text) ? text.matchAll(BRACKETED) : []) {
    const names = match[1]!;
    const end = match.index + match[0].length;
    const hasDate = cut.some((each) => each.start > match.index && each.start < end);
    const isAtEnd = /^[\s.,;:!]*$/.test(text.slice(end)) || names.startsWith('@');
    if ((!isAtEnd && !hasDate) || !areNames(names)) continue;
    if (isInCode(block, match.index, end)) continue;
    const at = match.index + match[0].indexOf(names);
    return { ...split(names, at, block), cut: [{ start: match.index, end: match.index + match[0].length }] };
  }
  return null;
}

/** "(Ann, Q4)", "(@ann, #33)", "(OPS-33; Ann)": one bracket at the end with a name and nothing else but other fields. */
function amongFields(text: string): { name: string; at: number; cut: Cut } | null {
  const bracket = /[([]([^()[\]]{3,60})[)\]]\s*[.!]?\s*$/.exec(text);
  if (!bracket) return null;
  const inner = bracket[1]!;
  const parts = inner.split(/\s*(?:[,;|]|\s\/\s)\s*/);
  if (parts.length < 2 || parts.length > 4) return null;
  const names = parts.filter((part) => !FIELD_VALUE.test(part.trim()));
  const name = names.length === 1 ? names[0]!.trim() : '';
  if (!IS_HANDLE.test(name) && !(IS_NAME.test(name) && areNames(name))) return null;
  const at = bracket.index + 1 + inner.indexOf(name);
  // With the comma that set it apart.
  const behind = /^\s*[,;|/]\s*/.exec(text.slice(at + name.length))?.[0].length ?? 0;
  const before = behind === 0 ? (/\s*[,;|/]\s*$/.exec(text.slice(0, at))?.[0].length ?? 0) : 0;
  return { name, at, cut: { start: at - before, end: at + name.length + behind } };
}

const IS_HANDLE = new RegExp(`^${HANDLE}$`);
const IS_NAME = new RegExp(String.raw`^(?:${NAMES}|(?:[${LETTER}\d]+[ -]){1,3}[Tt]eam)$`);
const FIELD_VALUE =
  /^(?:|(?:20\d\d[ -]?)?[QH][1-4](?: 20\d\d)?|P[0-5]|high|medium|low|done|open|wip|in progress|\d+ ?(?:d|days?|w|weeks?|months?|sprints?|points?|pts)|(?:[\w.-]+\/[\w.-]+)?#\d+|[A-Z][A-Z0-9]+-\d+|(?:before|after|by|until|next|this|mid|end of|early|late)\b.{1,30}|(?:mid-|end of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: \d{1,4})?|asap|ongoing)$/i;

function isInCode(block: Block, start: number, end: number): boolean {
  return block.masks.some(
    (mask) => mask.kind !== 'quoted' && mask.kind !== 'link' && mask.start < end && mask.end > start,
  );
}

const BETWEEN_NAMES = /\s*(?:[,;&+]|\/(?=\s*@|\s)|(?<=\s)\/(?=\s)|\band\b(?!\/)|\s(?=@))\s*/gi;
const MARKS_AROUND = new RegExp(String.raw`^[\s@[(*_\`]+|(?<! [${UPPER}](?=\.))[\s\])*_\`.:!@-]+$`, 'g');
const NOBODY_YET =
  /^(?:tbd|tba|n\/?a|done|completed?|planned|none|unassigned|nobody|no one|\?+|-+|—|unknown|to be (?:decided|determined|assigned)|<.*>|\[.*\]|todo|owner|name|(?:jan|febr?)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october|soon|next \w+)$/i;

/** Splits "Ann, @bo and the Core team" into its owners. `at` is where `names` stands in the block's text. */
export function split(names: string, at: number, block: Block): FoundOwners {
  const owners: string[] = [];
  const spans: Span[] = [];
  const take = (from: number, to: number) => {
    const part = names.slice(from, to);
    // The point of "Milan V." belongs to the name.
    // And "Ann (SRE)" is Ann.
    const written = part.replace(MARKS_AROUND, '').replace(/(?<=\S)\s*\([^()]*$/, '');
    const name = written.replace(/\s*<[^>]*>\s*$/, '').replace(/^the\s+/i, '');
    if (name === '' || NOBODY_YET.test(name)) return;
    const start = at + from + part.indexOf(written);
    owners.push(name);
    spans.push(block.source(start, start + written.length));
  };
  let from = 0;
  for (const separator of names.matchAll(BETWEEN_NAMES)) {
    take(from, separator.index);
    from = separator.index + separator[0].length;
  }
  take(from, names.length);
  return { owners, spans, cut: [] };
}
