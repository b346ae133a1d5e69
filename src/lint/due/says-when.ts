import { saysHowLong } from '../../languages/figures.ts';
import { saysHowSoon } from '../../languages/lists.ts';
import { languages } from '../../languages/words/index.ts';
import type { ActionItem, PostMortem, Section } from '../../postmortem/model.ts';
import { shows } from '../../postmortem/phrases/sign.ts';
import { partOfMonth } from '../../time/due-words.ts';
import {
  atAnEvent,
  lengthNoted,
  namedDay,
  oneself,
  relativeDay,
  release,
  soon,
  uponOthersWork,
} from '../phrases/due-dates.ts';
import type { LintedPostMortem } from '../standing.ts';

/** Whether an item of an older document says in its own way when it will be done, or nobody waits for it. */
export function saysWhen({ section, text, owners }: ActionItem, postmortem: LintedPostMortem): boolean {
  const headings = headingsAbove(section);
  // "Within two weeks", "Anfang Mai": in the words of an item, where no due date is read.
  if (headings.some(isDated) || shows(soon, text) || partOfMonth(text) !== null) return true;
  if (postmortem.standing === 'proposed') return false;
  return (
    (owners.length === 1 && shows(oneself, owners[0]!)) ||
    // For an event or for somebody else's work: no day to be reminded on.
    shows([atAnEvent, uponOthersWork, release, namedDay], text) ||
    (postmortem.date !== null &&
      headings.some((heading) => shows(relativeDay, heading) || isSoonIn(postmortem, heading)))
  );
}

/** The heading of an item's section, and of those around it up to that of the action items. */
function headingsAbove(section: Section | null): string[] {
  const above: Section[] = [];
  for (let each = section; each; each = each.parent) above.push(each);
  const last = above.findLastIndex(({ name }) => name === 'action-items');
  return above.slice(0, Math.max(last, 0) + 1).map(({ heading }) => heading);
}

/** A heading that says how soon, perhaps in brackets: "Short term (1-2 weeks)", "Corto plazo (1-2 días)". */
function isDated(heading: string): boolean {
  const note = /[(（]([^()（）]{2,40})/.exec(heading)?.[1] ?? '';
  const isLength = () => shows(lengthNoted, note) || languages.some((each) => saysHowLong(each, note));
  return shows(soon, heading) || (/\d/.test(note) && isLength());
}

const isSoonIn = ({ language }: PostMortem, heading: string) =>
  language !== null && saysHowSoon(language, heading.toLowerCase());
