import type { PhrasingContent } from 'mdast';
import type { Located, Span } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import type { CodeUnit, ListUnit, Outline, Unit } from '../markdown/units.ts';
import { gated } from '../vocabulary/gated.ts';
import { looksLikeAction } from './phrases/promises.ts';

const IN_TEXT = gated(
  /\{\{(?!\s*(?:(?:site|page|layout|include)\.|['"“‘]|[\w.]+ \|))[^{}\n]{0,120}\}\}|\b(?:YYYY|yyyy|20[xX]{2})[-/.](?:MM|mm|[xX]{2})[-/.](?:DD|dd|[xX]{2})\b|\b(?:DD|dd)[-/.](?:MM|mm)[-/.](?:YYYY|yyyy|YY|yy)\b|\b(?:HH|hh):(?:MM|mm)\b|(?<!\w |[\w/]-)\bTODO\b(?!\(| (?:lists?|items?|comments?|notes?|board|app|file)\b)|\bTBD\b|\bFIXME\b|\bTBA\b|\blorem ipsum\b|\[(?:your|insert|add|enter|describe|please|link to|name of|names?|date|time|title|owner|incident (?:title|name|date)|service(?: name)?|team(?: name)?|todo|tbd|xx+|\.\.\.|…|placeholder|description|summary|optional)\b(?!::)[^\][\n]{0,60}\](?!\()|\[(?:Your|Insert|Enter|Describe|Please|Name of|Link to|Brief(?:ly)?|Short(?!-)|(?:Incident|Service|Team) (?:[Tt]itle|[Nn]ame|[Dd]ate)|Placeholder|Time (?:from|when)|Date (?:when|of)|Start [Tt]ime|End [Tt]ime)\b[^\][\n]{0,80}\](?![([])|\bX{2,3} (?:minutes?|hours?|users?|customers?|requests?)\b/g,
  /\{\{|\[[^\][\n]+\](?!\()|[-/.](?:MM|mm|[xX]{2})|:(?:MM|mm)|T(?:ODO|BD|BA)|FIXME|XX |m ipsum/,
);
/** `{{ 08:45 }}`: filled in, with the braces left behind. An example does not count as an answer. */
const FILLED_IN =
  /^\{\{\s*(?:[~≈]?\d|@\w|https?:)|^\{\{[^}]*(?<![\d:])\d{1,2}:\d\d(?!\d)|^\{\{[^}]*\b(?:19|20)\d\d-\d\d-\d\d\b/;
const EXAMPLE =
  /\b(?:e\.?g|example|format|like|such as|hh|mm|yyyy|min|max|words?|sentences?|lines?|paragraphs?)\b|[?…]|\.\.\./i;
/** A command before the mark: “.save <filename>”, “--tail <n>”, “kubectl logs <pod>” show its usage. */
const COMMAND =
  /(?:^|\s)(?:[./$!\\]|--?)[a-z][\w-]*[ =]$|\b(?:git|kubectl|docker|helm|npm|npx|ssh|scp|sudo|systemctl|psql|terraform|aws|gcloud|az|curl|redis-cli) (?:\S+ ){0,4}$/;
/** `container "<hash>"`, `token=<redacted>`: what an author left out of a message that is quoted. */
const isMasked = (value: string, before: string) =>
  /["'“=]$/.test(before) &&
  /^<(?:hash|sha|digest|u?uid|id|token|key|secret|password|ip|host(?:name)?|redacted|removed|hidden|masked|omitted)>$/i.test(
    value,
  );
/** `<HeaderBadges />`, `</Tabs>`, `<my-widget>`, `<Callout type="warning">`: markup of the author's site. */
const isComponent = (value: string) =>
  /^<\/|\/>$|^<[A-Z][a-z\d]*(?:[A-Z][A-Za-z\d]*)+[\s/>.]|^<[A-Za-z][\w.-]*\s+[\w:-]+=/.test(value);

/** A nickname before a chat message: `14:05 <mara> the queue is stuck`, `"<bo> restarting"`. */
function isSpeaker(value: string, before: string, after: string): boolean {
  if (
    !/^<[@+%~&]?[\w[\]\\`^{}|-]{1,30}>$/.test(value) ||
    /^<(?:name|owner|date|time|title|user|who|what|team|service|link|url)s?>$/i.test(value)
  )
    return false;
  const isAfterTime =
    /(?:\d\d[:.]\d\d(?:[:.]\d\d)?\S{0,3}|\b[AP]M|\b[A-Z]{3,4})[\])*_:|,–—-]*\s*["“>]?\s*$/i.test(before);
  const isAtStart = /(?:^|\n)[\s>*+-]*["“]?$/.test(before);
  return (isAfterTime || isAtStart) && /^:?\s+\S+\s+\S/.test(after);
}

/** The parser takes `<incident title>` for markup; anything that is not an HTML element was meant to be filled in. */
const ANGLE = /^<([a-z][a-z0-9_ ,/'.:-]{1,60})>$/i;
const ELEMENTS =
  /^\/?(?:a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)\b/i;
const INSTRUCTION =
  /^(?:describe|give|list|explain|summari[sz]e|add|include|provide|write|fill|note(?!:)|what|how|who|when|where|why|did|was|were|which|please|copy|link|to be|briefly|short|a (?:brief|short)|optional|delete|remove|replace|e\.g)\b/i;

type TextOf = (span: Span) => string;

/**
 * Leftover template text: blanks to fill in (`{{ … }}`, `<title>`, `YYYY-MM-DD`, `TODO`), and questions or
 * instructions in paragraphs that are entirely italic or quoted. `marksWork` tells a TODO that heads or marks work.
 */
export function findPlaceholders(
  outline: Outline,
  textOf: TextOf,
  frontMatter: Span | null = null,
  marksWork: (todo: Span) => boolean = () => false,
): Located<string>[] {
  return [
    ...(frontMatter ? inFrontMatter(frontMatter, textOf) : []),
    ...outline.blocks.flatMap((block) => inBlock(block, marksWork)),
    ...inMarkup(outline.html, textOf),
    ...outline.units.flatMap((unit) => (unit.kind === 'list' ? questions(unit) : [])),
    ...outline.units.flatMap((unit) => (unit.kind === 'code' ? unanswered(unit, textOf(unit.span)) : [])),
    ...outline.units.flatMap((unit, index) => {
      // A prompt with an answer below it was kept on purpose; one alone in its section is unanswered.
      const next = outline.units[index + 1];
      return !next || next.kind === 'heading' ? instructions(unit) : [];
    }),
  ].sort((a, b) => a.span.start - b.span.start);
}

function inFrontMatter(frontMatter: Span, textOf: TextOf): Located<string>[] {
  const text = textOf(frontMatter);
  return blanksIn(text)
    .filter(({ index }) => !isPublic(text, index))
    .map(({ 0: value, index }) => {
      const start = frontMatter.start + index;
      return { value, span: { start, end: start + value.length } };
    });
}

function inBlock(block: Block, marksWork: (todo: Span) => boolean): Located<string>[] {
  return blanksIn(block.text).flatMap(({ 0: value, index }) => {
    const end = index + value.length;
    if (block.masks.some((mask) => mask.kind === 'code' && mask.start < end && mask.end > index)) return [];
    if (isFormat(value, block.text, index)) return [];
    const span = block.source(index, end);
    // "TODO: patch the server" labels an action item.
    const isMark = block.kind === 'item' && isLabelOfItem(block.text, end);
    return value === 'TODO' && (isMark || marksWork(span)) ? [] : [{ value, span }];
  });
}

/** "the cache takes "YYYY-MM-DD" strings": in quotation marks, a format is meant. */
const isFormat = (value: string, text: string, index: number): boolean =>
  /^[YDHydh]/.test(value) &&
  /["'“”„»]$/.test(text.slice(0, index)) &&
  /^["'“”«]/.test(text.slice(index + value.length));

/** Blanks in a text; most texts have none. */
const blanksIn = (text: string): RegExpExecArray[] =>
  IN_TEXT.gate.test(text) ? [...text.matchAll(IN_TEXT.pattern)].filter(([value]) => !isFilledIn(value)) : [];

/** `<incident title>`, which the parser takes for markup. */
function inMarkup(html: readonly Span[], textOf: TextOf): Located<string>[] {
  const closed = new Set(html.flatMap((span) => /^<\/([\w.-]+)>/.exec(textOf(span))?.[1] ?? []));
  return html.flatMap((span) => {
    const value = textOf(span);
    const name = ANGLE.exec(value)?.[1];
    if (!name || name.includes(':') || ELEMENTS.test(name) || closed.has(name) || isComponent(value))
      return [];
    const before = textOf({ start: Math.max(0, span.start - 60), end: span.start });
    const after = textOf({ start: span.end, end: span.end + 60 });
    return isMeant(value, before, after) ? [] : [{ value, span }];
  });
}

/** True for angle brackets that an author wrote on purpose: usage of a command, a nickname, an address. */
const isMeant = (value: string, before: string, after: string): boolean =>
  // "<host>:<port>/web" describes an address.
  /[>\w][.:/@]$/.test(before) ||
  /^[.:/@][<\w]/.test(after) ||
  isMasked(value, before) ||
  COMMAND.test(before) ||
  isSpeaker(value, before, after);

const isLabelOfItem = (text: string, end: number): boolean =>
  /^\W*TODO$/.test(text.slice(0, end)) &&
  /^\s?[:：]/.test(text.slice(end)) &&
  looksLikeAction(text.slice(end + 1));

/** `public: [summary, impact]` names sections. */
const isPublic = (head: string, index: number): boolean =>
  /(?:^|\n)public:[ \t]*$/.test(head.slice(Math.max(0, index - 20), index));

const isFilledIn = (value: string): boolean =>
  value.startsWith('{{') && FILLED_IN.test(value) && !EXAMPLE.test(value);

/** A question in a quote, or a question or instruction in italics. */
function instructions(unit: Unit): Located<string>[] {
  if (unit.kind === 'quote') {
    const [only, ...more] = unit.units;
    if (more.length > 0 || only?.kind !== 'paragraph') return [];
    const value = only.block.text.trim();
    return /^(?:what|how|who|when|did|why|were|was)\b.*\?$/i.test(value) ? [{ value, span: unit.span }] : [];
  }
  if (unit.kind !== 'paragraph' || !isItalic(unit.children)) return [];
  const value = unit.block.text.trim();
  const asks = INSTRUCTION.test(value) || value.endsWith('?');
  return value.length <= 300 && asks ? [{ value, span: unit.span }] : [];
}

/** Items that are just a question in italics: `- _What made this possible?_`. */
function questions({ items }: ListUnit): Located<string>[] {
  return items.flatMap(({ block, children, units }) => {
    if (!block || units.length > 0 || !isItalic(children)) return [];
    const value = block.text.trim();
    return value.length <= 300 && value.endsWith('?') ? [{ value, span: block.span }] : [];
  });
}

/** A diagram of causes in which each branch still ends in a question of the template. */
function unanswered({ language, span }: CodeUnit, source: string): Located<string>[] {
  if (language.toLowerCase() !== 'mermaid' || !/^\s*mindmap\b/m.test(source)) return [];
  const lines = [...source.matchAll(/^([ \t]*)(\S.*)$/gm)].slice(2, -1);
  const leaves = lines.filter(([, indent], index) => (lines[index + 1]?.[1]?.length ?? 0) <= indent!.length);
  if (!leaves.every(([, , text]) => text!.trimEnd().endsWith('?'))) return [];
  return leaves.map(({ 1: indent, 2: text, index }) => {
    const value = text!.trimEnd();
    const start = span.start + index + indent!.length;
    return { value, span: { start, end: start + value.length } };
  });
}

function isItalic(children: readonly PhrasingContent[]): boolean {
  return children.length === 1 && children[0]!.type === 'emphasis';
}
