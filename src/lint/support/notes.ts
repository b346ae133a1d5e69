import { fileName } from '../../postmortem/day.ts';
import { formOf } from '../../postmortem/form.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { namesBug, oftenInBugReport } from '../../postmortem/phrases/form.ts';
import { collectionFile, collectionTitle, deniesIncident, numberedIncident } from '../phrases/notes.ts';
import { sectionNamed } from './places.ts';
import { clocksInProse } from './timeline/clocks-in-prose.ts';

/** Words of a notice: a paragraph or two for those who wait, without the sections of an analysis. */
const FEW_WORDS = 150;

export function isNotice({ sections, blocks }: PostMortem): boolean {
  if (sections.some(({ name }) => name !== null && name !== 'summary')) return false;
  const isBrief = blocks.length <= 20 && blocks.every(({ text }) => text.length <= 1500);
  return isBrief && blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) <= FEW_WORDS;
}

/** "Incidents", "Incident log": one page of several, each a few paragraphs. */
export function isCollection({ title, sections, document }: PostMortem): boolean {
  const isNamed =
    collectionTitle.pattern.test(title?.value ?? '') || collectionFile.pattern.test(fileName(document.path));
  const numbered = sections.filter(({ heading }) => numberedIncident.pattern.test(heading)).length;
  return numbered >= 2 || (isNamed && sections.some(({ depth, name }) => depth === 2 && name === null));
}

/** "Game day report", "This is a drill report, not an incident post-mortem". */
export function isDrill(postmortem: PostMortem): boolean {
  return (
    formOf(postmortem) === 'drill' ||
    postmortem.blocks.slice(0, 6).some(({ text }) => deniesIncident.pattern.test(text.slice(0, 300)))
  );
}

/** A note on a bug, by its form, its title or several headings. With a clock time it tells of an event. */
export function isAboutBug(postmortem: PostMortem): boolean {
  const { title, sections } = postmortem;
  if (sectionNamed(postmortem, 'timeline') || clocksInProse(postmortem) > 0) return false;
  if (formOf(postmortem) === 'bug' || namesBug.pattern.test(title?.value ?? '')) return true;
  const headings = sections.flatMap(({ heading }) => oftenInBugReport.pattern.exec(heading)?.[1] ?? []);
  return new Set(headings.map((heading) => heading.toLowerCase())).size >= 2;
}
