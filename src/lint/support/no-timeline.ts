import type { PostMortem, SectionName } from '../../postmortem/model.ts';
import { isOldAndIndented } from './indented-prose.ts';
import { sectionNamed } from './places.ts';
import { predatesDebrief } from './predates.ts';

/**
 * Whether the authors of an older document had little reason to write a timeline: it hit nobody or for minutes only,
 * counts from its start, or is a note on a bug, a drill, a disclosure or a list of incidents. Each needs evidence, so
 * that a post-mortem of an outage is asked for its timeline.
 */
export const mayLackTimeline = (postmortem: PostMortem): boolean =>
  predatesDebrief(postmortem) &&
  (isOldAndIndented(postmortem) || REASONS.some((isReason) => isReason(postmortem)));

const REASONS: readonly ((postmortem: PostMortem) => boolean)[] = [
  isUndated,
  isCounted,
  wasHarmless,
  wasShort,
  isNotice,
  isCollection,
  isDrill,
  isAboutBug,
];

/** A note without any date or clock time: its author did not think of it as an event. */
function isUndated(postmortem: PostMortem): boolean {
  return (
    !sectionNamed(postmortem, 'timeline') &&
    postmortem.date === null &&
    clocksInProse(postmortem) === 0 &&
    !/\b(?:19|20)\d\d\b/.test(postmortem.document.text)
  );
}

/** "| 0 s | healthy |", "- Day 2: …", "| J1 |", "* 2015-10: …": counted from the start, or in days and months. */
function isCounted(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'timeline');
  if (!section) return false;
  const text = postmortem.document.text.slice(section.body.start, section.body.end);
  return (text.match(COUNTED)?.length ?? 0) >= 2;
}
const COUNTED =
  /^[^\w\n]{0,20}(?:\d+(?:[.,]\d+)? ?(?:ms|s|sec|min|h)\b|(?:[JDT][+-]?|(?:Day|Tag|Jour|Día|Dia) )\d{1,2}\b|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-]))/gm;

/** Hit nobody: "Impact: none observed", "Production impact: none". */
function wasHarmless(postmortem: PostMortem): boolean {
  const { text } = postmortem.document;
  const section = sectionNamed(postmortem, 'impact');
  const impact = section ? text.slice(section.body.start, section.body.end).slice(0, 200) : '';
  return NONE.test(impact) || HIT_NOBODY.test(text.slice(0, 3000));
}
const NONE =
  /^\W*(?:(?:user|customer|production|service) impact\W+)?(?:none(?! of)|nil|n\/a|no (?:\w+ ){0,2}(?:impact|users?|customers?))\b/i;
const HIT_NOBODY =
  /\b(?:production|prod|users?|customers?|external|patient) impact\W{1,12}(?:none\b(?! of)|no one\b|nobody\b)/i;

/** The longest impact in minutes whose few events a paragraph tells as well as a list. */
const SHORT = 15;

function wasShort({ durations, timeline, sections }: PostMortem): boolean {
  const minutes = durations.flatMap(({ of, minutes }) => (of === 'impact' ? minutes : []));
  const hasTimeline = timeline.length > 0 || sections.some(({ name }) => name === 'timeline');
  return !hasTimeline && minutes.length > 0 && Math.max(...minutes) <= SHORT;
}

/** Words of a notice: a paragraph or two for those who wait, without the sections of an analysis. */
const FEW_WORDS = 150;

function isNotice({ sections, blocks }: PostMortem): boolean {
  if (sections.some(({ name }) => name !== null && name !== 'summary')) return false;
  const isBrief = blocks.length <= 20 && blocks.every(({ text }) => text.length <= 1500);
  return isBrief && blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) <= FEW_WORDS;
}

/** "Incidents", "Incident log": one page of several, each a few paragraphs. */
function isCollection({ title, sections, document }: PostMortem): boolean {
  const file = document.path.slice(document.path.lastIndexOf('/') + 1);
  const isNamed = COLLECTION.test(title?.value ?? '') || COLLECTION_FILE.test(file);
  const numbered = sections.filter(({ heading }) => /^(?:incident|outage) #?\d/i.test(heading)).length;
  return numbered >= 2 || (isNamed && sections.some(({ depth, name }) => depth === 2 && name === null));
}
const COLLECTION =
  /^(?:[\p{L}\d'’.-]+ ){0,2}(?:incidents|outages|post-?mortems|incident (?:logs?|records?|reports|history))(?! report)\b/iu;
const COLLECTION_FILE =
  /^(?:incidents|outages|post-?mortems|incident[-_](?:log|record|reports|history))\.\w+$/i;

/** "Game day report", "This is a drill report, not an incident post-mortem". */
function isDrill({ title, blocks }: PostMortem): boolean {
  return (
    /\b(?:drill|game[- ]?day|table ?top|chaos (?:test|experiment|exercise))\b/i.test(title?.value ?? '') ||
    blocks
      .slice(0, 6)
      .some(({ text }) => /\bnot an? (?:\w+ )?(?:post-?mortem|incident)\b/i.test(text.slice(0, 300)))
  );
}

/** A note on a bug: named so, or with headings of a bug report. With a clock time it tells of an event. */
function isAboutBug(postmortem: PostMortem): boolean {
  const { title, sections } = postmortem;
  if (sections.some(({ name }) => ASKS.has(name)) || clocksInProse(postmortem) > 0) return false;
  return (
    ABOUT_BUG.test(title?.value ?? '') ||
    new Set(sections.flatMap(({ heading }) => BUG_HEADING.exec(heading)?.[1]?.toLowerCase() ?? [])).size >= 2
  );
}
/** A document with one of these sections describes a course of events. */
const ASKS: ReadonlySet<SectionName | null> = new Set(['timeline'] as const);
const ABOUT_BUG = /\b(?:bugs?|disclosure|race (?:hazard|condition)s?)\b/i;
const BUG_HEADING =
  /^\W*(?:\d+[.)]? *)?(?:the )?(symptoms?|environment|reproduc(?:er|ing|tion)|steps to reproduce|observed behaviou?r|expected (?:behaviou?r|vs)|hypothes[ei]s|verification|testing|files (?:modified|changed)|workarounds|commands used|diagnosis method|technical explanations?|supporting evidence|what was ruled out|fix(?:es)?(?= *(?:$|[+&/])))/i;

const CLOCK = /(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])|\b\d{1,2} ?[ap]\.?m\b/gi;

/** How many different clock times the document's sentences contain, or how many its timeline's source does. */
export function clocksInProse(postmortem: PostMortem): number {
  const found = new Set<string>();
  for (const { kind, text } of postmortem.blocks)
    if (kind === 'paragraph' || kind === 'item') for (const clock of clocksIn(text)) found.add(clock);
  const section = sectionNamed(postmortem, 'timeline');
  if (!section) return found.size;
  return Math.max(
    found.size,
    clocksIn(postmortem.document.text.slice(section.body.start, section.body.end)).length,
  );
}

const clocksIn = (text: string) => text.slice(0, 5000).match(CLOCK) ?? [];
