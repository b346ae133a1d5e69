import { type Block, slice } from '../../markdown/text.ts';
import type { ParagraphUnit } from '../../markdown/units.ts';
import { hope, looksLikeAction, promise } from '../phrases/promises.ts';
import type { ReadSection } from '../sections.ts';
import { boldName, type ItemContext, type Take, textItem } from './item.ts';

/** "R1. ", "A. ", "4.2 ": a list that Markdown does not know as one. */
const ORDINAL = /^\s*(?:[A-Z]{1,3}[- ]?\d{1,2}[.):]|[A-Z][.)]|\d{1,2}(?:\.\d{1,2})+[.):]?)\s+\S/;

/** Paragraphs of a section without lists: each that promises something, or each of its lines that does. */
export function collectParagraph(
  unit: ParagraphUnit,
  section: ReadSection,
  context: ItemContext,
  take: Take,
): void {
  const { block } = unit;
  if (/:\s*$/.test(block.text)) return;
  const starts = [0, ...block.breaks.map((at) => at + 1)];
  const isMarked = starts.every((start) => ORDINAL.test(block.text.slice(start, start + 20)));
  // Lines that each have a number, or each end a sentence, are written as items; others are only wrapped.
  const isLines =
    starts.length > 1 &&
    (isMarked ||
      block.breaks.every((at) => '.!'.includes(block.text[at - 1] ?? ' ')) ||
      starts.every((start) => looksLikeAction(block.text.slice(start, start + 60))));
  for (const [index, start] of (isLines ? starts : [0]).entries()) {
    const end = isLines ? (starts[index + 1] ?? block.text.length + 1) - 1 : block.text.length;
    const part = isLines ? slice(block, start, end) : block;
    const text = withoutHope(part.text);
    if (isMarked || promise.find(text) !== null || looksLikeAction(text)) {
      take(textItem(part, unit.children, part.span, section, 'paragraph', null, context));
    }
  }
}

/** "We will prevent such incidents in the future" alone says nothing that could be done. */
function withoutHope(text: string): string {
  const found = hope.find(text);
  if (!found) return text;
  const end = text.indexOf('.', found.end);
  return `${text.slice(0, found.start)} ${end === -1 ? '' : text.slice(end)}`;
}

function linesOf({ block }: ParagraphUnit): Block[] {
  const starts = [0, ...block.breaks.map((at) => at + 1)];
  return starts.map((start, index) => slice(block, start, (starts[index + 1] ?? block.text.length + 1) - 1));
}

const LABEL_LINE = /^.{3,60}[:：]\s*$/;

/** True for a paragraph with a line that is a label for action items. */
export function holdsLabel(unit: ParagraphUnit, context: ItemContext): boolean {
  return linesOf(unit).some(({ text }) => LABEL_LINE.test(text) && heads(text, context));
}

/** "Corrective measures:" on a line of its own, and an item on each line below it up to the next such label. */
export function collectLines(
  unit: ParagraphUnit,
  section: ReadSection | null,
  context: ItemContext,
  take: Take,
): void {
  let isInside = false;
  for (const line of linesOf(unit)) {
    if (LABEL_LINE.test(line.text)) isInside = heads(line.text, context);
    else if (isInside) take(textItem(line, unit.children, line.span, section, 'paragraph', null, context));
  }
}

const heads = (text: string, context: ItemContext) => context.heads(text) === 'action-items';

/** "**AC** Move the alert": a paragraph that begins with a bold name, and then says what to do. */
export function ownedLead({ block, children }: ParagraphUnit, context: ItemContext): boolean {
  const name = boldName(children, context);
  return name !== null && looksLikeAction(block.text.slice(name.length));
}
