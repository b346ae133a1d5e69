import { languageOf } from '../languages/detect.ts';
import type { Located, MarkdownDocument, Span } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import { readOutline } from '../markdown/units.ts';
import { dateOrder, dayToIso, isoToDay } from '../time/date.ts';
import { type Zone, zoneNamed } from '../time/zone.ts';
import { labelName, ownAliases } from './aliases.ts';
import { listedIn } from './causes/factors.ts';
import { findFishbones } from './causes/fishbone.ts';
import { findWhyChains } from './causes/whys.ts';
import { dayAbove, incidentDay, middleOfYear, nearDay } from './day.ts';
import { type Fact, findFact, readFacts } from './facts.ts';
import { findDurations } from './impact.ts';
import { findActionItems } from './items/find.ts';
import { naming } from './items/names.ts';
import { isUsedAsThing } from './items/things.ts';
import { linksIn } from './items/tracker.ts';
import { readKind } from './kind.ts';
import type { PostMortem, ReadingContext, SectionName, TimelineEntry } from './model.ts';
import { findPeople, findServices, namesInFacts } from './people.ts';
import { findPlaceholders } from './placeholders.ts';
import { type ReadSection, readSections, type Sections } from './sections.ts';
import { readSeverity, severityLevel } from './severity.ts';
import { findChronologies } from './timeline/find.ts';
import { milestoneFacts } from './timeline/milestone-facts.ts';
import { milestonesOf, statedMilestones } from './timeline/milestones.ts';
import { originIn } from './timeline/origin.ts';
import { resolveTimeline } from './timeline/resolve.ts';
import { zoneNote, zoneOfClock } from './timeline/zone-note.ts';

/** Reads a document as a post-mortem, once. Any document can be read; `kind` says whether it is one. */
export function readPostMortem(document: MarkdownDocument, context: ReadingContext): PostMortem {
  const outline = readOutline(document);
  const line = (offset: number) => document.point(offset).line;
  const language = languageOf(document.text);
  const aliases = ownAliases(context.aliases);
  const sections = readSections(outline.units, aliases, language, line, document.text.length);
  const facts = readFacts(document, outline);
  const title = readTitle(facts, sections);
  const headings = new Map<number, Block>();
  for (const unit of outline.units) if (unit.kind === 'heading') headings.set(unit.span.start, unit.block);
  const head = headOf(outline.blocks, sections.all);
  const order = dateOrder(document.text);
  const day = incidentDay({ facts, title: title?.value ?? null, path: document.path, head, order });

  const near =
    day ??
    firstOf(outline.blocks, (block) => nearDay(block.text)) ??
    middleOfYear(title?.value ?? null, document.path, timelineNotes(sections.all), head);

  const chronologies = findChronologies(sections, (section) => headings.get(section.span.start) ?? null);
  const documentZone = once(() => statedZone(outline.blocks));
  const policyZone = context.timeZone === null ? null : zoneNamed(context.timeZone);
  const origin = once(() => originIn(document.text));
  const timeline: TimelineEntry[] = [];
  const linksOf = remembered(linksIn);
  for (const { section, events } of chronologies) {
    const resolved = resolveTimeline(events, {
      day: dayAbove(section, title?.span ?? null, near, order) ?? day,
      near,
      documentZone,
      policyZone,
      origin,
      order,
      text: document.text,
    });
    for (const { candidate, time } of resolved) {
      timeline.push({
        line: line(candidate.span.start),
        span: candidate.span,
        time,
        text: candidate.text.trim(),
        textSpan: candidate.textSpan,
        milestones: statedMilestones(candidate.text, language),
        evidence: linksOf(candidate.content),
        section: candidate.section,
      });
    }
  }
  const first = timeline.find((entry) => entry.time?.iso)?.time?.iso ?? null;
  const base = isoToDay(first) ?? day ?? isoToDay(context.today);
  const known = namesInFacts(facts);
  const isKnown = (name: string) => known.has(name.toLowerCase());
  const services = findServices(facts);
  const things = new Set([...services, ...(context.systems ?? [])].map((name) => name.toLowerCase()));
  const actionItems = findActionItems(sections, (section) => headings.get(section.span.start) ?? null, {
    text: document.text,
    line,
    heads: (label) => labelName(label, aliases, language),
    base,
    isKnown,
    isThing: (name) =>
      things.has(name.toLowerCase()) || (naming(name) === 'likely' && isUsedAsThing(name, document.text)),
    language,
    habits: new Set(),
    above: {},
  });
  const severity = readSeverity(facts, head, language);
  const sectionNameOf = (span: Span): SectionName | null => {
    for (
      let each: ReadSection | null = sections.at(span.start);
      each;
      each = each.parent as ReadSection | null
    ) {
      if (each.name) return each.name;
    }
    return null;
  };
  const placeholders = findPlaceholders(
    outline,
    (span) => document.text.slice(span.start, span.end),
    document.frontMatter?.span ?? null,
    (offset) =>
      sections.all.some(
        ({ name, span, units, isInList }) =>
          name === 'action-items' &&
          span.start <= offset &&
          offset < span.end &&
          (units.length > 0 || isInList),
      ),
  );
  const date = day !== null ? dayToIso(day) : (first?.slice(0, 10) ?? null);
  const kind = readKind({
    document,
    title: title?.value ?? null,
    outline,
    sections,
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
    frontMatter: document.frontMatter,
    sections: sections.all,
    blocks: outline.blocks,
    sectionOf: (span) => sections.at(span.start),
    sectionNameOf,
    timeline,
    milestones: {
      ...milestonesOf(timeline),
      ...milestoneFacts(facts, { day, documentZone, policyZone, language, text: document.text }),
    },
    actionItems,
    contributingFactors: listedIn('causes', sections, line),
    whyChains: findWhyChains(sections, sections.preamble, line),
    fishbones: findFishbones(sections, sections.preamble, line),
    wentWrong: listedIn('went-wrong', sections, line),
    durations: findDurations(outline.blocks, (block) => sectionNameOf(block.span)),
    services,
    people: findPeople(facts, sections, actionItems, outline.blocks),
    date,
    placeholders,
  };
}

function readTitle(facts: readonly Fact[], { all, preamble }: Sections): Located<string> | null {
  const fact = findFact(
    facts.filter((each) => each.from === 'front-matter'),
    'title',
  );
  if (fact) return fact;
  const top = all.find((section) => section.depth === 1);
  // A document without a heading of its own begins with a line that is one in all but the mark.
  const [first] = preamble;
  if (!top && first?.kind === 'paragraph' && first.block.breaks.length === 0) {
    const { text, span } = first.block;
    if (text.length <= 100 && /^\p{Lu}.*[^.:;,\s]\s*$/u.test(text)) return { value: text.trim(), span };
  }
  const heading = top ?? all[0];
  return heading ? { value: heading.heading, span: heading.span } : null;
}

/** Blocks before the timeline and the causes: where a document says when it happened. */
function headOf(blocks: readonly Block[], sections: readonly ReadSection[]): Block[] {
  const end =
    sections.find(
      (section) =>
        section.name === 'timeline' || section.name === 'causes' || section.name === 'action-items',
    )?.span.start ?? Number.MAX_SAFE_INTEGER;
  return blocks.filter((block) => block.span.start < end).slice(0, 25);
}

/** What stands between the heading of a timeline and its entries: "(dates are 2019, UTC)". */
function timelineNotes(sections: readonly ReadSection[]): string[] {
  return sections.flatMap((section) => {
    const first = section.name === 'timeline' ? section.units[0] : undefined;
    const note = first?.kind === 'paragraph' && first.block.text.length <= 100 ? [first.block.text] : [];
    return section.name === 'timeline' ? [section.heading, ...note] : [];
  });
}

function strictNote(text: string) {
  return /\b(?:all|the|following)?\s*times?(?:stamps?)?\b.{0,30}\b(?:in|are|is|as)\b/i.test(text) ||
    /\btime ?zone|\ball (?:the )?(?:times?|timestamps?)\b|[([](?:all )?times?\b/i.test(text)
    ? zoneNote(text)
    : null;
}

/** The zone that the document gives to its times: in a note, or beside the first clock that has one. */
function statedZone(blocks: readonly Block[]): Zone | null {
  const noted = (block: Block) =>
    /\btimes?(?:stamps?)?\b|\bzone/i.test(block.text) ? strictNote(block.text) : null;
  return firstOf(blocks, noted) ?? firstOf(blocks, (block) => zoneOfClock(block.text));
}

/** Asks again only for another thing: the lines of one paragraph have one content. */
function remembered<T, R>(make: (of: T) => R): (of: T) => R {
  let last: { of: T; made: R } | null = null;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function firstOf<T>(blocks: readonly Block[], read: (block: Block) => T | null): T | null {
  for (const block of blocks) {
    const found = read(block);
    if (found !== null) return found;
  }
  return null;
}
