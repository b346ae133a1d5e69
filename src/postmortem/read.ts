import { languageOf, languageOfHeadings } from '../languages/detect.ts';
import type { Located, MarkdownDocument, Span } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import { readOutline, type Unit } from '../markdown/units.ts';
import { dateOrder, dayToIso, isoToDay } from '../time/date.ts';
import { leadTime } from '../time/lead.ts';
import { type Zone, zoneNamed } from '../time/zone.ts';
import { type Aliases, labelName, ownAliases, sectionName } from './aliases.ts';
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
import type { ActionItem, PostMortem, ReadingContext, SectionName, TimelineEntry } from './model.ts';
import { findPeople, findServices, namesInFacts } from './people.ts';
import { looksLikeAction } from './phrases/promises.ts';
import { findPlaceholders } from './placeholders.ts';
import { type ReadSection, readSections, type Sections } from './sections.ts';
import { readSeverity, severityLevel } from './severity.ts';
import { eveningBefore } from './timeline/evening-before.ts';
import { findChronologies } from './timeline/find.ts';
import { milestoneFacts } from './timeline/milestone-facts.ts';
import { milestonesOf, statedMilestones } from './timeline/milestones.ts';
import { originIn } from './timeline/origin.ts';
import { resolveTimeline } from './timeline/resolve.ts';
import { zoneIn, zoneNote, zoneOfClock } from './timeline/zone-note.ts';

/** Parses a document into a model. Accepts any document; `kind` says whether it is a post-mortem. */
export function readPostMortem(document: MarkdownDocument, context: ReadingContext): PostMortem {
  const outline = readOutline(document);
  const line = (offset: number) => document.point(offset).line;
  const aliases = ownAliases(context.aliases);
  const language = languageOf(document.text) ?? languageOfHeadings(foreignHeadings(outline.units, aliases));
  const sections = readSections(outline.units, aliases, language, line, document.text.length);
  const facts = readFacts(document, outline);
  const title = readTitle(facts, sections);
  const headings = new Map<number, Block>();
  for (const unit of outline.units) if (unit.kind === 'heading') headings.set(unit.span.start, unit.block);
  const head = headOf(outline.blocks, sections.all, title?.span ?? null);
  // Only English-speaking countries write the month first.
  const order = dateOrder(document.text) ?? (language ? 'probably-day-first' : null);
  const day = incidentDay({ facts, title: title?.value ?? null, path: document.path, head, order });

  const near =
    day ??
    firstOf(outline.blocks, (block) => nearDay(block.text)) ??
    middleOfYear(title?.value ?? null, document.path, timelineNotes(sections.all), head);

  const chronologies = findChronologies(
    sections,
    (section) => headings.get(section.span.start) ?? null,
    language,
  );
  const documentZone = once(() => statedZone(outline.blocks) ?? offsetOfMilestones(facts));
  const policyZone = context.timeZone === null ? null : zoneNamed(context.timeZone);
  const origin = once(() => originIn(document.text));
  const timeline: TimelineEntry[] = [];
  const linksOf = cachingLast(linksIn);
  for (const { section, events } of chronologies) {
    const above = dayAbove(section, title?.span ?? null, near, order);
    const resolved = resolveTimeline(events, {
      day: above ?? eveningBefore(events, day, outline.blocks) ?? day,
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
    order,
    isKnown,
    isThing: (name) =>
      things.has(name.toLowerCase()) || (naming(name) === 'likely' && isUsedAsThing(name, document.text)),
    language,
    ownerPositions: new Set(),
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
    (todo) => headsItems(todo, sections) || marksItem(todo, actionItems, document.text),
  );
  const date = day !== null ? dayToIso(day) : (first?.slice(0, 10) ?? null);
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
    durations: findDurations(outline, (block) => sectionNameOf(block.span)),
    services,
    people: findPeople(facts, sections, actionItems, outline.blocks),
    date,
    placeholders,
  };
}

/** True within the heading of a section of action items: "## TODO". */
const headsItems = ({ start }: Span, { all }: Sections): boolean =>
  all.some(
    ({ name, span, units, isInList }) =>
      name === 'action-items' && span.start <= start && start < span.end && (units.length > 0 || isInList),
  );

/**
 * True for a TODO that says how far an action item is: in its column for statuses, before what is due ("TODO due
 * 2026-03-20 – add …"), or in brackets with it ("(TODO: add …)").
 */
function marksItem(todo: Span, items: readonly ActionItem[], text: string): boolean {
  const item = items.find(({ span }) => span.start <= todo.start && todo.end <= span.end);
  if (!item || item.text.replace(/\W*TODO\W*/g, '').length < 8) return false;
  const rest = text.slice(todo.end, item.span.end);
  // The last one in a row: the one before may stand for the owner.
  if (item.status === 'TODO') return !rest.includes('TODO');
  const isDated =
    item.due !== null &&
    /^\W*TODO\b/.test(text.slice(item.span.start, todo.end).replace(/^[\s\d.)*+-]+/, ''));
  return (
    isDated ||
    (/\(\W*$/.test(text.slice(item.span.start, todo.start)) && looksLikeAction(rest.replace(/^\W+/, '')))
  );
}

/** Headings that name no section in English. */
function foreignHeadings(units: readonly Unit[], aliases: Aliases): string[] {
  return units.flatMap((unit) =>
    unit.kind === 'heading' && sectionName(unit.block.text, aliases) === null ? [unit.block.text] : [],
  );
}

function readTitle(facts: readonly Fact[], { all, preamble }: Sections): Located<string> | null {
  const fact = findFact(
    facts.filter((each) => each.from === 'front-matter'),
    'title',
  );
  if (fact) return fact;
  const top = all.find((section) => section.depth === 1);
  // Without headings, a first line that reads like a title is the title.
  const [first] = preamble;
  if (!top && first?.kind === 'paragraph' && first.block.breaks.length === 0) {
    const { text, span } = first.block;
    if (text.length <= 100 && /^\p{Lu}.*[^.:;,\s]\s*$/u.test(text)) return { value: text.trim(), span };
  }
  const heading = top ?? all[0];
  // "# Executive summary" is the first section of a document without a title.
  if (heading && heading === all[0] && heading.name === 'summary') return null;
  return heading ? { value: heading.heading, span: heading.span } : null;
}

/** Blocks before the timeline and the causes, where a document states its date. */
function headOf(blocks: readonly Block[], sections: readonly ReadSection[], title: Span | null): Block[] {
  const end =
    sections.find(
      ({ name, span }) =>
        // A title "Root cause analysis" heads the whole document.
        (name === 'timeline' || name === 'causes' || name === 'action-items') &&
        !(title && span.start <= title.start && title.start < span.start + 10),
    )?.span.start ?? Number.MAX_SAFE_INTEGER;
  return blocks.filter((block) => block.span.start < end).slice(0, 25);
}

/** Text between a timeline's heading and its entries: "(dates are 2019, UTC)". */
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

/** The document's time zone: from a note, or from the first clock time that has one. */
function statedZone(blocks: readonly Block[]): Zone | null {
  const noted = (block: Block) =>
    /\btimes?(?:stamps?)?\b|\bzone/i.test(block.text) ? strictNote(block.text) : null;
  return (
    firstOf(blocks, noted) ?? firstOf(blocks, (block) => zoneOfClock(block.text) ?? zoneBesideDay(block.text))
  );
}

/** The offset in front matter like `detected_at: 2026-09-09T18:40:00-03:00`. Not UTC: a tool may have written it. */
function offsetOfMilestones(facts: readonly Fact[]): Zone | null {
  for (const { key, value, from } of facts) {
    if (
      from !== 'front-matter' ||
      !/^(?:started|detected|acknowledged|mitigated|resolved)(?: at)?$/.test(key)
    )
      continue;
    const zone = leadTime(value)?.zone;
    if (zone && /[+-]\d\d:?\d\d\W*$/.test(value)) return zone;
  }
  return null;
}

/** "Incident window: 2023-12-19 to 2023-12-20 (UTC)". */
function zoneBesideDay(text: string): Zone | null {
  const inside = text.length <= 120 ? /\d\s?\(([^()]{2,20})\)\s*$/.exec(text)?.[1] : undefined;
  return inside === undefined ? null : zoneIn(inside);
}

/** Caches the last result: the lines of one paragraph share their content. */
function cachingLast<T, R>(make: (of: T) => R): (of: T) => R {
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
