import { slice } from '../../markdown/text.ts';
import type { ParagraphUnit } from '../../markdown/units.ts';
import type { ActionItem, SectionName } from '../model.ts';
import { statusWord } from '../phrases/done.ts';
import { saysNoAction } from '../phrases/nothing-to-do.ts';
import type { ReadSection } from '../sections.ts';
import { type ItemContext, textItem } from './item.ts';

/** Where "**TODO** …" is work after the incident: elsewhere it may be a blank of the document. */
const WITH_ITEMS: ReadonlySet<SectionName | null | undefined> = new Set([
  'lessons',
  'action-items',
  'went-wrong',
]);
/** Fewer words are a blank: "**TODO** numbers". */
const MIN_WORDS = 6;
/** What the author is to write into the document, not to change in the system. */
const WRITING =
  /^\W*(?:fill|write (?:up|down|this|the)|complete (?:this|the)|describe|summari[sz]e|explain|link to|insert|elaborate|list (?:the|all))\b/i;

/** True for "**DONE**: Ann added an alert" and "**TODO** the import checks for free space", among lessons or items. */
export function isMarked(unit: ParagraphUnit, section: ReadSection | null): boolean {
  if (!WITH_ITEMS.has(section?.name)) return false;
  const mark = markOf(unit);
  const rest = mark === null ? '' : unit.block.text.slice(mark.length);
  return (
    mark !== null &&
    rest.split(/\s+/, MIN_WORDS + 1).length >= MIN_WORDS &&
    !WRITING.test(rest) &&
    !saysNoAction(rest)
  );
}

/** The item of such a paragraph, with the mark as its status. */
export function markedItem(
  unit: ParagraphUnit,
  section: ReadSection | null,
  context: ItemContext,
): ActionItem | null {
  const { block, children, span } = unit;
  const { word, length } = markOf(unit)!;
  const rest = slice(block, length, block.text.length);
  const item = textItem(rest, children, span, section, 'paragraph', null, context);
  return item && { ...item, status: word, done: statusWord.find(word)!.sense === 'done' };
}

function markOf({
  block,
  children,
}: ParagraphUnit): { readonly word: string; readonly length: number } | null {
  const [first] = children;
  if (first?.type !== 'strong') return null;
  const [mark, word] =
    /^\s*(DONE|FIXED|COMPLETED?|TO-?DO|WIP|IN PROGRESS|WON'?T ?(?:DO|FIX))\s*[:.–—-]*\s*/.exec(block.text) ??
    [];
  const bold = first.children[0];
  const isWhole = bold?.type === 'text' && /^[^a-z\d_]*$/.test(bold.value);
  return mark && word && isWhole ? { word, length: mark.length } : null;
}
