import type { Block } from '../../markdown/text.ts';
import { isForOthers } from '../aliases.ts';
import type { ActionItem } from '../model.ts';
import type { ReadSection, Sections } from '../sections.ts';
import type { ItemContext } from './item.ts';
import { withoutNames } from './owners/name-lists.ts';
import { looseItems } from './places/outside-sections.ts';
import { RegionReader } from './places/region-items.ts';
import { regionOf } from './places/regions.ts';
import { withReports } from './state/reported.ts';

/**
 * Finds the action items: in action item sections, and labelled or with a task box anywhere. `headings` returns the
 * block of a section's heading, if it has one.
 */
export function findActionItems(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
  context: ItemContext,
): readonly ActionItem[] {
  const regions = new RegionReader(sections, headings, context);
  const itemsIn = (section: ReadSection): ActionItem[] => {
    const region = regionOf(section);
    if (region && !(section.isInList && region !== section)) return regions.itemsIn(section, region);
    return section.isInList ? [] : looseItems(section.units, { ...context, section });
  };
  const found = [...looseItems(sections.preamble, context), ...sections.all.flatMap(itemsIn)];
  const byStart = found.sort((a, b) => a.span.start - b.span.start);
  const once = byStart.filter(
    (item, index) => index === 0 || item.span.start !== byStart[index - 1]!.span.start,
  );
  return withReports(withoutNames(withoutAdvice(once)), context.text, context.language);
}

/** Without what "Recommendations for customers" says, unless anything there has an owner, a day, a box or a status. */
function withoutAdvice(items: readonly ActionItem[]): ActionItem[] {
  const placed = items.map((item) => {
    const region = item.section && regionOf(item.section as ReadSection);
    return { item, advice: region && isForOthers(region.heading) ? region : null };
  });
  const takenOn = new Set(placed.flatMap(({ item, advice }) => (isTakenOn(item) ? [advice] : [])));
  return placed.flatMap(({ item, advice }) => (advice === null || takenOn.has(advice) ? [item] : []));
}

const isTakenOn = ({ owners, due, issue, status, layout }: ActionItem): boolean =>
  owners.length > 0 || due !== null || issue !== null || status !== null || layout === 'task';
