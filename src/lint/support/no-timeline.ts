import type { PostMortem } from '../../postmortem/model.ts';
import { clocksInProse } from './clocks-in-prose.ts';
import { isOldAndIndented } from './indented-prose.ts';
import { isAboutBug, isCollection, isDrill, isNotice } from './notes.ts';
import { sectionNamed } from './places.ts';
import { predatesDebrief } from './predates.ts';

type Reason = (postmortem: PostMortem) => boolean;

/**
 * Whether the authors of an older document had little reason to write a timeline: it hit nobody or for minutes only,
 * counts from its start, says that nobody kept the times, or is a note on a bug, a drill, a disclosure or a list of
 * incidents. A post-mortem of an outage or a loss, or with a high severity, is asked for its timeline. So is one that a
 * change proposes, unless it says that it hit nobody, counts from its start, or has no date at all.
 */
export const mayLackTimeline = (postmortem: PostMortem, isProposed: boolean): boolean =>
  predatesDebrief(postmortem) &&
  [...ALWAYS, ...(isProposed ? [] : LATER)].some((isReason) => isReason(postmortem));

const ALWAYS: readonly Reason[] = [isOldAndIndented, isUndated, countsFromStart, wasHarmless];
/** What a few words in a document decide: enough to ask less of an old one, and too little to open a gate. */
const LATER: readonly Reason[] = [
  countsDays,
  wasShort,
  isNotice,
  isCollection,
  isDrill,
  isAboutBug,
  isMild,
  isRough,
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

/** "| 0 s | healthy |", "- 5 min: …": counted from the start. */
function countsFromStart(postmortem: PostMortem): boolean {
  return linesOfTimeline(postmortem, /^[^\w\n]{0,20}\d+(?:[.,]\d+)? ?(?:ms|s|sec|min|h)\b/gm) >= 2;
}

/** "- Day 2: …", "| J1 |", "* 2015-10: …", "- 07-29 — …". */
function countsDays(postmortem: PostMortem): boolean {
  return linesOfTimeline(postmortem, DAYS) >= 2;
}
const DAYS =
  /^[^\w\n]{0,20}(?:(?:[JDT][+-]?|(?:Day|Tag|Jour|Día|Dia) )\d{1,2}\b|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-])|(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|[12]\d|3[01])(?![\d/.:-]))/gm;

/** How many lines of the timeline begin like this. */
function linesOfTimeline(postmortem: PostMortem, begin: RegExp): number {
  const section = sectionNamed(postmortem, 'timeline');
  if (!section) return 0;
  return postmortem.document.text.slice(section.body.start, section.body.end).match(begin)?.length ?? 0;
}

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

/** Of a low severity; or in English, of none, without a timeline's heading and any word for an outage or a loss. */
function isMild(postmortem: PostMortem): boolean {
  const { severity, severityLevel: level, document, frontMatter, language } = postmortem;
  if (
    level === 'SEV3' ||
    level === 'SEV4' ||
    /\b(?:medium|moderate|minor|low)\b/i.test(severity?.value ?? '')
  )
    return true;
  if (level || language || sectionNamed(postmortem, 'timeline')) return false;
  const from = frontMatter?.span.end ?? 0;
  return !SEVERE.test(document.text.slice(from, from + HEAD));
}
const HEAD = 1500;
const SEVERE =
  /\b(?:outages?|(?:went|was|were|is|are|all|stood) (?:down|still)|down for|downtime|un(?:available|reachable|responsive)|inaccessible|(?:data|total) loss|los(?:s|t|es?) (?:of )?(?:\w+ ){0,3}(?:data|records|orders|messages|history)|leak(?:ed|s)?|breach(?:ed)?|exploit(?:ed)?|attack(?:er|ed)?s?|stolen|drained|halt(?:ed)?|wiped|delet(?:ed|es)|corrupt(?:ed|ion)|crash(?:ed|es)?|(?:nobody|no one) could|(?:all|none of the|no) (?:\w+ ){0,2}(?:users|customers|clients|orders|requests|services|sites|jobs|pods|tools|printers))\b/i;

/** "Timeline (approximate)", "No times were kept", "Rough, reconstructed from the history". */
function isRough({ document, sections, timeline }: PostMortem): boolean {
  const section = sections.find(({ name }) => name === 'timeline');
  if (!section || timeline.length > 0) return false;
  return ROUGH.test(document.text.slice(section.span.start, section.body.start + 200));
}
const ROUGH =
  /\b(?:approximate(?:ly)?|rough(?:ly)?|reconstructed|no (?:exact )?(?:times?|timestamps?|timeline) (?:is|was|were)|times? (?:were|was)? ?not (?:kept|recorded|noted)|from memory|wip)\b/i;
