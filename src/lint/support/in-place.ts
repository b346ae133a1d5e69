import { withoutLabel } from '../../postmortem/items/label.ts';
import type { ActionItem } from '../../postmortem/model.ts';
import { looksLikeAction, promise } from '../../postmortem/phrases/promises.ts';
import { lacksVerb, vagueVerb } from './action-words.ts';

/** "The script now checks both", "is now read-only". */
const NOW = /^(?!now\b).{2,120}?\bnow (?!that\b)[a-z]/i;
const PLURAL_NOW =
  /^(?!(?:make|ensure|verify|check|confirm|see|be|let)\b)\W*\w+ (?:\w+ ){0,2}\w+s now (?!that\b|and\b|by\b|in\b|on\b|at\b|to\b|with\b|have\b|need\b|must\b|should\b|will\b)[a-z`]/i;
/** "Raising the limit did not work": told of what was tried. */
const FAILED =
  /\b(?:did(?: not|n['’]t) (?:work|help|change anything)|had no effect|(?:was|were) not successful)\b/i;
/** "Documentation updated to show it", "Alerts on lag added". */
const UPDATED =
  /^(?:\S+ ){1,7}(?:added|updated|fixed|introduced|extended|documented|hardened|enabled|disabled|deployed|configured|rewritten|replaced|migrated|tightened|rotated|removed)(?![\w-])(?! (?:by|before|until|once)\b)/i;
/** "The test in CI rejects such files": what a thing does, told as a fact. */
const DOES =
  /^(?:\S+ ){1,12}(?:provides|blocks|prevents|checks|rejects|refuses|validates|enforces|warns|documents|describes|asserts|guarantees|verifies|limits|catches|maintains|inspects)\b/i;
/** "Documented as required: the runtime is listed as a package that …": a label that tells, and words that do, too. */
const TOLD = /^\W*[A-Z][a-z]+ed\b[^:]{0,40}:\s+(?:\S+ ){1,6}(?:is|are) (?:now )?[a-z]+ed\b/;
/** "This updated client tracks its own retries". */
const TELLS =
  /^(?:this|these|that|it|they)\b(?!.*\b(?:will|should|must|shall|would|could|can|may|might|needs?|has to|have to|to be|todo)\b)/i;
/** "Related: the outage of May", "See the other report": points to something. */
const POINTS = /^\W*(?:related(?: \w+)?|see(?: also)?|references?|background|context|cf\.?)\s*[:：]/i;
/** Headings that promise work: below them, "The alert covers all queues" is what somebody will do. */
const TO_DO = /\b(?:actions?|to-?dos?|next|follow[- ]?ups?|tasks?|plan(?:s|ned)?|recommend\w*|should)\b/i;

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
    POINTS.test(item.text) ||
    PLURAL_NOW.test(said) ||
    FAILED.test(said) ||
    TOLD.test(item.text.slice(0, 300))
  )
    return true;
  if (asks(item)) return false;
  return (
    TELLS.test(said) ||
    NOW.test(said) ||
    UPDATED.test(said) ||
    (!TO_DO.test(item.section?.heading ?? '') && DOES.test(said))
  );
}

/**
 * The items of sections that only report: some are `over`, none is asked of anybody. "AWS budget: 50 USD a month", beside
 * "Documentation: added a warning", is in place too.
 */
export function reported(items: readonly ActionItem[], over: ReadonlySet<ActionItem>): ActionItem[] {
  const sections = new Set(
    items.filter((item) => over.has(item) && !item.done).map(({ section }) => section),
  );
  return [...sections].flatMap((section) => {
    const these = items.filter((item) => item.section === section && !over.has(item));
    return TO_DO.test(section?.heading ?? '') || these.some(isOpen) ? [] : these;
  });
}

const isOpen = (item: ActionItem) =>
  isMarked(item) || asks(item) || lacksVerb(item.text) || /^\W*[a-z]+ing\b/i.test(item.text);

const PRACTICE =
  /^\W*(?:rule of thumb|never|always|avoid|prefer|do not|don['’]t|keep|remember|be (?:sure|aware))\b/i;

/** "Follow the protocol for all releases". */
const EACH_TIME =
  /^\W*(?:follow|use|run|test|check|verify|review|back up|treat|make|include)\b.{3,120}\b(?:for|before|after|at|on|in|as part of) (?:all|each|every|any)\b(?! day| week| month)/i;

/** "Unstable changes should always be in a branch"; not "Add a check: the limit must never be 0". */
const SHOULD_ALWAYS = /\b(?:should|must) (?:always|never|only ever)\b/i;

/** "Never restart both at once": advice for every day, which nobody finishes by a date. */
function isPractice(item: ActionItem): boolean {
  const said = item.text.slice(0, 300);
  const isSo = (words: string) => PRACTICE.test(words) || EACH_TIME.test(words);
  const isMaxim = SHOULD_ALWAYS.test(said) && !looksLikeAction(said);
  return !isMarked(item) && (isMaxim || isSo(said) || isSo(withoutLabel(said)));
}

/** Below "Guidelines for migrations", each line is for every migration. */
const isGuideline = (item: ActionItem) =>
  !isMarked(item) &&
  /\b(?:guidelines?|principles?|best practices?|rules? of thumb)\b(?! update)/i.test(
    item.section?.heading ?? '',
  ) &&
  !TO_DO.test(item.section?.heading ?? '');

/** Advice for every day, and all items of a section that gives hardly anything else. */
export function advised(items: readonly ActionItem[]): ReadonlySet<ActionItem> {
  const advice = new Set(items.filter((item) => isPractice(item) || isGuideline(item)));
  const sections = new Set([...advice].map(({ section }) => section));
  for (const section of sections) {
    const these = items.filter((item) => item.section === section);
    const isAdvice = these.filter((item) => advice.has(item)).length >= Math.max(2, these.length / 2);
    if (isAdvice && !TO_DO.test(section?.heading ?? '') && !these.some(isMarked))
      for (const item of these) advice.add(item);
  }
  return advice;
}

/** "What our hosting provider is doing": work of people whom nobody here can assign. */
export const isOthers = ({ section, owners }: ActionItem): boolean =>
  owners.length === 0 && OTHERS.test(section?.heading ?? '');
const OTHERS =
  /\b(?:provider|vendor|supplier|upstream|partner|host(?:er|ing company))s?(?:['\u2019]s?)? (?:is|are|will|has|have|plans?|actions?|measures?)\b/i;
