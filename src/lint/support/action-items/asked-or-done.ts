import { formOf } from '../../../postmortem/form.ts';
import type { PostMortem, Section } from '../../../postmortem/model.ts';
import { everyMatch } from '../../../postmortem/phrases/sign.ts';
import { expectedOfChange, headingToCome, reportsWork, stillToDo } from '../../phrases/to-come.ts';
import { followedElsewhere } from '../../phrases/where-it-stands.ts';
import type { Finding } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { isCollection } from '../notes.ts';
import { headingLine, headingOf, sectionNamed, textOf } from '../places.ts';
import { quoted } from '../words.ts';
import { openEndsIn } from './open-ends.ts';
import { saysFixed, tellsRemedy } from './remedies.ts';
import { wishIn } from './wishes.ts';

const LIKE = '“@amal adds an alert on queue depth > 500 by 2026-03-20”';

/**
 * What to say of a document in its own format that has no action items: what it calls open, a lesson that asks for
 * something, a section on work to come, or a hint where it tells what was fixed, or is not written to find work. Null
 * where none of these is so. Of a document that a change proposes it asks no less because of its form, a label or a
 * heading.
 */
export function askedOrDone(postmortem: LintedPostMortem): Finding | null {
  const isOlder = postmortem.standing === 'older';
  if (isOlder && isFollowedElsewhere(postmortem))
    return hint(postmortem, 'This names its follow-ups, but lists');
  const asked = openEnds(postmortem) ?? wish(postmortem);
  if (asked) return isOlder ? { ...asked, level: 'warning' } : asked;
  const isFixed = isOlder ? isFixedInText(postmortem) : !hasSection(postmortem) && saysFixed(postmortem);
  if (isFixed) return hint(postmortem, 'This says what was fixed, but lists');
  const isForWork = !isOlder || hasSection(postmortem) || isOneAnalysis(postmortem);
  return plan(postmortem) ?? (isForWork ? null : hint(postmortem, 'This lists'));
}

const hasSection = (postmortem: PostMortem) => sectionNamed(postmortem, 'action-items') !== null;

/** Written to find work: neither a note, a bug report, a drill, nor a page of many incidents. */
const isOneAnalysis = (postmortem: PostMortem) =>
  formOf(postmortem) === 'analysis' && !isCollection(postmortem);

/** "Carried forward in ROADMAP.md", "tracked as a follow-up": what is open has its place. */
const isFollowedElsewhere = ({ blocks }: PostMortem) =>
  blocks.some(({ text }) => followedElsewhere.pattern.test(text));

/** What the document itself calls open. */
function openEnds(postmortem: PostMortem): Finding | null {
  const open = openEndsIn(postmortem);
  if (!open) return null;
  const { section, count } = open;
  const [what, them] = count === 1 ? ['one point', 'it'] : [`${count} points`, 'them'];
  return {
    span: headingLine(postmortem, section),
    message: `${quoted(section.heading, 40)} names ${what}, and nobody promises to close ${them}. Write an action item for each (${LIKE}), or say why it may stay open.`,
  };
}

/** A lesson that asks for a change. */
function wish(postmortem: PostMortem): Finding | null {
  const found = wishIn(postmortem);
  if (!found) return null;
  const at = found.block.text.indexOf(found.text);
  return {
    span: found.block.source(at, at + found.text.length),
    message: `${quoted(found.text)} asks for a change, and nobody promises to make it. Write it as an action item, like ${LIKE}; if it is done, say so.`,
  };
}

/** A section with text whose heading speaks of work to come: "Still recommended (manual steps)". */
function plan(postmortem: PostMortem): Finding | null {
  if (hasSection(postmortem)) return null;
  const section = postmortem.sections.find(
    ({ heading, body, depth }) =>
      depth < 7 && headingToCome.pattern.test(heading) && textOf(postmortem, body) !== '',
  );
  if (!section) return null;
  const body = textOf(postmortem, section.body);
  const isList = /^\s*(?:[-*+]|\d+[.)])\s/m.test(body);
  // Among lines that report what was done, one that is still to do is easily missed.
  const isReport = reportsWork.pattern.test(body) || !(isList || isStillToDo(body));
  return {
    span: headingLine(postmortem, section),
    level: isReport ? 'hint' : 'warning',
    message: `${quoted(section.heading, 40)} seems to say what is still to be done, but Debrief finds no action item there. Write one item on each line: ${LIKE}.`,
  };
}

/** "The second alert should now prevent it" is no work. */
const isStillToDo = (text: string) => stillToDo.pattern.test(text.replace(everyMatch(expectedOfChange), ''));

function isFixedInText(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'action-items');
  return section ? isTold(postmortem, section) : tellsRemedy(postmortem);
}

const hint = (postmortem: PostMortem, what: string): Finding => ({
  span: headingOf(postmortem, 'action-items'),
  level: 'hint',
  message: `${what} nothing that is still to be done. What would have found it sooner, or kept it small? Write that as an action item, or say that nothing is left to do.`,
});

/** "We updated the spec file so that …", in the section itself: nothing in it is still to be done. */
function isTold(postmortem: PostMortem, { body }: Section): boolean {
  const text = textOf(postmortem, body);
  // "N/A" below a fix with its test leaves little to ask, unless the document names what went wrong.
  if (text.length < 40) return text !== '' && postmortem.wentWrong.length === 0 && tellsRemedy(postmortem);
  return !(postmortem.language === null && stillToDo.pattern.test(text));
}
