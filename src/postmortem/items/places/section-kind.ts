import type { Language } from '../../../languages/language.ts';
import { headsDoneWork } from '../../../languages/lists.ts';
import { type ListUnit, listsIn } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { markFirst } from '../../phrases/marks.ts';
import { shows } from '../../phrases/sign.ts';
import type { ReadSection } from '../../sections.ts';
import { isLesson, isObservation, reportsFinishedWork } from '../state/past-work.ts';
import { isTracked } from '../state/tracked.ts';
import { holdsLessons, isBelowResults, isPlainRegion } from './regions.ts';

/** What a section of action items tells, and so which of its entries are items. */
export interface SectionKind {
  /** True where its heading says in the document's language that all of it is done. */
  readonly isDone: boolean;
  /** True for a report on finished work: only what somebody tracks, or has marked, is an item. */
  readonly isRecord: boolean;
  /** True below "Action items" and "Next steps", where "Always …" is work too; below "Prevention" it is a rule. */
  readonly isPlain: boolean;
  readonly counts: (item: ActionItem) => boolean;
  readonly countsInProse: (item: ActionItem) => boolean;
}

/** `others` returns the other sections of action items in the document. */
export function kindOf(
  section: ReadSection,
  region: ReadSection,
  others: () => readonly unknown[],
  language: Language | null,
): SectionKind {
  const isRecord = isBelowResults(section) || reportsFinishedWork(section, others, language);
  const hasLessons = holdsLessons(region, language);
  const isPlain = isPlainRegion(region);
  // Below "Immediate actions", a list with marks (✅, ⚠️) tracks its entries.
  const areMarked = isRecord && listsIn(section.units).some(hasMarks);
  const counts = (item: ActionItem) => {
    if (isRecord) return areMarked || item.state === 'done' || isTracked(item) || item.layout === 'task';
    return hasLessons ? !isLesson(item, language) : isPlain || !isObservation(item);
  };
  const isDone = language !== null && headsDoneWork(language, section.heading);
  return { isDone, isRecord, isPlain, counts, countsInProse: hasLessons ? counts : () => true };
}

const hasMarks = ({ items }: ListUnit): boolean =>
  items.length > 1 && items.every(({ block }) => block !== null && shows(markFirst, block.text));
