import { beginsWithDayNumber } from '../../../languages/labels.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { dayIn } from '../../../postmortem/timeline/days/day-in.ts';
import { brokeOn, fromStart, inDays, noticedOn, rough } from '../../phrases/no-timeline.ts';
import type { LintedPostMortem, Standing } from '../../standing.ts';
import { isFoundInReview } from '../found-in-review.ts';
import { soundsSevere } from '../impact/sounds-severe.ts';
import { isIndented } from '../indented-prose.ts';
import { isAboutBug, isCollection, isDrill, isNotice } from '../notes.ts';
import { sectionNamed } from '../places.ts';
import { isForOthers } from '../readers.ts';
import { hasLowSeverity, isSlight, wasHarmless } from '../slight.ts';
import { clocksInProse } from './clocks-in-prose.ts';

/** How much of a document says what it is about. */
const HEAD = 3000;

type Reason = (postmortem: PostMortem) => boolean;

/**
 * Whether the authors of an older document had little reason to write a timeline: nothing shows that a team or customers
 * read it, it was slight, counts from its start or in days, tells in chapters, or is a note on a bug, a drill, a notice or a list of incidents. One
 * that a change proposes is asked for its timeline unless it says that it hit nobody, counts from its start, or has no
 * date at all.
 */
export const mayLackTimeline = (postmortem: LintedPostMortem): boolean =>
  REASONS[postmortem.standing].some((isReason) => isReason(postmortem));

const SAID_PLAINLY: readonly Reason[] = [isIndented, isUndated, countsFromStart, wasHarmless];
/** What a few words in a document decide: enough to ask less of an old one, and too little to open a gate. */
const TOLD_BY_WORDS: readonly Reason[] = [
  (postmortem) => !isForOthers(postmortem),
  isSlight,
  isDrill,
  countsDays,
  isWithoutDay,
  tellsBothDays,
  isNotice,
  isCollection,
  isAboutBug,
  isMild,
  isRough,
  isFoundInReview,
  isToldByDay,
  isToldInChapters,
];
const REASONS: Readonly<Record<Standing, readonly Reason[]>> = {
  own: [],
  proposed: SAID_PLAINLY,
  older: [...SAID_PLAINLY, ...TOLD_BY_WORDS],
};

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
  return section ? postmortem.document.text.slice(section.body.start, section.body.end).split('\n') : [];
}

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

/** "### May 28th", "### June 3rd: the second attempt", "### 14 June": headings that give the days in their order. */
function isToldByDay({ sections }: PostMortem): boolean {
  return sections.filter(({ heading }) => dayIn(heading) !== null).length >= DAYS_TOLD;
}
const DAYS_TOLD = 3;

/** "## Establishing the timeline", with a heading of its own for each of several incidents below it. */
function isToldInChapters(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'timeline');
  const chapters = postmortem.sections.filter(({ parent, depth }) => parent === section && depth <= 6);
  return section !== null && postmortem.timeline.length === 0 && chapters.length >= 2;
}
