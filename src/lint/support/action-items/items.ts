import { namesWork } from '../../../postmortem/items/sureness.ts';
import type { ActionItem, PostMortem, Section } from '../../../postmortem/model.ts';
import { statusWord } from '../../../postmortem/phrases/done.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import { idea } from '../../phrases/finished-items.ts';
import { keptElsewhere, outstanding, waiting } from '../../phrases/where-it-stands.ts';
import { predatesDebrief } from '../predates.ts';
import { isUnfilled } from '../unfilled.ts';
import { finishedItems } from './finished.ts';
import { advised, isOthers } from './in-place.ts';
import { mayBeRules } from './prevention.ts';

/** Written and open items, computed once for all rules. */
const itemsOf = memoized((postmortem: PostMortem) => {
  const written =
    postmortem.placeholders.length === 0
      ? postmortem.actionItems
      : postmortem.actionItems.filter(({ span }) => !isUnfilled(postmortem, span));
  const finished = finishedItems(postmortem, written);
  const advice = advised(written);
  const hasStates = written.some(({ status }) => isState(status));
  const isStanding = ({ status, due }: ActionItem) =>
    hasStates && status !== null && due === null && !isState(status) && predatesDebrief(postmortem);
  const notFinished = written.filter((item) => !finished.has(item) && !advice.has(item) && !isOthers(item));
  const elsewhere = predatesDebrief(postmortem) ? sectionsKeptElsewhere(postmortem) : NOWHERE;
  const open = notFinished.filter(
    (item) => !isStanding(item) && !elsewhere.has(item.section) && !isWaiting(item, postmortem),
  );
  const closed = new Set(written.filter((item) => !item.done && (finished.has(item) || advice.has(item))));
  const doubtful = predatesDebrief(postmortem) ? doubtfulAmong(open, closed, postmortem) : NONE;
  const rules = predatesDebrief(postmortem) ? new Set(mayBeRules(open, postmortem)) : NONE;
  const rest = open.filter((item) => !doubtful.has(item) && !rules.has(item));
  const areIdeas = predatesDebrief(postmortem) && rest.every(isIdea);
  return { written, notFinished, open, doubtful, rules, ideas: areIdeas ? new Set(rest) : NONE };
});
const NONE: ReadonlySet<ActionItem> = new Set();
const NOWHERE: ReadonlySet<Section | null> = new Set();

/** "- [ ] Pending deployment": where the work stands, written as a box. */
const isWaiting = ({ text, owners, due }: ActionItem, postmortem: PostMortem): boolean =>
  predatesDebrief(postmortem) && owners.length === 0 && due === null && waiting.pattern.test(text);

/** Sections that say that their items are followed up in another place: whoever owns them stands there. */
function sectionsKeptElsewhere({ blocks, sections }: PostMortem): ReadonlySet<Section | null> {
  const notes = blocks.filter(({ kind, text }) => kind !== 'heading' && keptElsewhere.pattern.test(text));
  const within = notes.flatMap(
    ({ span }) => sections.findLast(({ body }) => body.start <= span.start && span.end <= body.end) ?? [],
  );
  return new Set([...within, ...sections.filter(({ heading }) => keptElsewhere.pattern.test(heading))]);
}

/** A known state of work. Beside those, "Policy" or a path in the column says that the row is kept up, not worked on. */
const isState = (status: string | null): boolean => status !== null && statusWord.find(status) !== null;

/** Open items of lists that may not be open work: the model is not sure, or half of the list tells or advises. */
function doubtfulAmong(
  open: readonly ActionItem[],
  closed: ReadonlySet<ActionItem>,
  { language }: PostMortem,
): ReadonlySet<ActionItem> {
  const sections = Map.groupBy([...open, ...closed], ({ section }) => section);
  const isReport = ({ section }: ActionItem) => {
    const list = sections.get(section) ?? [];
    const isMarked = list.some(
      ({ owners, due, layout, text }) =>
        owners.length > 0 || due || layout === 'task' || outstanding.pattern.test(text),
    );
    const isWork = isMarked || namesWork(section, language);
    return !isWork && list.filter((item) => closed.has(item)).length * 2 >= list.length;
  };
  return new Set(open.filter((item) => !item.sure || isReport(item)));
}

/** "Consider a second printer", "Add a limit if it keeps hanging": nobody can say by when, and nobody has promised it. */
const isIdea = ({ text, owners, due, priority, layout }: ActionItem): boolean =>
  owners.length === 0 && due === null && priority === null && layout !== 'task' && idea.pattern.test(text);

/** Items that somebody wrote, without a template's placeholder rows. */
export const writtenItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).written;

/** Written items that somebody is still to do: neither done nor declined, no past event, and no advice for every day. */
export const openItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).open;

/**
 * Open items that may be none: below “Prevention” or “Lessons”, without owners, dates or verbs that ask for something;
 * and ideas, where there is nothing else. Only in documents that predate Debrief, so that a heading bypasses no gate;
 * in one that a change proposes (`isProposed`), neither “Consider …” nor “Prevention” bypasses one either.
 */
export function doubtfulItems(postmortem: PostMortem, isProposed: boolean): ReadonlySet<ActionItem> {
  const { doubtful, rules, ideas } = itemsOf(postmortem);
  return isProposed ? doubtful : doubtful.union(rules).union(ideas);
}

/**
 * Open items that should say who and when. Outside Debrief's format, an issue that an item links may say both. In a
 * document that a change proposes, neither “Consider …” nor a status like “Policy” leaves an item out.
 */
export function itemsToAssign(postmortem: PostMortem, isProposed: boolean): readonly ActionItem[] {
  const { open, notFinished } = itemsOf(postmortem);
  const doubtful = doubtfulItems(postmortem, isProposed);
  const isLinked = ({ issue }: ActionItem) => issue !== null && predatesDebrief(postmortem);
  return (isProposed ? notFinished : open).filter((item) => !isLinked(item) && !doubtful.has(item));
}
