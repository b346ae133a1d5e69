import type { Located } from '../../markdown/document.ts';
import type { Block } from '../../markdown/text.ts';
import type { ItemUnit, ListUnit, Unit } from '../../markdown/units.ts';
import type { WhyChain } from '../model.ts';
import type { ReadSection, Sections } from '../sections.ts';

/** "Why?", "Why did it fail?", "1st why:", "Why 3 -". */
const WHY =
  /^\s*(?:\d+[.)]\s*)?(?:(?:1st|2nd|3rd|\d+th|first|second|third|fourth|fifth)\s+why\b|why\b)[^?:\n]{0,200}(?:\?|:|$)\s*/i;
const BECAUSE = /^\s*(?:because|since|answer|a)\b[\s:,.]*/i;

/**
 * Finds chains of whys. In a five-whys section these are nested lists, numbered lists, sub-headings, tables or
 * paragraphs; elsewhere, only text that asks "Why …?" at least twice in a row.
 */
export function findWhyChains(
  sections: Sections,
  preamble: readonly Unit[],
  line: (offset: number) => number,
): WhyChain[] {
  const chains: WhyChain[] = [];
  const add = (steps: readonly Located<string>[]) => {
    if (steps.length < 2) return;
    const span = { start: steps[0]!.span.start, end: Math.max(...steps.map((step) => step.span.end)) };
    chains.push({ line: line(span.start), span, steps });
  };
  collect(preamble, false, add);
  let asked: Located<string>[] = [];
  for (const section of sections.all) {
    if (section.isInList) continue;
    const isHeaded = isWhySection(section);
    // "### Why did the pods restart?" with its answer below is one step of a chain.
    const answer =
      isHeaded && WHY.test(section.heading) && section.name !== 'five-whys'
        ? firstBlock(section.units)
        : null;
    if (answer) {
      asked.push({ value: answer.text.replace(BECAUSE, '').trim(), span: answer.span });
      continue;
    }
    add(asked);
    asked = [];
    collect(section.units, isHeaded, add);
  }
  add(asked);
  return chains;
}

function isWhySection(section: ReadSection): boolean {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null)
    if (each.name === 'five-whys') return true;
  return false;
}

function collect(
  units: readonly Unit[],
  isHeaded: boolean,
  add: (steps: readonly Located<string>[]) => void,
): void {
  let paragraphs: Located<string>[] = [];
  let isAsking = false;
  for (const unit of units) {
    if (unit.kind === 'paragraph') {
      const text = unit.block.text.trim();
      const isQuestion = WHY.test(text);
      const rest = isQuestion ? text.replace(WHY, '').replace(BECAUSE, '').trim() : '';
      if (rest !== '') paragraphs.push({ value: rest, span: unit.span });
      else if (!isQuestion && isAsking)
        paragraphs.push({ value: text.replace(BECAUSE, ''), span: unit.span });
      isAsking = isQuestion && rest === '';
      continue;
    }
    if (unit.kind === 'list') collectList(unit, isHeaded, add);
    if (unit.kind === 'table' && isHeaded) {
      add(
        unit.rows
          .map((row) => row.cells.at(-1)!)
          .filter((cell) => cell.text.trim() !== '')
          .map(located),
      );
    }
  }
  add(paragraphs);
  paragraphs = [];
}

function collectList(
  list: ListUnit,
  isHeaded: boolean,
  add: (steps: readonly Located<string>[]) => void,
): void {
  const isNested = list.items.some((item) => item.units.length > 0);
  const nested = isNested ? list.items.map((item) => nestedSteps(item)) : [];
  const deepest = nested.filter((steps) => steps.length >= 3 || (isHeaded && steps.length >= 2));
  const asks = list.items.filter((item) => item.block && WHY.test(item.block.text)).length;
  if (deepest.length > 0) {
    if (isHeaded || asks > 0 || nested.some((steps) => steps.some((step) => WHY.test(step.value)))) {
      for (const steps of deepest) add(steps.map(answerOnly).filter((step) => step.value !== ''));
    }
    return;
  }
  if (!isHeaded && asks < 2) return;
  // A flat list is one chain: each item answers the one before it.
  add(
    list.items
      .flatMap((item) => (item.block ? [answerOnly(withAnswer(item))] : []))
      .filter((step) => step.value !== ''),
  );
}

/** The chain down through the first nested items: "A" → "because B" → "because C". */
function nestedSteps(item: ItemUnit): Located<string>[] {
  const steps: Located<string>[] = [];
  for (let each: ItemUnit | undefined = item; each?.block; ) {
    steps.push(located(each.block));
    const list: ListUnit | undefined = each.units.find((unit) => unit.kind === 'list');
    each = list && list.items.length === 1 ? list.items[0] : undefined;
  }
  return steps;
}

/** The item, or its answer below if the item is only a question. */
function withAnswer(item: ItemUnit): Located<string> {
  const own = located(item.block!);
  if (own.value.replace(WHY, '').trim() !== '') return own;
  const below = firstBlock(item.units);
  return below ? located(below) : own;
}

function answerOnly(step: Located<string>): Located<string> {
  return { value: step.value.replace(WHY, '').replace(BECAUSE, '').trim(), span: step.span };
}

function located(block: Block): Located<string> {
  return { value: block.text.trim(), span: block.span };
}

function firstBlock(units: readonly Unit[]): Block | null {
  for (const unit of units) {
    if (unit.kind === 'paragraph') return unit.block;
    if (unit.kind === 'list') return unit.items[0]?.block ?? null;
  }
  return null;
}
