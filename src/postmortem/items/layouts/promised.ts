import { type Sentence, sentencesOf } from '../../../english/sentences.ts';
import { looksAhead, promisesIn, readsAsAction } from '../../../languages/actions.ts';
import type { Language } from '../../../languages/language.ts';
import { type Block, slice } from '../../../markdown/text.ts';
import type { ItemUnit, ListUnit, ParagraphUnit, Unit } from '../../../markdown/units.ts';
import { leadTime } from '../../../time/lead.ts';
import type { ActionItem, SectionName } from '../../model.ts';
import {
  afterwards,
  commitment,
  leadsToWork,
  ongoing,
  planned,
  proposal,
  tracked,
} from '../../phrases/commitments.ts';
import { reportsDone } from '../../phrases/done.ts';
import { isMostlyActions, looksLikeAction, withoutTag } from '../../phrases/promises.ts';
import { type Sign, shows } from '../../phrases/sign.ts';
import { updateHeading } from '../../phrases/told-work.ts';
import { unfinished } from '../../phrases/unfinished.ts';
import type { ReadSection, Sections } from '../../sections.ts';
import { type ItemContext, paragraphItem } from '../item.ts';
import { isBelow, isWithin } from '../places/regions.ts';
import { reportsWork } from '../state/past-work.ts';
import { asDone } from '../state/told-done.ts';
import { commits } from './commits.ts';
import { headingItem } from './heading-items.ts';
import { listItem } from './list-item.ts';
import { entriesOf } from './lists.ts';
import { saysWhatToDo } from './paragraphs.ts';

/** Sections whose sentences report or explain, whatever they promise in passing. */
const NEVER: readonly SectionName[] = [
  'timeline',
  'summary',
  'impact',
  'background',
  'went-well',
  'lucky',
  'five-whys',
  'fishbone',
  'supporting',
  'roles',
  'decisions',
];
const FIRM: readonly Sign[] = [commitment, afterwards, planned, tracked, ongoing];
/** Sections on the end of the incident: "we're moving the traffic" is a step of it there. */
export const OF_THE_INCIDENT: readonly SectionName[] = ['response', 'resolution'];
/** "## Update 2026-07-06": what is going on that day. */
const isUpdate = ({ heading }: { readonly heading: string }): boolean =>
  shows(updateHeading, heading) && leadTime(heading)?.day != null;
const firmIn = (section: ReadSection | null) =>
  isBelow(section, OF_THE_INCIDENT) || isWithin(section, isUpdate)
    ? FIRM.filter((sign) => sign !== ongoing)
    : FIRM;
/** The characters of a paragraph that are searched. */
const LONGEST = 4000;

/**
 * Work that paragraphs commit to: "As a next step, we plan to …", "We will:" above a list. Where a document lists its
 * action items, such sentences introduce or repeat them; so this is for documents without any. `headings` returns the
 * block of a section's heading.
 */
export function promisedInProse(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
  context: ItemContext,
): ActionItem[] {
  const promisedIn = (section: ReadSection | null, units: readonly Unit[]): ActionItem[] => {
    if (isBelow(section, NEVER)) return [];
    const inside = { ...context, section };
    // Among changes made and to come, "A daily check has been added" is done.
    const reported = (item: ActionItem) => (tellsThatDone(item.text) ? asDone(item, context.text) : item);
    const found: ActionItem[] = [];
    for (const [index, unit] of units.entries()) {
      const before = units[index - 1];
      if (unit.kind === 'paragraph') {
        const promise = promiseIn(unit, units[index + 1], inside);
        const heading = promise && section && workInHeading(section) ? headings(section) : null;
        const item = heading ? headingItem(section!, heading, inside) : promise;
        if (item) found.push(item);
        if (heading) return found;
      } else if (unit.kind === 'list') {
        const isLed = before?.kind === 'paragraph' && leadsIn(before, unit, context.language);
        found.push(...(isLed ? entriesOf(unit, inside).map(reported) : promisesAmong(unit, inside)));
      }
    }
    return found;
  };
  const inSections = sections.all.filter(({ isInList }) => !isInList);
  return [null, ...inSections].flatMap((section) =>
    promisedIn(section, section ? section.units : sections.preamble),
  );
}

/** "A check has been added that reads each file": the report ends where the sentence says what was added. */
const tellsThatDone = (text: string): boolean =>
  reportsDone(text) ||
  (reportsDone(text.split(/ (?:that|which) | to (?!the |an? |our )/)[0]!) && !shows(unfinished, text));

/** The entries that commit to work by themselves. */
const promisesAmong = ({ items }: ListUnit, context: ItemContext): ActionItem[] =>
  items
    .filter(({ block }) => block && says(block.text, context.section, context.language))
    .flatMap((item) => listItem(item, context) ?? []);

/** "### 6. Improve the estimates": the sentence below says when or how. */
const workInHeading = ({ heading, depth }: ReadSection): boolean =>
  depth >= 3 && looksLikeAction(withoutTag(heading)) && heading.trim().split(/\s+/).length >= 3;

/** True for an entry that commits to work by itself. */
function says(text: string, section: ReadSection | null, language: Language | null): boolean {
  return language ? looksAhead(language, text) && promisesIn(language, text) : commits(text, firmIn(section));
}

/** "Next steps: …" */
const LABEL = /^[\s*_]{0,4}([^\s*_:：][^:：\n]{1,40}?)[*_]{0,3}[:：]\s*(?=\S)/;
/** The fewest characters after such a label that say something. */
const SHORTEST = 8;

/** Among lessons, "we should" says what one should do in general. */
const mayPropose = (section: ReadSection | null) =>
  section?.name !== 'lessons' && section?.name !== 'went-wrong';

/** True for a list of what to do after a paragraph that commits to it: "To this end, we will continue to:". */
function leadsIn({ block }: ParagraphUnit, { items }: ListUnit, language: Language | null): boolean {
  const lead = block.text.slice(-300).replace(/^[\s\S]*[.!?。]\s?(?=\S)/, '');
  const texts = items.map((item) => item.block?.text ?? '');
  if (texts.length < 2 || texts.some((text) => text === '' || leadTime(text))) return false;
  if (language)
    return (
      /[:：]\s*$/.test(lead) &&
      looksAhead(language, lead) &&
      isMostlyActions(texts, (text) => readsAsAction(language, text))
    );
  return leadsToWork.pattern.test(lead) && !texts.every(reportsWork);
}

const isLink = ({ block, children }: ItemUnit): boolean =>
  (children.length === 1 && children[0]!.type === 'link') || /^https?:\/\/\S+$/.test(block?.text ?? '');

/** The sentences of a paragraph from the first to the last that commits to work. */
function promiseIn(unit: ParagraphUnit, next: Unit | undefined, context: ItemContext): ActionItem | null {
  const { block } = unit;
  const { section } = context;
  const text = block.text.slice(0, LONGEST);
  const item = (from: number, to: number) =>
    paragraphItem({ ...unit, block: slice(block, from, to) }, context);
  const label = LABEL.exec(text.slice(0, 60));
  const rest = label ? text.slice(label[0].length) : '';
  if (label && context.heads(label[1]!) === 'action-items' && rest.length > SHORTEST)
    return context.language === null || saysWhatToDo(rest, context.language)
      ? item(label[0].length, text.length)
      : null;
  const said = context.language
    ? promisesAhead(text, context.language)
    : promisesInEnglish(text, [...firmIn(section), ...(mayPropose(section) ? [proposal] : [])]);
  // "We will do the following:" above a list of items, "We have tickets for the rest:" above their links.
  const isLead =
    next?.kind === 'list' &&
    /[:：]\s*$/.test(text) &&
    (leadsIn(unit, next, context.language) || next.items.every(isLink));
  const own = isLead ? said.filter(({ end }) => end < text.trimEnd().length) : said;
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? item(first.start, last.end) : null;
}

const promisesInEnglish = (text: string, signs: readonly Sign[]): readonly Sentence[] =>
  shows(signs, text)
    ? sentencesOf(text, []).filter(({ start, end }) => commits(text.slice(start, end), signs))
    : [];

/** "Künftig werden wir die Zertifikate automatisch erneuern." */
function promisesAhead(text: string, language: Language): readonly Sentence[] {
  if (!looksAhead(language, text)) return [];
  return [...text.matchAll(/[^.!?。！？\s](?:[^.!?。！？]|[.!?](?=\S))*[.!?。！？]?/g)]
    .map(({ index, 0: sentence }) => ({ start: index, end: index + sentence.length, sentence }))
    .filter(
      ({ sentence }) =>
        looksAhead(language, sentence) && promisesIn(language, sentence) && !/[?？:：]\s*$/.test(sentence),
    );
}
