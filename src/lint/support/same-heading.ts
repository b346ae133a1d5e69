import { type Aliases, labelName } from '../../postmortem/aliases.ts';
import type { SectionName } from '../../postmortem/model.ts';

const words = (list: string): readonly string[] => list.split(',').map((word) => word.trim());

/**
 * Interchangeable headings. Far fewer than the aliases used to recognize sections: "Rollback" is read as a resolution,
 * but its author meant a rollback; a root cause is one cause; "Contributors" are people as often as factors; "What
 * didn't work" may be a list of attempts.
 */
export const SAME_HEADINGS: readonly (readonly string[])[] = [
  words(`
    summary, tl;dr, tldr, tl dr, overview, abstract, synopsis, in short, at a glance, brief,
    executive summary, exec summary, incident summary`),
  words('impact, incident impact, what was impacted'),
  words(`
    timeline, time line, time-line, incident timeline, timeline of events, chronology,
    sequence of events, course of events, order of events`),
  words('background, context, prior context'),
  words(`
    detection, how it was detected, how was it detected, how we detected it, how we found out,
    how did we find out`),
  words('response, incident response, our response, how we responded'),
  words('resolution, how it was fixed, how we fixed it, how it is fixed'),
  words('trigger, triggers, what triggered it, trigger event, triggering event'),
  words(`
    contributing factors, contributing factor, contributing factor(s),
    contributing conditions, contributing causes, causal factors`),
  words('root cause, root causes, root cause(s), root cause analysis, rca'),
  words(`
    five whys, five why, 5 whys, 5 why, the five whys, the 5 whys, five why's, 5 why's, 5-whys,
    five-whys, five whys analysis, 5 whys analysis`),
  words(`
    fishbone, fishbone diagram, fishbone analysis, ishikawa, ishikawa diagram,
    cause and effect diagram, cause-and-effect diagram`),
  words(`
    what went well, went well, what worked well, things that went well,
    what we did well, what did go well`),
  words(`
    what went badly, what went wrong, what went poorly, went badly, went wrong, went poorly,
    what didn't go well, what didn't go so well, what did not go well, what did not go so well,
    things that went wrong, things that went poorly`),
  words(`
    where we got lucky, got lucky, where did we get lucky, what we got lucky with, we got lucky`),
  words(`
    lessons learned, lessons, lessons learnt, lesson learned, learnings, key learnings,
    what we learned, what we learnt, what did we learn`),
  words(`
    action items, action item, action points, follow-ups, follow-up, followups, follow ups,
    follow up, follow-up actions, follow-up items, follow-up tasks, corrective actions,
    remediation items, next actions, todo, todos, to do, to-do, to-dos`),
  words('roles, incident roles'),
  words('decisions, decision, decisions made'),
];

/** Whether a heading means, or may mean, the same as another in this section; both given by their `key`. */
export function maySayTheSameAs(key: string, wanted: string, name: SectionName, own: Aliases): boolean {
  if (own.get(key) === name) return true;
  const holding = groupsWith(wanted);
  const groups =
    holding.length > 0 ? holding : SAME_HEADINGS.filter(([first]) => labelName(first!, own) === name);
  return groups.some((group) => group.includes(key));
}

/** Whether a heading's meaning is known: "Summary and impact" is read as one section but says more. */
export const isKnown = (key: string, name: SectionName, own: Aliases): boolean =>
  own.get(key) === name || groupsWith(key).length > 0;

const groupsWith = (key: string) => SAME_HEADINGS.filter((group) => group.includes(key));

const EMOJI = String.raw`(?::[a-z0-9_+-]{2,}:|\p{Extended_Pictographic}|\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}])`;
const BEFORE = new RegExp(
  String.raw`^(?:\s|${EMOJI})*(?:(?:\d+|[ivx]+|[a-z])[.):]\s+)?(?:\s|${EMOJI})*`,
  'iu',
);
/** What may follow the words: an emoji, final punctuation, a remark after a colon or in brackets, `{#an-anchor}`. */
const AFTER = new RegExp(String.raw`(?:\s|${EMOJI})*(?:[?!.]+\s*|:(?:\s.*)?|(?<=\s)[([{].*)?$`, 'iu');

export interface HeadingWords {
  /** As written. */
  readonly words: string;
  /** Normalized for comparison. Keeps a two-part number: "4.1 Follow-ups" is a subheading. */
  readonly key: string;
  /** Their offset in the heading. */
  readonly start: number;
  readonly end: number;
}

/** The words of a heading, without its number, its emoji and what follows them: "4. 📋 Follow-ups (all)". */
export function headingWords(heading: string): HeadingWords {
  const start = BEFORE.exec(heading)![0].length;
  const rest = heading.slice(start, start + 200);
  // The first place after which everything is an addition.
  let length = rest.length;
  for (const { index } of rest.matchAll(/[\s:?!.]|\p{Extended_Pictographic}/gu)) {
    if (index > 0 && AFTER.exec(rest.slice(index))?.index === 0) {
      length = index;
      break;
    }
  }
  const words = rest.slice(0, length);
  return { words, key: keyOf(words), start, end: start + words.length };
}

const keyOf = (words: string) => words.toLowerCase().replace(/[’‘`]/g, "'").replace(/\s+/g, ' ');
