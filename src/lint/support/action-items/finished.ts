import { statusOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { endsWithAlready, headsDoneWork } from '../../../languages/lists.ts';
import { withoutLabel } from '../../../postmortem/items/fields/own-label.ts';
import { isSettled } from '../../../postmortem/items/state/state.ts';
import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import { tickFirst } from '../../../postmortem/phrases/marks.ts';
import { looksLikeAction } from '../../../postmortem/phrases/promises.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import {
  alreadyDone,
  alreadyPlanned,
  completed,
  examplesAbove,
  guidance,
  inPlaceAbove,
  nothingLeft,
  past,
  pastHeading,
  solvedElsewhere,
  thisReport,
} from '../../phrases/finished-items.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { isInPlace, reported } from './in-place.ts';

/** The written items that leave nothing to do: each by its own words, or by what stands above or beside it. */
export function finishedItems(
  postmortem: LintedPostMortem,
  written: readonly ActionItem[],
): ReadonlySet<ActionItem> {
  const below = new Set(itemsInPlace(postmortem));
  const finished = new Set(
    written.filter((item) => leavesNothingToDo(item, postmortem) || below.has(item) || isInPlace(item)),
  );
  for (const item of reported(written, finished)) finished.add(item);
  return finished;
}

/** Items below "Already in place:", which leave nothing to do, and below a template's "Examples:". */
function itemsInPlace({ blocks, actionItems }: PostMortem): ActionItem[] {
  const texts = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading');
  return texts.flatMap(({ text, span }, index) => {
    const isExample = examplesAbove.pattern.test(text);
    if (!isExample && !inPlaceAbove.pattern.test(text)) return [];
    const end = texts[index + 1]?.span.start ?? Number.MAX_SAFE_INTEGER;
    return actionItems.filter(
      (item) =>
        item.span.start > span.end &&
        item.span.start < end &&
        (isExample || (item.owners.length === 0 && item.due === null)),
    );
  });
}

function leavesNothingToDo(item: ActionItem, postmortem: LintedPostMortem): boolean {
  const { text, owners, due, layout } = item;
  if (isSettled(item) || shows(tickFirst, text)) return true;
  if (guidance.pattern.test(text) || saysAlready(text, postmortem.language)) return true;
  // Debrief's own format has a box or a status for it, and asks for the owner of each item.
  if (postmortem.standing !== 'own' && leavesNothing(text, postmortem.language)) return true;
  const isPromise = owners.length > 0 || due !== null || layout === 'task';
  return !isPromise && (tellsPast(text) || isBelowPast(item, postmortem.language));
}

const saysAlready = (text: string, language: Language | null): boolean =>
  (/already/i.test(text) && alreadyDone.pattern.test(text)) ||
  (language !== null && endsWithAlready(language, text));

/** "Reverted the change". "Document changes … that could have occurred" is still to do, whatever else it describes. */
function tellsPast(text: string): boolean {
  const said = withoutLabel(text.replace(alreadyPlanned.pattern, ''));
  return completed.pattern.test(said) || (!looksLikeAction(said) && shows(past, said));
}

/** Below "Actions taken", or a heading with a status: "Mesures immédiates (fait)". */
function isBelowPast({ section }: ActionItem, language: Language | null): boolean {
  const heading = section?.heading ?? '';
  if (pastHeading.pattern.test(heading)) return true;
  if (language === null) return false;
  const note = /[(（]([^()（）]{1,30})[)）]\s*$/.exec(heading)?.[1];
  return headsDoneWork(language, heading) || (note !== undefined && statusOf(language, note) === 'done');
}

function leavesNothing(text: string, language: Language | null): boolean {
  if (shows(nothingLeft, text) || thisReport.pattern.test(text)) return true;
  if (solvedElsewhere.pattern.test(text) && !looksLikeAction(text)) return true;
  const remark = language && / [—–-]+ ([^—–-]{4,40})(?: [—–-]|$)/.exec(text)?.[1];
  return Boolean(remark && statusOf(language, remark) === 'dropped');
}
