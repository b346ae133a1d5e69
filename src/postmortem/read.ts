import { languageOf, languageOfHeadings } from '../languages/detect.ts';
import type { Language } from '../languages/language.ts';
import type { MarkdownDocument, Span } from '../markdown/document.ts';
import { readOutline } from '../markdown/outline.ts';
import type { Block } from '../markdown/text.ts';
import type { Unit } from '../markdown/units.ts';
import { type DateOrder, dateOrder } from '../time/date-order.ts';
import { dayToIso, isoToDay } from '../time/day.ts';
import { zoneNamed } from '../time/zone.ts';
import { type Aliases, labelName, ownAliases, sectionName } from './aliases.ts';
import { listedIn } from './causes/factors.ts';
import { findFishbones } from './causes/fishbone.ts';
import { findWhyChains } from './causes/whys.ts';
import { dayAbove, incidentDay, middleOfYear, nearDay } from './day.ts';
import { readFacts } from './facts.ts';
import { firstOf } from './first-of.ts';
import { findDurations } from './impact.ts';
import { introducedInitials } from './initials.ts';
import { findActionItems } from './items/find.ts';
import type { ItemContext } from './items/item.ts';
import { promisedInProse } from './items/layouts/promised.ts';
import { naming } from './items/owners/names.ts';
import { isUsedAsThing } from './items/owners/systems.ts';
import { isItemTodo } from './items/places/todo.ts';
import { readKind } from './kind.ts';
import type { PostMortem, ReadingContext, Section, SectionName } from './model.ts';
import { findPeople, findServices, namesInFacts } from './people.ts';
import { findPlaceholders } from './placeholders.ts';
import { type ReadSection, readSections } from './sections.ts';
import { readSeverity, severityLevel } from './severity.ts';
import { eveningBefore } from './timeline/days/evening-before.ts';
import { originIn } from './timeline/days/origin.ts';
import { readEntries } from './timeline/entries.ts';
import { findChronologies } from './timeline/find/find.ts';
import { eventsWithoutTimes } from './timeline/find/without-times.ts';
import { milestoneFacts } from './timeline/milestone-facts.ts';
import { milestonesOf } from './timeline/milestones.ts';
import { documentZone } from './timeline/zones/document-zone.ts';
import { headOf, readTitle } from './title.ts';

/** Parses a document into a model. Accepts any document; `kind` says whether it is a post-mortem. */
export function readPostMortem(document: MarkdownDocument, context: ReadingContext): PostMortem {
  const { text, path, frontMatter } = document;
  const outline = readOutline(document);
  const line = (offset: number) => document.point(offset).line;
  const aliases = ownAliases(context.aliases);
  const language = languageOf(text) ?? languageOfHeadings(foreignHeadings(outline.units, aliases));
  const sections = readSections(outline.units, aliases, language, line, text.length);
  const headings = headingsByStart(outline.units);
  const headingOf = ({ span }: Section) => headings.get(span.start) ?? null;
  const sectionNameOf = (span: Span) => nameOf(sections.at(span.start));
  const facts = readFacts(document, outline);
  const title = readTitle(facts, sections);
  const head = headOf(outline.blocks, sections.all, title?.span ?? null);

  const order = orderIn(language, dateOrder(text));
  const day = incidentDay({ facts, title: title?.value ?? null, path, head, order });
  const near =
    day ??
    firstOf(outline.blocks, (block) => nearDay(block.text)) ??
    middleOfYear(title?.value ?? null, path, timelineNotes(sections.all), head);
  const times = {
    near,
    order,
    text,
    documentZone: once(() => documentZone(outline.blocks, facts, language)),
    policyZone: context.timeZone === null ? null : zoneNamed(context.timeZone),
    origin: once(() => originIn(text)),
  };
  const timeline = findChronologies(sections, headingOf, language).flatMap(({ section, events }) => {
    const above = dayAbove(section, title?.span ?? null, near, order);
    const ofEntries = above ?? eveningBefore(events, day, outline.blocks) ?? day;
    return readEntries(events, document, language, { ...times, day: ofEntries });
  });
  const first = timeline.find((entry) => entry.time?.iso)?.time?.iso ?? null;
  const date = day !== null ? dayToIso(day) : (first?.slice(0, 10) ?? null);

  const known = new Set([...namesInFacts(facts), ...introducedInitials(text)]);
  const services = findServices(facts);
  const things = new Set([...services, ...(context.systems ?? [])].map((name) => name.toLowerCase()));
  const itemContext: ItemContext = {
    text,
    line,
    heads: (label) => labelName(label, aliases, language),
    base: isoToDay(first) ?? day ?? isoToDay(context.today),
    today: isoToDay(context.today),
    order,
    isKnown: (name) => known.has(name.toLowerCase()),
    isThing: (name) =>
      things.has(name.toLowerCase()) || (naming(name) === 'likely' && isUsedAsThing(name, text)),
    language,
    section: null,
    ownerPositions: new Map(),
    above: {},
  };
  const actionItems = findActionItems(sections, headingOf, itemContext);
  const severity = readSeverity(facts, head, language);
  const placeholders = findPlaceholders(
    outline,
    ({ start, end }) => text.slice(start, end),
    frontMatter?.span ?? null,
    (todo) => isItemTodo(todo, sections, actionItems, text),
  );
  const kind = readKind({
    document,
    title: title?.value ?? null,
    outline,
    sections,
    facts,
    timeline,
    date,
    placeholders: placeholders.length,
  });
  return {
    document,
    language,
    ...kind,
    title,
    severity,
    severityLevel: severityLevel(severity?.value ?? null),
    frontMatter,
    sections: sections.all,
    blocks: outline.blocks,
    sectionOf: (span) => sections.at(span.start),
    sectionNameOf,
    timeline,
    untimed: timeline.length > 0 ? [] : eventsWithoutTimes(sections.all, line, language),
    milestones: { ...milestonesOf(timeline), ...milestoneFacts(facts, { ...times, day, language }) },
    actionItems,
    promised: actionItems.length > 0 ? [] : promisedInProse(sections, headingOf, itemContext),
    contributingFactors: listedIn('causes', sections, line),
    whyChains: findWhyChains(sections, sections.preamble, line),
    fishbones: findFishbones(sections, sections.preamble, line),
    wentWrong: listedIn('went-wrong', sections, line),
    durations: findDurations(outline, (block) => sectionNameOf(block.span)),
    services,
    people: findPeople(facts, sections, actionItems, outline.blocks),
    date,
    placeholders,
  };
}

/** The headings by where they start. */
function headingsByStart(units: readonly Unit[]): ReadonlyMap<number, Block> {
  const headings = new Map<number, Block>();
  for (const unit of units) if (unit.kind === 'heading') headings.set(unit.span.start, unit.block);
  return headings;
}

/** The name of a section, or of the nearest one around it that has a name. */
const nameOf = (section: Section | null): SectionName | null =>
  section && (section.name ?? nameOf(section.parent));

/** Headings that name no section in English. */
function foreignHeadings(units: readonly Unit[], aliases: Aliases): string[] {
  return units.flatMap((unit) =>
    unit.kind === 'heading' && sectionName(unit.block.text, aliases) === null ? [unit.block.text] : [],
  );
}

/** Text between a timeline's heading and its entries: "(dates are 2019, UTC)". */
function timelineNotes(sections: readonly ReadSection[]): string[] {
  return sections.flatMap((section) => {
    const first = section.name === 'timeline' ? section.units[0] : undefined;
    const note = first?.kind === 'paragraph' && first.block.text.length <= 100 ? [first.block.text] : [];
    return section.name === 'timeline' ? [section.heading, ...note] : [];
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** In China, Japan and Korea, where years come first, 7/10 is 10 July; elsewhere, only who writes English writes the month first. */
function orderIn(language: Language | null, written: DateOrder): DateOrder {
  if (language?.counters) return written === 'day-first' ? written : 'year-first';
  return written ?? (language ? 'probably-day-first' : null);
}
