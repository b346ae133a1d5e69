import { namesPrevention } from '../../../languages/lists.ts';
import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import { promise } from '../../../postmortem/phrases/promises.ts';
import { preventionHeading } from '../../phrases/in-place.ts';

/** How much of a list must promise something. */
const MOST = 0.6;

/**
 * The items of lists below “Prevention” that nobody marked as work: no box, owner, date, priority or table, and few
 * promises. Readers of such lists found rules for every day and things that were in place as often as work.
 */
export function mayBeRules(items: readonly ActionItem[], { language }: PostMortem): ActionItem[] {
  const isPrevention = (heading: string) =>
    preventionHeading.pattern.test(heading) || (language !== null && namesPrevention(language, heading));
  return [...Map.groupBy(items, ({ section }) => section)].flatMap(([section, list]) => {
    // A heading in between may name work: “Immediate actions”.
    if (!section || !isPrevention(section.heading) || list.some(isMarked)) return [];
    return list.filter(({ text }) => promise.find(text)).length >= list.length * MOST ? [] : list;
  });
}

const isMarked = ({ layout, owners, due, priority, issue }: ActionItem) =>
  layout === 'task' ||
  layout === 'table' ||
  owners.length > 0 ||
  due !== null ||
  priority !== null ||
  issue !== null;
