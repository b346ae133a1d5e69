import type { Block } from '../../markdown/text.ts';
import type { ItemUnit, Unit } from '../../markdown/units.ts';
import type { ContributingFactor, SectionName } from '../model.ts';
import type { ReadSection, Sections } from '../sections.ts';

const ID = /^\s*[[(*]*([A-Z]{1,3}-?\d{1,3})[\])*]*\s*[:.)–—-]\s+/;
const DESCRIPTION = /^\s*(?:contributing factor )?description\s*:\s*/i;
const NOTHING = /^[\s(*_[-]*(?:none|n\/?a|nothing|tbd|todo|\.{3}|…)?[\s.)*_\]-]*$/i;

/**
 * The entries of all sections with one name: list items, table rows, sub-headings with prose, or, failing those,
 * paragraphs. Used for contributing factors and for what went wrong.
 */
export function listedIn(
  name: SectionName,
  sections: Sections,
  line: (offset: number) => number,
): ContributingFactor[] {
  const found: ContributingFactor[] = [];
  const take = (block: Block) => {
    if (NOTHING.test(block.text)) return;
    const id = ID.exec(block.text);
    const start = (id ?? DESCRIPTION.exec(block.text))?.[0].length ?? 0;
    found.push({
      line: line(block.span.start),
      span: block.span,
      text: block.text.slice(start).trim(),
      id: id?.[1] ?? null,
    });
  };
  for (const section of sections.all) {
    if (
      nearest(section) !== name ||
      (section.isInList && section.parent && nearest(section.parent as ReadSection) === name)
    )
      continue;
    const before = found.length;
    const described = descriptions(section.units);
    for (const block of described) take(block);
    if (described.length === 0)
      for (const [index, unit] of section.units.entries())
        if (!isHypothetical(textOf(section.units[index - 1]) ?? section.heading)) readUnit(unit, take);
    if (found.length > before) continue;
    if (section.name !== name && section.units.some((unit) => unit.kind === 'paragraph')) {
      found.push({ line: section.line, span: section.span, text: section.heading, id: null });
    } else {
      for (const unit of section.units) {
        if (unit.kind === 'paragraph' && !/:\s*$/.test(unit.block.text)) take(unit.block);
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** "In production, causes like these could be:" above a list; not "We could not send mail because:". */
const isHypothetical = (label: string) =>
  /\b(?:(?:would|could|might|may)(?! not\b| have\b)|hypothetical(?:ly)?|possible|potential)\b[^.]*$/i.test(
    label,
  );

const textOf = (unit: Unit | undefined) => (unit?.kind === 'paragraph' ? unit.block.text : null);

/** "Description: no limit" with "Detection: …" and "Timeline: …": the fields of one factor, named by its description. */
function descriptions(units: readonly Unit[]): Block[] {
  const items = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  const blocks = items.flatMap(({ block }) => (block ? [block] : []));
  const isFields = blocks.length > 0 && blocks.every(({ text }) => /^[\p{L} /#()-]{2,40}:\s*\S?/u.test(text));
  return isFields ? blocks.filter(({ text }) => DESCRIPTION.test(text)) : [];
}

function nearest(section: ReadSection): SectionName | null {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null)
    if (each.name) return each.name;
  return null;
}

function readUnit(unit: Unit, take: (block: Block) => void): void {
  if (unit.kind === 'list') for (const item of unit.items) readItem(item, take);
  if (unit.kind === 'table') {
    for (const row of unit.rows) {
      const longest = row.cells.reduce<Block | null>(
        (best, cell) => (!best || cell.text.length > best.text.length ? cell : best),
        null,
      );
      if (longest) take(longest);
    }
  }
}

function readItem(item: ItemUnit, take: (block: Block) => void): void {
  const lists = item.units.filter((unit) => unit.kind === 'list');
  const isGroup = !item.block || (lists.length > 0 && /:\s*$/.test(item.block.text));
  if (isGroup) for (const list of lists) readUnit(list, take);
  else if (item.block) take(item.block);
}
