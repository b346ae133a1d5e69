import type { ActionItem, PostMortem } from '../../postmortem/model.ts';
import type { Finding } from '../rule.ts';
import { once } from './once.ts';
import { headingOf } from './places.ts';
import { isUnfilled } from './unfilled.ts';

/** A status that says that nothing is left to do; a mark may stand in front (“🟢 Cleaned”). */
const OVER =
  /^\W*(?:done|complete|closed|declined|rejected|cancel|won'?t (?:do|fix)|not planned|fixed|merged|shipped|obsolete|(?:resolved|implemented|deployed|finished|released|cleaned|removed|deleted|restored|revoked|rotated|applied|rolled out|live|in place|superseded)\b)|^(?:✅|✔|☑|🟢\W*$)/i;

/** "Reverted the change", "We have added …": a record of what was done, not a promise. */
const PAST =
  /^(?:\W*(?:we(?:'ve|’ve| have)?|already|has been|have|was|were|re-|\w+ly)\b[ -]?)*(?!(?:need|speed|feed|embed|shed|seed|exceed|proceed|succeed|heed|breed|red|bed)\b)(?:[a-z]{2,}ed|sent|built|written|wrote|made)\b|^(?!.*\b(?:will|should|must|to do|need)\b).{0,120}\b(?:has|have|had|was|were) (?:been )?(?:already )?[a-z]{2,}ed\b/i;
/** "Already run the script", "… We already implemented that": counts as done like a tick, regardless of owner and due date. */
const ALREADY =
  /(?:^|[.!?;:(–—]\s*)\W*(?:(?:this|that|it|we|i|they)(?:'ve)? )?(?:(?:is|was|has been|have|has|were) )?(?:now )?already (?:been )?(?!planned|started|scheduled|discussed|agreed|proposed|suggested|opened|filed|created|asked|requested|needed|tracked|assigned|reported|noticed|affected|used|supposed|expected|talked|prepared)(?:[a-z]{2,}ed|run|done|built|made|sent|set up|cut|put|written|wrote|in place|live|taken care)\b/i;
/** A mark of being done in front of the words. */
const TICKED = /^\s*(?:✅|✔|☑|:white_check_mark:|:heavy_check_mark:)/;
const PAST_SECTION = /\b(?:completed|done|already|taken|we did|immediate (?:actions?|response))\b/i;

/** Both lists, made once for all rules. */
const itemsOf = once((postmortem: PostMortem) => {
  const written =
    postmortem.placeholders.length === 0
      ? postmortem.actionItems
      : postmortem.actionItems.filter(({ span }) => !isUnfilled(postmortem, span));
  return { written, open: written.filter((item) => !isOver(item)) };
});

function isOver({ done, status, text, owners, due, layout, section }: ActionItem): boolean {
  if (done || OVER.test(status ?? '') || TICKED.test(text)) return true;
  if (/already/i.test(text) && ALREADY.test(text)) return true;
  const isPromise = owners.length > 0 || due !== null || layout === 'task';
  return !isPromise && (PAST.test(text) || PAST_SECTION.test(section?.heading ?? ''));
}

/** Items that somebody wrote: rows that a template left are not among them. */
export const writtenItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).written;

/** Written items that are neither done nor declined, nor told as something that has happened. */
export const openItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).open;

/**
 * What to say when items lack something. When all of them do, or more than `most`, it is one habit and one finding:
 * on the heading of the section, or on the first that lacks it, with the lines of the others.
 */
export function lacking(
  postmortem: PostMortem,
  items: readonly ActionItem[],
  without: readonly ActionItem[],
  say: { readonly all: (count: number) => string; readonly one: (item: ActionItem) => string },
  most: number,
): readonly Finding[] {
  const [first, ...others] = without;
  if (!first) return [];
  const isAll = without.length === items.length;
  if (without.length > most || (isAll && items.length > 1)) {
    const inSection = isAll && first.section?.name === 'action-items';
    return [
      inSection
        ? { span: headingOf(postmortem, 'action-items'), message: say.all(without.length) }
        : { span: first.textSpan, message: say.all(without.length), others: others.map((o) => o.textSpan) },
    ];
  }
  return without.map((item) => ({ span: item.textSpan, message: say.one(item) }));
}
