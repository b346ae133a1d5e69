import { formOf } from '../../postmortem/form.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { clocksInProse } from './clocks-in-prose.ts';
import { sectionNamed } from './places.ts';

/** Words of a notice: a paragraph or two for those who wait, without the sections of an analysis. */
const FEW_WORDS = 150;

export function isNotice({ sections, blocks }: PostMortem): boolean {
  if (sections.some(({ name }) => name !== null && name !== 'summary')) return false;
  const isBrief = blocks.length <= 20 && blocks.every(({ text }) => text.length <= 1500);
  return isBrief && blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) <= FEW_WORDS;
}

/** "Incidents", "Incident log": one page of several, each a few paragraphs. */
export function isCollection({ title, sections, document }: PostMortem): boolean {
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
export function isDrill(postmortem: PostMortem): boolean {
  return (
    formOf(postmortem) === 'drill' ||
    postmortem.blocks
      .slice(0, 6)
      .some(({ text }) => /\bnot an? (?:\w+ )?(?:post-?mortem|incident)\b/i.test(text.slice(0, 300)))
  );
}

/** A note on a bug: named so, or with headings of a bug report. With a clock time it tells of an event. */
export function isAboutBug(postmortem: PostMortem): boolean {
  const { title, sections } = postmortem;
  if (sectionNamed(postmortem, 'timeline') || clocksInProse(postmortem) > 0) return false;
  return (
    ABOUT_BUG.test(title?.value ?? '') ||
    new Set(sections.flatMap(({ heading }) => BUG_HEADING.exec(heading)?.[1]?.toLowerCase() ?? [])).size >= 2
  );
}
const ABOUT_BUG = /\b(?:bugs?|disclosure|race (?:hazard|condition)s?)\b/i;
const BUG_HEADING =
  /^\W*(?:\d+[.)]? *)?(?:the )?(symptoms?|environment|reproduc(?:er|ing|tion)|steps to reproduce|observed behaviou?r|expected (?:behaviou?r|vs)|hypothes[ei]s|verification|testing|files (?:modified|changed)|workarounds|commands used|diagnosis method|technical explanations?|supporting evidence|what was ruled out|fix(?:es)?(?= *(?:$|[+&/])))/i;
