import type { PostMortem } from '../../postmortem/model.ts';
import { clocksInProse } from './clocks-in-prose.ts';
import { isOldAndIndented } from './indented-prose.ts';
import { isAboutBug, isCollection, isDrill, isNotice } from './notes.ts';
import { sectionNamed } from './places.ts';
import { predatesDebrief } from './predates.ts';
import { soundsSevere } from './severe.ts';

type Reason = (postmortem: PostMortem) => boolean;

/**
 * Whether the authors of an older document had little reason to write a timeline: it hit nobody or for minutes only,
 * counts from its start, says that nobody kept the times, or is a note on a bug, a test, a drill, a disclosure or a
 * list of incidents. A post-mortem of an outage or a loss, or with a high severity, is asked for its timeline. So is
 * one that a change proposes, unless it says that it hit nobody, counts from its start, or has no date at all.
 */
export const mayLackTimeline = (postmortem: PostMortem, isProposed: boolean): boolean =>
  predatesDebrief(postmortem) &&
  [...SAID_PLAINLY, ...(isProposed ? [] : TOLD_BY_WORDS)].some((isReason) => isReason(postmortem));

const SAID_PLAINLY: readonly Reason[] = [isOldAndIndented, isUndated, countsFromStart, wasHarmless];
/** What a few words in a document decide: enough to ask less of an old one, and too little to open a gate. */
const TOLD_BY_WORDS: readonly Reason[] = [
  countsDays,
  wasShort,
  isNotice,
  isCollection,
  isDrill,
  isAboutBug,
  isMild,
  isRough,
  isLeftOpen,
  isOfTests,
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

/** Of a low severity; or of none, without a timeline's heading and any word for an outage or a loss. */
function isMild(postmortem: PostMortem): boolean {
  const { severity, severityLevel: level } = postmortem;
  if (
    level === 'SEV3' ||
    level === 'SEV4' ||
    /\b(?:medium|moderate|minor|low)\b/i.test(severity?.value ?? '')
  )
    return true;
  return !level && !sectionNamed(postmortem, 'timeline') && !soundsSevere(postmortem);
}
/** "Timeline (approximate)", "No times were kept", "Rough, reconstructed from the history". */
function isRough({ document, sections, timeline }: PostMortem): boolean {
  const section = sections.find(({ name }) => name === 'timeline');
  if (!section || timeline.length > 0) return false;
  return ROUGH.test(document.text.slice(section.span.start, section.body.start + 200));
}
const ROUGH =
  /\b(?:approximate(?:ly)?|rough(?:ly)?|reconstructed|no (?:exact )?(?:times?|timestamps?|timeline) (?:is|was|were)|times? (?:were|was)? ?not (?:kept|recorded|noted)|from memory|wip|(?:times?|timestamps?)\b[^.\n]{0,60}\b(?:are|were) [\w ]{0,20}(?:omitted|left out|withheld|removed))\b/i;

/** "Started: unknown, as the log gives no clock time": a timeline that says why it cannot tell. */
function isLeftOpen({ document, sections, timeline }: PostMortem): boolean {
  const section = sections.find(({ name }) => name === 'timeline');
  if (!section || timeline.length > 1) return false;
  const text = document.text.slice(section.body.start, section.body.end).slice(0, 5000);
  return text.length >= A_REASON && (text.match(LEFT_OPEN)?.length ?? 0) >= 2;
}
/** Characters of a section that say more than "unknown". */
const A_REASON = 300;
const LEFT_OPEN =
  /\b(?:unknown|not (?:known|recorded|kept|logged)|no (?:\w+ ){0,2}(?:times?|timestamps?) (?:is |was |were |are )?(?:recorded|kept|survives?|known|logged|marks?))\b/gi;

/** Found in tests, before anybody used it: nobody waited until somebody noticed. */
function isOfTests(postmortem: PostMortem): boolean {
  const { severity, document, language } = postmortem;
  if (severity || language || clocksInProse(postmortem) > 0 || soundsSevere(postmortem)) return false;
  const { text } = document;
  return (text.slice(0, 3000).match(TESTED)?.length ?? 0) >= 3 && !IN_USE.test(text);
}
const TESTED = /\b(?:benchmark(?:s|ed|ing)?|test(?:s|ed|ing)?|regressions?|fixtures?|experiments?)\b/gi;
const IN_USE =
  /\b(?:users?|customers?|clients?|visitors?|readers?|production|prod|outages?|downtime|on-?call|alerts?|alerted|paged|deployed|released|shipped)\b/i;
