import { saysHowLong } from '../../../languages/figures.ts';
import { foundInReviewIn, namesReviewIn } from '../../../languages/forms.ts';
import { beginsWithDayNumber } from '../../../languages/labels.ts';
import type { PostMortem, Section } from '../../../postmortem/model.ts';
import { type Sign, shows } from '../../../postmortem/phrases/sign.ts';
import { dayIn } from '../../../postmortem/timeline/day-in.ts';
import { howLong } from '../../phrases/impact-figures.ts';
import {
  besideRecord,
  brokeOn,
  byFeeling,
  byLooking,
  foundInReview,
  fromStart,
  hitNobody,
  inDays,
  inOrder,
  inUse,
  leftOpen,
  middling,
  mild,
  noImpact,
  noticedOn,
  rough,
  tested,
  unmeasured,
} from '../../phrases/no-timeline.ts';
import { soundsSevere } from '../impact/sounds-severe.ts';
import { isOldAndIndented } from '../indented-prose.ts';
import { isAboutBug, isCollection, isDrill, isNotice } from '../notes.ts';
import { sectionNamed } from '../places.ts';
import { predatesDebrief } from '../predates.ts';
import { isForOthers } from '../reported.ts';
import { clocksInProse } from './clocks-in-prose.ts';

/** How much of a document says what it is about. */
const HEAD = 3000;

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
  isWithoutDay,
  tellsBothDays,
  wasShort,
  isNotice,
  isCollection,
  isDrill,
  isAboutBug,
  isMild,
  isRough,
  isLeftOpen,
  isUnmeasured,
  isBesideRecord,
  isOfTests,
  isFoundInReview,
  isForItsAuthor,
  isToldByDay,
  givesLengths,
  givesOrder,
  isOfManyFaults,
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

/** "| 0 s | healthy |", "- 5 min: …". */
function countsFromStart(postmortem: PostMortem): boolean {
  return linesOfTimeline(postmortem).filter((line) => fromStart.pattern.test(line)).length >= 2;
}

/** "- Day 2: …", "| J1 |", "* 2015-10: …", "- 07-29 — …", "- Tag 2: …". */
function countsDays(postmortem: PostMortem): boolean {
  const { language } = postmortem;
  const isDay = (line: string) =>
    inDays.pattern.test(line) || (language !== null && beginsWithDayNumber(language, line));
  return linesOfTimeline(postmortem).filter(isDay).length >= 2;
}

/** A case told for what it taught, of "early 2026". */
function isWithoutDay(postmortem: PostMortem): boolean {
  return !sectionNamed(postmortem, 'timeline') && postmortem.date === null && clocksInProse(postmortem) === 0;
}

/** "Broke: 2026-04-21", and "Discovered: 2026-05-31": the time to notice is told, and was not a matter of minutes. */
function tellsBothDays(postmortem: PostMortem): boolean {
  const head = postmortem.document.text.slice(0, HEAD);
  return !sectionNamed(postmortem, 'timeline') && brokeOn.pattern.test(head) && noticedOn.pattern.test(head);
}

function linesOfTimeline(postmortem: PostMortem): string[] {
  const section = sectionNamed(postmortem, 'timeline');
  return section ? textOf(postmortem, section).split('\n') : [];
}

/** "Impact: none observed", "Production impact: none". */
function wasHarmless(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'impact');
  const impact = section ? textOf(postmortem, section).slice(0, 200) : '';
  return noImpact.pattern.test(impact) || hitNobody.pattern.test(postmortem.document.text.slice(0, HEAD));
}

/** The longest impact in minutes whose few events a paragraph tells as well as a list. */
const SHORT = 15;

function wasShort(postmortem: PostMortem): boolean {
  const { timeline, sections } = postmortem;
  const hasTimeline = timeline.length > 0 || sections.some(({ name }) => name === 'timeline');
  return !hasTimeline && lastedMinutes(postmortem);
}

function lastedMinutes({ durations }: PostMortem): boolean {
  const minutes = durations.flatMap(({ of, minutes }) => (of === 'impact' ? minutes : []));
  return minutes.length > 0 && Math.max(...minutes) <= SHORT;
}

/** Of a low severity, over in minutes, or felt by nobody. */
export function isSlight(postmortem: PostMortem): boolean {
  const isMedium = middling.pattern.test(postmortem.severity?.value ?? '');
  return (hasLowSeverity(postmortem) && !isMedium) || wasHarmless(postmortem) || lastedMinutes(postmortem);
}

const hasLowSeverity = ({ severity, severityLevel: level }: PostMortem): boolean =>
  level === 'SEV3' || level === 'SEV4' || mild.pattern.test(severity?.value ?? '');

/** Of a low severity; or of none, without a timeline's heading and any word for an outage or a loss. */
function isMild(postmortem: PostMortem): boolean {
  if (hasLowSeverity(postmortem)) return true;
  return !postmortem.severityLevel && !sectionNamed(postmortem, 'timeline') && !soundsSevere(postmortem);
}

/** "Timeline (approximate)", "No times were kept". */
function isRough({ document, sections, timeline }: PostMortem): boolean {
  const section = sections.find(({ name }) => name === 'timeline');
  if (!section || timeline.length > 0) return false;
  return rough.pattern.test(document.text.slice(section.span.start, section.body.start + 200));
}

/** "Started: unknown, as the log gives no clock time": a timeline that says why it cannot tell. */
function isLeftOpen(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'timeline');
  if (!section || postmortem.timeline.length > 1) return false;
  const text = textOf(postmortem, section).slice(0, 5000);
  return text.length >= A_REASON && countIn(text, leftOpen) >= 2;
}
/** Characters of a section that say more than "unknown". */
const A_REASON = 300;

/** "Duration: unknown": whoever cannot say how long it lasted has no times to give. */
function isUnmeasured({ document, sections }: PostMortem): boolean {
  return (
    !sections.some(({ name }) => name === 'timeline') && unmeasured.pattern.test(document.text.slice(0, 5000))
  );
}

/** "See docs/incidents/12.md for the incident record", at the top: the times stand there. */
function isBesideRecord({ blocks }: PostMortem): boolean {
  return blocks
    .slice(0, 6)
    .some(({ kind, text }) => kind !== 'heading' && besideRecord.pattern.test(text.slice(0, 600)));
}

/** A note without a heading for it, where nothing shows that somebody reads it who was not there. */
function isForItsAuthor(postmortem: PostMortem): boolean {
  return !isForOthers(postmortem) && !sectionNamed(postmortem, 'timeline');
}

/** "### May 28th", "### June 3rd: the second attempt", "### 14 June": headings that give the days in their order. */
function isToldByDay({ sections }: PostMortem): boolean {
  return sections.filter(({ heading }) => dayIn(heading) !== null).length >= DAYS_TOLD;
}
const DAYS_TOLD = 3;

/** Found in tests, before anybody used it: nobody waited until somebody noticed. */
function isOfTests(postmortem: PostMortem): boolean {
  const { severity, document, language } = postmortem;
  if (severity || language || clocksInProse(postmortem) > 0 || soundsSevere(postmortem)) return false;
  return countIn(document.text.slice(0, HEAD), tested) >= 3 && !inUse.pattern.test(document.text);
}

/** Numbered events between which the timeline gives the time that passed: "after about 15 minutes". */
function givesLengths(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'timeline');
  if (!section || postmortem.timeline.length > 0) return false;
  const lines = textOf(postmortem, section).slice(0, 5000).split('\n');
  const { language } = postmortem;
  const isLong = (line: string) => shows(howLong, line) || (language !== null && saysHowLong(language, line));
  return (
    lines.filter((line) => /^\s*(?:\d+[.)]|[-*+])\s/.test(line)).length >= 3 &&
    lines.filter(isLong).length >= 2
  );
}

/** "Diagnosis (in order)": the steps are in their order. */
function givesOrder({ sections }: PostMortem): boolean {
  return sections.some(({ heading }) => inOrder.pattern.test(heading));
}

/** Several faults, each with a cause of its own. */
function isOfManyFaults(postmortem: PostMortem): boolean {
  const causes = postmortem.sections.filter(({ name }) => name === 'causes');
  return new Set(causes.map(({ parent }) => parent)).size >= 3 && !sectionNamed(postmortem, 'timeline');
}

/** Found in an audit, a review of code or a test, and at most one entry has a time: nobody waited. */
export function isFoundInReview(postmortem: PostMortem): boolean {
  const { timeline, document, language } = postmortem;
  if (timeline.length > 1) return false;
  const head = document.text.slice(0, HEAD);
  if (foundInReview.pattern.test(head)) return true;
  const section = sectionNamed(postmortem, 'detection');
  const told = section ? textOf(postmortem, section).slice(0, 400) : '';
  return language
    ? foundInReviewIn(language, head) || namesReviewIn(language, told)
    : byLooking.pattern.test(told) && !byFeeling.pattern.test(told);
}

const textOf = ({ document }: PostMortem, { body }: Section): string =>
  document.text.slice(body.start, body.end);

const countIn = (text: string, { pattern }: Sign): number =>
  text.match(new RegExp(pattern, 'gi'))?.length ?? 0;
