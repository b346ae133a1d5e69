import { withoutLabel } from '../../../postmortem/items/fields/own-label.ts';
import { isSettled } from '../../../postmortem/items/state/state.ts';
import type { ActionItem } from '../../../postmortem/model.ts';
import { looksLikeAction, promise } from '../../../postmortem/phrases/promises.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import {
  does,
  guidelineHeading,
  inVain,
  now,
  othersHeading,
  pageSays,
  pluralNow,
  points,
  practice,
  shouldAlways,
  tells,
  toldTwice,
  updated,
  workHeading,
} from '../../phrases/in-place.ts';
import { lacksVerb, vagueVerb } from './action-words.ts';

const isMarked = ({ layout, owners, due, issue }: ActionItem) =>
  layout === 'task' || owners.length > 0 || due !== null || issue !== null;

/** True for words that ask for something, and do not tell that it is so. "Test: it …" is a label, "Test it: …" is not. */
function asks({ text }: ActionItem): boolean {
  const isLabelled = /^[^\p{L}]*\p{L}+:/u.test(text);
  const said = withoutLabel(text.slice(0, 300));
  return [said, ...(isLabelled ? [] : [text])].some(
    (words) => looksLikeAction(words) || vagueVerb(words) !== null || promise.find(words) !== null,
  );
}

/** True for an item that tells how things are now. */
export function isInPlace(item: ActionItem): boolean {
  if (isMarked(item)) return false;
  const said = withoutLabel(item.text.slice(0, 300));
  // "Deploy jobs now print the log" only looks like "Deploy …".
  if (
    points.pattern.test(item.text) ||
    pluralNow.pattern.test(said) ||
    inVain.pattern.test(said) ||
    (!looksLikeAction(said) && pageSays.pattern.test(said)) ||
    toldTwice.pattern.test(item.text.slice(0, 300))
  )
    return true;
  if (asks(item)) return false;
  return (
    tells.pattern.test(said) ||
    now.pattern.test(said) ||
    updated.pattern.test(said) ||
    (!workHeading.pattern.test(item.section?.heading ?? '') && does.pattern.test(said))
  );
}

/**
 * The items of sections that only report: some are `finished`, none is asked of anybody. "AWS budget: 50 USD a month", beside
 * "Documentation: added a warning", is in place too.
 */
export function reported(items: readonly ActionItem[], finished: ReadonlySet<ActionItem>): ActionItem[] {
  const sections = new Set(
    items.filter((item) => finished.has(item) && !isSettled(item)).map(({ section }) => section),
  );
  return [...sections].flatMap((section) => {
    const these = items.filter((item) => item.section === section && !finished.has(item));
    return workHeading.pattern.test(section?.heading ?? '') || these.some(isOpen) ? [] : these;
  });
}

const isOpen = (item: ActionItem) =>
  isMarked(item) || asks(item) || lacksVerb(item.text) || /^\W*[a-z]+ing\b/i.test(item.text);

/** "Never restart both at once": advice for every day, which nobody finishes by a date. */
function isPractice(item: ActionItem): boolean {
  const said = item.text.slice(0, 300);
  const isSo = (words: string) => shows(practice, words);
  const isMaxim = shouldAlways.pattern.test(said) && !looksLikeAction(said);
  return !isMarked(item) && (isMaxim || isSo(said) || isSo(withoutLabel(said)));
}

/** Below "Guidelines for migrations", each line is for every migration. */
const isGuideline = (item: ActionItem) =>
  !isMarked(item) &&
  guidelineHeading.pattern.test(item.section?.heading ?? '') &&
  !workHeading.pattern.test(item.section?.heading ?? '');

/** Advice for every day, and all items of a section that gives hardly anything else. */
export function advised(items: readonly ActionItem[]): ReadonlySet<ActionItem> {
  const advice = new Set(items.filter((item) => isPractice(item) || isGuideline(item)));
  const sections = new Set([...advice].map(({ section }) => section));
  for (const section of sections) {
    const these = items.filter((item) => item.section === section);
    const isAdvice = these.filter((item) => advice.has(item)).length >= Math.max(2, these.length / 2);
    if (isAdvice && !workHeading.pattern.test(section?.heading ?? '') && !these.some(isMarked))
      for (const item of these) advice.add(item);
  }
  return advice;
}

/** "What our hosting provider is doing": work of people whom nobody here can assign. */
export const isOthers = ({ section, owners }: ActionItem): boolean =>
  owners.length === 0 && othersHeading.pattern.test(section?.heading ?? '');
