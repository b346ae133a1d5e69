import { statusOf } from '../../languages/labels.ts';
import type { Language } from '../../languages/language.ts';
import { endsWithAlready, headsDoneWork } from '../../languages/lists.ts';
import { withoutLabel } from '../../postmortem/items/label.ts';
import { namesWork } from '../../postmortem/items/sureness.ts';
import type { ActionItem, PostMortem, Section } from '../../postmortem/model.ts';
import { statusWord } from '../../postmortem/phrases/done.ts';
import { looksLikeAction } from '../../postmortem/phrases/promises.ts';
import { keptElsewhere, waiting } from '../phrases/where-it-stands.ts';
import type { Finding } from '../rule.ts';
import { advised, isInPlace, isOthers, reported } from './in-place.ts';
import { once } from './once.ts';
import { headingLine } from './places.ts';
import { predatesDebrief } from './predates.ts';
import { isUnfilled } from './unfilled.ts';

/** A status that leaves nothing to do; a symbol may precede it (“🟢 Cleaned”). */
const OVER =
  /^\W*(?:done|complete|closed|declined|rejected|cancel|won'?t (?:do|fix)|not planned|fixed|merged|shipped|obsolete|(?:resolved|implemented|deployed|finished|released|cleaned|removed|deleted|restored|revoked|rotated|applied|rolled out|live|in place|superseded)\b)|^(?:✅|✔|☑|🟢\W*$)/i;

/** "Reverted the change", "We have added …": a record of what was done, not a promise. */
const PAST =
  /^(?:\W*(?:we(?:'ve|’ve| have)?|already|has been|have|was|were|re-|\w+ly)\b[ -]?)*(?!(?:need|speed|feed|embed|shed|seed|exceed|proceed|succeed|heed|breed|red|bed)\b)(?:[a-z]{2,}ed|sent|built|written|wrote|made)\b|^(?!.*\b(?:will|should|must|to do|need)\b).{0,120}\b(?:has|have|had|was|were) (?:been )?(?:already )?(?:[a-z]{2,}ed|(?:with)?drawn|(?:re)?written|(?:re)?built|sent|made|taken|brought|put|shut|split)\b/i;
/**
 * "Already run the script", "… We already implemented that": counts as done, like a tick, regardless of owner and due
 * date.
 */
const ALREADY =
  /(?:^|[.!?;:(–—]\s*)\W*(?:(?:this|that|it|we|i|they)(?:'ve)? )?(?:(?:is|was|has been|have|has|were) )?(?:now )?already (?:been )?(?!planned|started|scheduled|discussed|agreed|proposed|suggested|opened|filed|created|asked|requested|needed|tracked|assigned|reported|noticed|affected|used|supposed|expected|talked|prepared)(?:[a-z]{2,}ed|run|done|built|made|sent|set up|cut|put|written|wrote|in place|live|taken care)\b/i;
/** "Audit of all limits completed". */
const COMPLETED =
  /^(?!.*\b(?:will|should|must|to be|once|when|until|if|that|which)\b).{0,150}\b(?:completed|done|deployed|implemented|finished|in place)\W*$/i;
/** "(Done during this incident)", "– not needed": behind the words, that nothing is left to do. */
const NOTHING_LEFT =
  /[(（[](?:already )?(?:done|completed|deployed|shipped|fixed|merged|implemented|in place|declined|dropped)\b(?! (?:when|if|by|after|once|before|until|in the next|to|for|only)\b)[^()（）[\]]{0,60}[)）\]]\W*$|\s[—–-]+ (?:not needed|no longer needed|no action(?: needed| required)?|won['’]t (?:do|fix))(?!\p{L})/iu;
/** "The second desk is fixed by the same change". "Check that it is covered by the alert" is still to do. */
const SOLVED =
  /\b(?:is|are) (?:already |now )?(?:fixed|covered|addressed|handled|mitigated|solved) by (?:the|this|that)\b/i;
/** "Write an incident report": whoever reads it has it. */
const THIS_REPORT =
  /^\W*(?:(?:write(?: up)?|draft|create|publish|finish|complete|prepare|compile) )?(?:an?|the|this|a full|our)? ?(?:incident report|post-?\s?mortem(?: (?:report|document|doc))?|after-action report|rca|retrospective)(?: (?:document|report))?(?: (?:of|for|on|about) (?:the|this) (?:incident|outage)\b.{0,40})?\W*$/i;
/** A check mark before the words. */
const TICKED = /^\s*(?:✅|✔|☑|:white_check_mark:|:heavy_check_mark:)/;
const PAST_SECTION =
  /\b(?:completed|done|already|taken|we did|tried|attempted|investigated|ruled out|immediate (?:actions?|response))\b/i;
/** A heading with a status: "Mesures immédiates (fait)". */
const NOTE = /[(（]([^()（）]{1,30})[)）]\s*$/;

/** Written and open items, computed once for all rules. */
const itemsOf = once((postmortem: PostMortem) => {
  const written =
    postmortem.placeholders.length === 0
      ? postmortem.actionItems
      : postmortem.actionItems.filter(({ span }) => !isUnfilled(postmortem, span));
  const below = new Set(itemsInPlace(postmortem));
  const over = new Set(
    written.filter((item) => isOver(item, postmortem) || below.has(item) || isInPlace(item)),
  );
  for (const item of reported(written, over)) over.add(item);
  const advice = advised(written);
  const hasStates = written.some(({ status }) => isState(status));
  const isStanding = ({ status, due }: ActionItem) =>
    hasStates && status !== null && due === null && !isState(status) && predatesDebrief(postmortem);
  const notOver = written.filter((item) => !over.has(item) && !advice.has(item) && !isOthers(item));
  const elsewhere = predatesDebrief(postmortem) ? sectionsKeptElsewhere(postmortem) : NOWHERE;
  const open = notOver.filter(
    (item) => !isStanding(item) && !elsewhere.has(item.section) && !isWaiting(item, postmortem),
  );
  const closed = new Set(written.filter((item) => !item.done && (over.has(item) || advice.has(item))));
  const doubtful = predatesDebrief(postmortem) ? doubtfulAmong(open, closed, postmortem) : NONE;
  const rest = open.filter((item) => !doubtful.has(item));
  const areIdeas = predatesDebrief(postmortem) && rest.every(isIdea);
  return { written, notOver, open, doubtful, ideas: areIdeas ? new Set(rest) : NONE };
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
  return new Set(within);
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
    const isMarked = list.some(({ owners, due, layout }) => owners.length > 0 || due || layout === 'task');
    const isWork = isMarked || namesWork(section, language);
    return !isWork && list.filter((item) => closed.has(item)).length * 2 >= list.length;
  };
  return new Set(open.filter((item) => !item.sure || isReport(item)));
}

/** "Consider a second printer", "Add a limit if it keeps hanging": nobody can say by when, and nobody has promised it. */
const isIdea = ({ text, owners, due, priority, layout }: ActionItem): boolean =>
  owners.length === 0 && due === null && priority === null && layout !== 'task' && IDEA.test(text);
const IDEA =
  /^\W*(?:(?:we |you )?(?:could|might|may(?:be)?)|perhaps|possibly|optional(?:ly)?|consider|think about|if)\b|\bif (?:it|this|that|they|the \w+) (?:ever |still )?(?:keeps?|happens?|recurs?|returns?|persists?|comes? back|gets? worse)\b/i;

/** Items below "Already in place:", which leave nothing to do, and below a template's "Examples:". */
function itemsInPlace({ blocks, actionItems }: PostMortem): ActionItem[] {
  const texts = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading');
  return texts.flatMap(({ text, span }, index) => {
    const isExample = EXAMPLES.test(text);
    if (!isExample && !IN_PLACE.test(text)) return [];
    const end = texts[index + 1]?.span.start ?? Number.MAX_SAFE_INTEGER;
    return actionItems.filter(
      (item) =>
        item.span.start > span.end &&
        item.span.start < end &&
        (isExample || (item.owners.length === 0 && item.due === null)),
    );
  });
}
const IN_PLACE = /^\W*already (?:in place|done|fixed|implemented|live)\b/i;
const EXAMPLES = /^\W*examples?\W*$/i;
/** A template's sentence or checklist about the document itself. */
const GUIDANCE =
  /^(?:the|each|every|all) (?:\w+ )?action items?\b|\b(?:sections?|items?) above\b|^(?:the |this )?(?:incident (?:title|(?:has been|is) (?:dealt with|over|resolved|closed))|(?:after-action |incident |outage )?(?:report|post-?mortem) (?:has been|is) )/i;

function isOver(item: ActionItem, postmortem: PostMortem): boolean {
  const { language } = postmortem;
  const { done, status, text, owners, due, layout, section } = item;
  if (done || OVER.test(status ?? '') || TICKED.test(text) || GUIDANCE.test(text)) return true;
  // Debrief's own format has a box or a status for it, and asks for the owner of each item.
  if (predatesDebrief(postmortem) && leavesNothing(text, language)) return true;
  if (/already/i.test(text) && ALREADY.test(text)) return true;
  if (language !== null && endsWithAlready(language, text)) return true;
  const isPromise = owners.length > 0 || due !== null || layout === 'task';
  // "(Already planned) Build …" is still to do.
  const said = withoutLabel(text.replace(/^\W*already (?:planned|scheduled|tracked|filed)\W+/i, ''));
  if (isPromise) return false;
  // "Document changes … that could have occurred" is still to do, whatever else it describes.
  const heading = section?.heading ?? '';
  const note = NOTE.exec(heading)?.[1];
  return (
    COMPLETED.test(said) ||
    (!looksLikeAction(said) && PAST.test(said)) ||
    PAST_SECTION.test(heading) ||
    (language !== null &&
      (headsDoneWork(language, heading) || (note !== undefined && statusOf(language, note) === 'done')))
  );
}

function leavesNothing(text: string, language: Language | null): boolean {
  if (NOTHING_LEFT.test(text) || THIS_REPORT.test(text)) return true;
  if (SOLVED.test(text) && !looksLikeAction(text)) return true;
  const remark = language && / [—–-]+ ([^—–-]{4,40})(?: [—–-]|$)/.exec(text)?.[1];
  return Boolean(remark && statusOf(language, remark) === 'dropped');
}

/** Items that somebody wrote, without a template's placeholder rows. */
export const writtenItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).written;

/** Written items that somebody is still to do: neither done nor declined, no past event, and no advice for every day. */
export const openItems = (postmortem: PostMortem): readonly ActionItem[] => itemsOf(postmortem).open;

/**
 * Open items that may be none: below “Prevention” or “Lessons”, without owners, dates or verbs that ask for something;
 * and ideas, where there is nothing else. Only in documents that predate Debrief, so that a heading bypasses no gate;
 * in one that a change proposes (`isProposed`), “Consider …” bypasses none either.
 */
export function doubtfulItems(postmortem: PostMortem, isProposed: boolean): ReadonlySet<ActionItem> {
  const { doubtful, ideas } = itemsOf(postmortem);
  return isProposed ? doubtful : doubtful.union(ideas);
}

/**
 * Open items that should say who and when. Outside Debrief's format, an issue that an item links may say both. In a
 * document that a change proposes, neither “Consider …” nor a status like “Policy” leaves an item out.
 */
export function itemsToAssign(postmortem: PostMortem, isProposed: boolean): readonly ActionItem[] {
  const { open, notOver } = itemsOf(postmortem);
  const doubtful = doubtfulItems(postmortem, isProposed);
  const isLinked = ({ issue }: ActionItem) => issue !== null && predatesDebrief(postmortem);
  return (isProposed ? notOver : open).filter((item) => !isLinked(item) && !doubtful.has(item));
}

/** How a rule says that items lack something. */
interface Wording {
  /** Of many at once. */
  readonly all: (count: number) => string;
  readonly one: (item: ActionItem) => string;
}

/**
 * Reports items that lack something. If all of them do, or more than `most`, it is one habit and one finding: on the
 * section heading, or on the first such item, with the lines of the others. In an older document, two are a habit.
 * `together`: what to say where the same items lack what another rule asks for.
 */
export function lacking(
  postmortem: PostMortem,
  items: readonly ActionItem[],
  without: readonly ActionItem[],
  say: Wording & { readonly together?: Wording & { readonly rule: string } },
  most: number,
): readonly Finding[] {
  const [first, ...others] = without;
  if (!first) return [];
  const isAll = without.length === items.length;
  const said = (word: (wording: Wording) => string) => ({
    message: word(say),
    ...(say.together && { together: { rule: say.together.rule, message: word(say.together) } }),
  });
  if (without.length > (predatesDebrief(postmortem) ? 1 : most) || (isAll && items.length > 1)) {
    let section = isAll && first.section?.name === 'action-items' ? first.section : null;
    while (section?.parent?.name === 'action-items') section = section.parent;
    return [
      section
        ? { span: headingLine(postmortem, section), ...said(({ all }) => all(without.length)) }
        : {
            span: first.textSpan,
            ...said(({ all }) => all(without.length)),
            others: others.map((o) => o.textSpan),
          },
    ];
  }
  return without.map((item) => ({ span: item.textSpan, ...said(({ one }) => one(item)) }));
}
