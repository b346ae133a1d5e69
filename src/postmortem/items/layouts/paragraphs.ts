import { promisesIn, readsAsAction } from '../../../languages/actions.ts';
import type { Language } from '../../../languages/language.ts';
import { type Block, slice } from '../../../markdown/text.ts';
import { linesOf, type ParagraphUnit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { begun, hope, looksLikeAction, promise } from '../../phrases/promises.ts';
import { labelled } from '../fields/own-label.ts';
import { type ItemContext, itemIn, paragraphItem } from '../item.ts';
import { doerIn } from '../owners/owner-positions.ts';

/** "R1. ", "A. ", "b) ", "4.2 ": list markers that Markdown does not recognise. */
const ORDINAL = /^\s*(?:[A-Z]{1,3}[- ]?\d{1,2}[.):]|[A-Za-z][.)]|\d{1,2}(?:\.\d{1,2})+[.):]?)\s+\S/;

/** The items of a paragraph in a section without lists: the paragraph or its lines, where they promise an action. */
export function itemsOfParagraph(unit: ParagraphUnit, context: ItemContext): ActionItem[] {
  const { block, children } = unit;
  const bullets = linesOf(unit).flatMap((line) => withoutBullet(line) ?? []);
  if (bullets.length > 0)
    return bullets.flatMap(
      (line) => itemIn({ block: line, children, span: line.span, layout: 'bullet' }, context) ?? [],
    );
  const lines = linesOf(unit).filter(
    ({ text }, index, all) => !(LABEL_LINE.test(text) && endsSentence(all[index - 1]?.text ?? '')),
  );
  if (lines.length === 0) return [];
  const areNumbered = lines.every(({ text }) => ORDINAL.test(text.slice(0, 20)));
  // Lines that are all numbered, or all end a sentence, are separate items; others are merely wrapped.
  const isLines =
    block.breaks.length > 0 &&
    (areNumbered ||
      lines.slice(0, -1).every(({ text }) => /[.!]$/.test(text)) ||
      lines.every(({ text }) => looksLikeAction(text.slice(0, 60)) || isAssigned(text)));
  if (!isLines && /:\s*$/.test(block.text)) return [];
  const parts = isLines ? lines : [block];
  const says = parts.map(({ text }) => {
    const work = withoutHope(text);
    return (
      saysWhatToDo(work, context.language) ||
      hasDoer(work, parts.length > 1) ||
      (parts.length > 1 && isAssigned(text))
    );
  });
  // If most lines are actions, so are the rest, in words we do not know.
  const isList = areNumbered || (parts.length > 1 && says.filter(Boolean).length * 2 >= parts.length);
  return parts.flatMap((part, index) => {
    const isItem = isExclamation(part.text) ? isLines && says[index] : isList || says[index];
    return (isItem && paragraphItem({ block: part, children, span: part.span }, context)) || [];
  });
}

/** "AJ to ask the provider": among other lines, a name that is not sure counts as well. */
function hasDoer(text: string, isAmongOthers: boolean): boolean {
  const naming = doerIn(text)?.naming;
  return naming === 'sure' || (isAmongOthers && (naming === 'short' || naming === 'likely'));
}

/** "Ann: add an alert", "Bo Li – raise the limit". */
function isAssigned(text: string): boolean {
  const name = /^\W{0,3}\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{1,20})?\s?[:–—-]\s/u.exec(
    text.slice(0, 60),
  )?.[0];
  return name !== undefined && looksLikeAction(text.slice(name.length));
}

const endsSentence = (text: string): boolean => /(?:^|[.!?:：])\s*$/.test(text);

/** "Set a reminder today!" addresses the reader. */
const isExclamation = (text: string): boolean => /!\P{L}{0,8}$/u.test(text);

/** A line without a bullet that Markdown does not recognise ("• Add a limit"); null if it has none. */
function withoutBullet(line: Block): Block | null {
  const mark = /^\s*[•‣▪●◦∙]\s*(?=\S)/u.exec(line.text)?.[0];
  return mark ? slice(line, mark.length, line.text.length) : null;
}

/** True for a promise ("We will …") or a text that begins with an action, also in the document's language. */
export const saysWhatToDo = (text: string, language: Language | null = null): boolean =>
  promise.find(text) !== null ||
  begun.find(text) !== null ||
  looksLikeAction(text) ||
  (language !== null && (promisesIn(language, text) || readsAsAction(language, text)));

/** Removes a hope such as "We will prevent such incidents in the future", which is not actionable. */
function withoutHope(text: string): string {
  const found = hope.find(text);
  if (!found) return text;
  const end = text.indexOf('.', found.end);
  return `${text.slice(0, found.start)} ${end === -1 ? '' : text.slice(end)}`;
}

const LABEL_LINE = /^.{3,60}[:：]\s*$/;

/** True if a line of the paragraph is a label for action items, or each of its lines has a label of its own. */
export function holdsLabel(unit: ParagraphUnit, context: ItemContext): boolean {
  const lines = linesOf(unit);
  return areLabelled(lines) || lines.some(({ text }) => LABEL_LINE.test(text) && heads(text, context));
}

/** "TODO: add an alert" on each of several lines. */
const areLabelled = (lines: readonly Block[]): boolean =>
  lines.length > 1 && lines.every(({ text }) => labelled(text));

/** Items below "Corrective measures:" on a line of its own: one per line, up to the next label. */
export function itemsOfLabelledLines(unit: ParagraphUnit, context: ItemContext): ActionItem[] {
  const lines = linesOf(unit);
  let isInside = areLabelled(lines);
  return lines.flatMap((block) => {
    const isLabel = LABEL_LINE.test(block.text);
    if (isLabel) isInside = heads(block.text, context);
    const item = isInside && !isLabel && paragraphItem({ ...unit, block, span: block.span }, context);
    return item || [];
  });
}

const heads = (text: string, context: ItemContext) => context.heads(text) === 'action-items';
