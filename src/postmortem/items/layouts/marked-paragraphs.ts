import { slice } from '../../../markdown/text.ts';
import type { ParagraphUnit } from '../../../markdown/units.ts';
import type { ActionItem, SectionName } from '../../model.ts';
import { saysNoAction } from '../../phrases/nothing-to-do.ts';
import { type ItemContext, paragraphItem } from '../item.ts';
import { stateOf } from '../state/state.ts';

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

/**
 * The item of "**DONE**: Ann added an alert" and "**TODO** the import checks for free space", among lessons or items, with
 * the mark as its status.
 */
export function markedItem(unit: ParagraphUnit, context: ItemContext): ActionItem | null {
  const mark = WITH_ITEMS.has(context.section?.name) ? markOf(unit) : null;
  if (!mark) return null;
  const rest = slice(unit.block, mark.length, unit.block.text.length);
  const isShort = rest.text.split(/\s+/, MIN_WORDS).length < MIN_WORDS;
  if (isShort || WRITING.test(rest.text) || saysNoAction(rest.text)) return null;
  const item = paragraphItem({ ...unit, block: rest }, context);
  return item && { ...item, status: mark.word, state: stateOf(mark.word) };
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
