import type { Language } from '../../languages/language.ts';
import { headsDoneWork } from '../../languages/lists.ts';
import type { Block } from '../../markdown/text.ts';
import type { Section } from '../model.ts';
import { protectionsAdded } from '../phrases/item-headings.ts';
import { shows } from '../phrases/sign.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { below, belowNote, type Caption, ownerCaptions } from './captions.ts';
import type { ItemContext } from './item.ts';
import { areFinished } from './past-work.ts';
import { regionOf } from './regions.ts';
import { areUntracked } from './untracked.ts';

/** A section of action items, and what is around it. */
export interface Place {
  readonly section: ReadSection;
  /** The action item section that `section` is or belongs to. */
  readonly region: ReadSection;
  readonly sections: Sections;
  /** Direct sub-sections by parent; null for the top level. */
  readonly parts: ReadonlyMap<Section | null, readonly ReadSection[]>;
  readonly headings: (section: ReadSection) => Block | null;
  /** Cache of the captions of each parent's sub-sections. */
  readonly captionCache: Map<Section | null, GroupCaptions>;
}

export interface GroupCaptions {
  readonly captions: ReadonlyMap<ReadSection, Caption>;
  readonly owners: ReadonlySet<Caption>;
}

/** The other action item sections of the document. */
export function otherRegions({ section, region, sections }: Place): ReadSection[] {
  return sections.all.filter(
    (each) =>
      each.name === 'action-items' && each.units.length > 0 && each !== section && regionOf(each) !== region,
  );
}

export const isUntracked = (section: ReadSection, context: ItemContext): boolean =>
  section.units.every((unit) => unit.kind !== 'list' || areUntracked(unit, section, context));

/** "Guardrails added", and the parts of such a section. */
export const tellsProtection = ({ section, region }: Place): boolean =>
  isInside(section, region, ({ heading }) => shows(protectionsAdded, heading));

export const isBelowDone = (section: ReadSection, region: ReadSection, language: Language): boolean =>
  isInside(section, region, ({ heading }) => headsDoneWork(language, heading));

/** True if a section, or one around it up to its region, is such a one. */
function isInside(section: ReadSection, region: ReadSection, is: (section: Section) => boolean): boolean {
  for (let each: Section | null = section; each; each = each === region ? null : each.parent)
    if (is(each)) return true;
  return false;
}

/** "Immediate actions" beside "Long-term improvements", where no table tracks what is to be done. */
export const isFirstOfPlan = (place: Place): boolean =>
  place.section !== place.region &&
  /^\W{0,8}immediate\b/i.test(place.section.heading) &&
  !TAKEN.test(place.section.heading) &&
  !areFinished(place.section.units) &&
  !otherRegions(place).some(({ units }) => units.some(({ kind }) => kind === 'table')) &&
  (place.parts.get(place.section.parent) ?? []).some(({ heading }) => LATER.test(heading));

const LATER =
  /\b(?:(?:short|near|mid|medium|long)(?:er)?[- ]?term|(?:next|this) (?:week|month|quarter|sprint)|future|later)\b/i;
const TAKEN = /\b(?:taken|done|completed|made|response|during)\b/i;

/** Adds what a sub-heading of an action item section says about its items: "### Alex". */
export function belowHeadings(place: Place, context: ItemContext): ItemContext {
  const { section, region, parts, headings, captionCache } = place;
  if (section === region) return belowNote(headings(section) ?? plainBlock(section), context);
  let siblings = captionCache.get(section.parent);
  if (!siblings) {
    const captions = new Map<ReadSection, Caption>();
    for (const each of parts.get(section.parent) ?? [])
      captions.set(each, { block: headings(each) ?? plainBlock(each) });
    siblings = { captions, owners: ownerCaptions([...captions.values()], context) };
    captionCache.set(section.parent, siblings);
  }
  const caption = siblings.captions.get(section);
  return caption ? below(caption, siblings.owners, context) : context;
}

/** A block for a label's heading, of which only the overall span is known. */
function plainBlock({ heading, span }: ReadSection): Block {
  return { kind: 'heading', text: heading, span, masks: [], breaks: [], stops: [], source: () => span };
}
