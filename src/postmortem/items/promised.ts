import { sentencesOf } from '../../english/sentences.ts';
import { slice } from '../../markdown/text.ts';
import type { ListUnit, ParagraphUnit, Unit } from '../../markdown/units.ts';
import { leadTime } from '../../time/lead.ts';
import type { ActionItem, SectionName } from '../model.ts';
import { afterwards, commitment, leadsToWork, ongoing, proposal, tracked } from '../phrases/commitments.ts';
import { type Sign, shows } from '../phrases/sign.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { commits } from './commits.ts';
import { type ItemContext, listItem, type Take, textItem } from './item.ts';
import { collectList } from './lists.ts';
import { isBelow } from './regions.ts';

/** Sections whose sentences report or explain, whatever they promise in passing. */
const NEVER: readonly SectionName[] = [
  'timeline',
  'summary',
  'impact',
  'background',
  'went-well',
  'lucky',
  'five-whys',
  'fishbone',
  'supporting',
  'roles',
  'decisions',
];
const FIRM: readonly Sign[] = [commitment, afterwards, tracked, ongoing];
/** Sections on the end of the incident: "we're moving the traffic" is a step of it there. */
export const OF_THE_INCIDENT: readonly SectionName[] = ['response', 'resolution'];
const firmIn = (section: ReadSection | null) =>
  isBelow(section, OF_THE_INCIDENT) ? FIRM.filter((sign) => sign !== ongoing) : FIRM;
/** The characters of a paragraph that are searched. */
const LONGEST = 4000;

/**
 * Work that paragraphs commit to: "As a next step, we plan to …", "We will:" above a list. Where a document lists its
 * action items, such sentences introduce or repeat them; so this is for documents without any.
 */
export function promisedInProse(sections: Sections, context: ItemContext): ActionItem[] {
  if (context.language) return [];
  const found: ActionItem[] = [];
  const search = (section: ReadSection | null, units: readonly Unit[]) => {
    if (isBelow(section, NEVER)) return;
    const take: Take = (item) => {
      if (item) found.push({ ...item, sure: false });
    };
    for (const [index, unit] of units.entries()) {
      const before = units[index - 1];
      if (unit.kind === 'paragraph') take(promiseIn(unit, section, context));
      else if (unit.kind === 'list' && before?.kind === 'paragraph' && leadsIn(before, unit))
        collectList(unit, section, context, take);
      else if (unit.kind === 'list')
        for (const item of unit.items)
          if (item.block && commits(item.block.text, firmIn(section))) take(listItem(item, section, context));
    }
  };
  search(null, sections.preamble);
  for (const section of sections.all) if (!section.isInList) search(section, section.units);
  return found;
}

/** "Next steps: …" */
const LABEL = /^[\s*_]{0,4}([^\s*_:：][^:：\n]{1,40}?)[*_]{0,3}[:：]\s*(?=\S)/;
/** The fewest characters behind such a label that say something. */
const SHORTEST = 8;

/** Among lessons, "we should" says what one should do in general. */
const mayPropose = (section: ReadSection | null) =>
  section?.name !== 'lessons' && section?.name !== 'went-wrong';

/** True for a list of what to do after a paragraph that commits to it: "To this end, we will continue to:". */
function leadsIn({ block }: ParagraphUnit, { items }: ListUnit): boolean {
  const lead = block.text.slice(-300).replace(/^[\s\S]*[.!?]\s/, '');
  return (
    leadsToWork.pattern.test(lead) &&
    items.length > 1 &&
    items.every((item) => item.block !== null && !leadTime(item.block.text))
  );
}

/** The sentences of a paragraph from the first to the last that commits to work. */
function promiseIn(
  { block, children, span }: ParagraphUnit,
  section: ReadSection | null,
  context: ItemContext,
): ActionItem | null {
  const text = block.text.slice(0, LONGEST);
  const label = LABEL.exec(text.slice(0, 60));
  if (label && context.heads(label[1]!) === 'action-items' && text.length - label[0].length > SHORTEST)
    return textItem(
      slice(block, label[0].length, text.length),
      children,
      span,
      section,
      'paragraph',
      null,
      context,
    );
  const signs = [...firmIn(section), ...(mayPropose(section) ? [proposal] : [])];
  if (!shows(signs, text)) return null;
  const said = sentencesOf(text, []).filter(({ start, end }) => commits(text.slice(start, end), signs));
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return null;
  return textItem(slice(block, first.start, last.end), children, span, section, 'paragraph', null, context);
}
