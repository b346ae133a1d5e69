import type { ListUnit } from '../../../markdown/units.ts';
import { wasHit } from '../../phrases/failure.ts';
import { asksWhy, forward, headsVerification, problems } from '../../phrases/item-headings.ts';
import { shows } from '../../phrases/sign.ts';
import { otherAnswer, reached, statusHeading } from '../../phrases/told-work.ts';
import type { ReadSection } from '../../sections.ts';
import type { ItemContext } from '../item.ts';
import { saysWhatToDo } from '../layouts/paragraphs.ts';
import { areUntracked } from '../state/tracked.ts';
import { isBelow, isWithin } from './regions.ts';

/**
 * Boxes outside of action items that record how it is and ask for no work: the answers of a form, what was hit, what was
 * verified. A box that somebody tracks, or that says what to do, is never one.
 */
export function isForm(list: ListUnit, context: ItemContext): boolean {
  const { section } = context;
  const texts = list.items.map(({ block }) => block?.text ?? '');
  const asks = texts.filter((text) => saysWhatToDo(text, context.language)).length;
  const isTicked = list.items.every(({ checked }) => checked === true);
  // Below "Contributing factors", ticked boxes name factors: "[x] No alert on the queue".
  if (
    section?.name === 'causes' &&
    list.items.every(({ checked }) => checked !== false) &&
    asks * 2 < texts.length
  )
    return true;
  const records =
    (asks === 0 && (areNames(list) || isChoice(list, texts) || isAnswer(texts, section))) ||
    (tellsReached(texts) && (isOverStatus(section) || (isTicked && !isBelow(section, ['action-items'])))) ||
    texts.every((text) => /[?？]\s*$/.test(text)) ||
    ((asks === 0 || isTicked) && isWithin(section, ({ heading }) => headsChecks(heading)));
  return records && areUntracked(list, context);
}

/** "[x] Meter gateway", "[ ] Field app", of which some are ticked. */
const areNames = ({ items }: ListUnit): boolean =>
  items.some(({ checked }) => checked === true) &&
  items.every(({ block, units }) => {
    const text = block?.text.trim() ?? '';
    return (
      text.split(/\s+/).length <= 4 && text.length <= 40 && !/[:：(—–|]/.test(text) && units.length === 0
    );
  });

/** "[x] Cause identified", "[ ] Prevention implemented": how far the response is. */
const tellsReached = (texts: readonly string[]): boolean => texts.every((text) => shows(reached, text));
const isOverStatus = (section: ReadSection | null): boolean =>
  section !== null && shows(statusHeading, section.heading);

/** "[x] A user told us", "[ ] An alert", "[ ] Other": the answers to choose from, of which one is ticked. */
const isChoice = ({ items }: ListUnit, texts: readonly string[]): boolean =>
  items.some(({ checked }) => checked === true) && texts.some((text) => shows(otherAnswer, text.trim()));

/** What was hit, below "Impact"; reasons, below "Why was it not found sooner?"; how it is, below "Current blockers". */
function isAnswer(texts: readonly string[], section: ReadSection | null): boolean {
  if (section === null) return false;
  if (isBelow(section, ['impact']))
    return texts.filter((text) => shows(wasHit, text)).length * 2 > texts.length;
  return (
    shows(asksWhy, section.heading) ||
    (problems.find(section.heading) !== null && !isBelow(section, ['action-items']))
  );
}

/** "Verification", and not "Verification that is still to be done". */
const headsChecks = (heading: string): boolean =>
  headsVerification(heading) && forward.find(heading) === null;
