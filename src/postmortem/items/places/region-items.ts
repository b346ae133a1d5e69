import type { Block } from '../../../markdown/text.ts';
import { listsIn } from '../../../markdown/units.ts';
import type { ActionItem, Section } from '../../model.ts';
import { statusWord } from '../../phrases/done.ts';
import { isChecklist, namesTracker, problems } from '../../phrases/item-headings.ts';
import { isMostlyActions } from '../../phrases/promises.ts';
import { shows } from '../../phrases/sign.ts';
import { LABEL_DEPTH } from '../../section-tree.ts';
import type { ReadSection, Sections } from '../../sections.ts';
import { numberedTitle } from '../fields/own-label.ts';
import type { ItemContext } from '../item.ts';
import { below, type Caption, ownerCaptions } from '../layouts/captions.ts';
import { fieldLabels } from '../layouts/field-lines.ts';
import { areListed, headingItem, isHeadingItem, standsAlone } from '../layouts/heading-items.ts';
import { detailsIn } from '../layouts/lists.ts';
import { itemTexts, ownerPositionsOf } from '../owners/owner-positions.ts';
import { areUntracked, isTracked } from '../state/tracked.ts';
import { regionOf } from './regions.ts';
import { sectionItems } from './section-items.ts';
import { kindOf } from './section-kind.ts';

/** Reads the items of the sections that are a section of action items or belong to one. */
export class RegionReader {
  private readonly sections: Sections;
  private readonly headings: (section: ReadSection) => Block | null;
  private readonly context: ItemContext;
  /** Direct sub-sections by parent; null for the top level. */
  private readonly parts: ReadonlyMap<Section | null, readonly ReadSection[]>;
  /** Those whose sub-headings are a list of items. */
  private readonly listing: ReadonlySet<Section | null>;
  /** What the headings of each parent's sub-sections say about the items below them. */
  private readonly captions = new Map<Section | null, (section: ReadSection) => ItemContext>();

  constructor(sections: Sections, headings: (section: ReadSection) => Block | null, context: ItemContext) {
    this.sections = sections;
    this.headings = headings;
    this.context = context;
    this.parts = childrenOf(sections.all);
    this.listing = new Set(
      [...this.parts].flatMap(([parent, parts]) =>
        areListed(parts) && !parts.some((part) => this.parts.has(part)) ? [parent] : [],
      ),
    );
  }

  /** The items of a section; `region` is the section of action items that it is or belongs to. */
  itemsIn(section: ReadSection, region: ReadSection): ActionItem[] {
    const { units } = section;
    const context = {
      ...(section === region ? this.context : this.belowHeading(section)),
      section,
      ownerPositions: ownerPositionsOf(itemTexts(units), this.context),
    };
    const isList = isChecklist(section.heading) && fieldLabels(units, context.language).length === 0;
    if (isList || (section !== region && listsProblems(section, context))) return [];
    const kind = kindOf(section, region, () => this.others(section, region), context.language);
    // "**Problem:** …" and "**Solution:** …" below an item are labels, and no parts of a list.
    const hasBelow = (this.parts.get(section) ?? []).some(
      ({ depth, name }) => depth < LABEL_DEPTH || name === 'action-items',
    );
    const mayBeItem = section !== region || numberedTitle(section.heading) !== null;
    const heading = mayBeItem && !hasBelow ? this.headings(section) : null;
    const isItem = heading && (this.isItem(section, context) || this.isLikeItsSiblings(section, context));
    if (!isItem) {
      const items = sectionItems(units, context, kind, !hasBelow);
      return shows(namesTracker, region.heading) && !areWork(items) ? [] : items;
    }
    const item = headingItem(section, heading, { ...this.context, section });
    return [
      ...(item && (!kind.isRecord || item.state === 'done' || isTracked(item)) ? [item] : []),
      // Writing a checklist is the item; its boxes are what it holds.
      ...(isChecklist(section.heading) ? [] : listsIn(units).flatMap((list) => detailsIn(list, context))),
    ];
  }

  private isItem(section: ReadSection, context: ItemContext): boolean {
    const { parent } = section;
    const hasParts = this.parts.has(section);
    const isListed = (parent !== null && this.listing.has(parent)) || (!hasParts && standsAlone(section));
    return isHeadingItem(section, { hasParts, isListed }, context);
  }

  /** "### A4. Checklist for releases" with "Priority: …" and a list, where A1 to A3 are items with the same fields. */
  private isLikeItsSiblings(section: ReadSection, context: ItemContext): boolean {
    const labels = fieldLabels(section.units, context.language);
    if (labels.length === 0) return false;
    const siblings = (this.parts.get(section.parent) ?? []).filter((each) => each !== section);
    const alike = siblings.filter(
      (each) =>
        this.isItem(each, { ...context, section: each }) &&
        fieldLabels(each.units, context.language).some((label) => labels.includes(label)),
    );
    return alike.length > 1 && alike.length * 2 > siblings.length;
  }

  /** The other action item sections of the document. */
  private others(section: ReadSection, region: ReadSection): readonly ReadSection[] {
    return this.sections.all.filter(
      (each) =>
        each.name === 'action-items' &&
        each.units.length > 0 &&
        each !== section &&
        regionOf(each) !== region,
    );
  }

  /** The context with what a sub-heading says about the items below it: "### Alex". */
  private belowHeading(section: ReadSection): ItemContext {
    let inside = this.captions.get(section.parent);
    if (!inside) {
      inside = this.captionsBelow(section.parent);
      this.captions.set(section.parent, inside);
    }
    return inside(section);
  }

  private captionsBelow(parent: Section | null): (section: ReadSection) => ItemContext {
    const captions = new Map<ReadSection, Caption>();
    for (const each of this.parts.get(parent) ?? [])
      captions.set(each, { block: this.headings(each) ?? plainBlock(each) });
    const owners = ownerCaptions([...captions.values()], this.context);
    return (section) => {
      const caption = captions.get(section);
      return caption ? below(caption, owners, this.context) : this.context;
    };
  }
}

function childrenOf(all: readonly ReadSection[]): ReadonlyMap<Section | null, readonly ReadSection[]> {
  const parts = new Map<Section | null, ReadSection[]>();
  for (const section of all) {
    if (section.isInList) continue;
    const siblings = parts.get(section.parent);
    if (siblings) siblings.push(section);
    else parts.set(section.parent, [section]);
  }
  return parts;
}

/** "### Identified problems" beside "### Improvement plan", unless its list says what to do, or somebody tracks it. */
const listsProblems = ({ heading, units }: ReadSection, context: ItemContext): boolean =>
  problems.find(heading) !== null &&
  listsIn(units).length > 0 &&
  !units.some(({ kind }) => kind === 'table') &&
  !isMostlyActions(itemTexts(units)) &&
  listsIn(units).every((list) => areUntracked(list, context));

/** True for tickets that say what to do, or of which one has more than its name: an owner, a day, a status, a box. */
const areWork = (items: readonly ActionItem[]): boolean =>
  isMostlyActions(items.map(({ text }) => text.replace(TICKET, ''))) || items.some(isFollowed);

const isFollowed = (item: ActionItem): boolean =>
  item.layout === 'task' ||
  item.state === 'done' ||
  isTracked({ ...item, issue: null }) ||
  // "OPS-13 Image – open"
  statusWord.find(item.text.split(/\s[–—-]\s/).at(-1)!) !== null;

const TICKET = /^\W*[A-Z][A-Z\d]{1,9}-\d{1,6}\b[\s:–—-]*/;

/** A block for a label's heading, of which only the overall span is known. */
function plainBlock({ heading, span }: ReadSection): Block {
  return { kind: 'heading', text: heading, span, masks: [], breaks: [], stops: [], source: () => span };
}
