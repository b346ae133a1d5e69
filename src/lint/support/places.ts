import type { Span } from '../../markdown/document.ts';
import type { PostMortem, Section, SectionName } from '../../postmortem/model.ts';

/** The first section of a name, or null. */
export function sectionNamed(postmortem: PostMortem, name: SectionName): Section | null {
  return postmortem.sections.find((section) => section.name === name) ?? null;
}

/**
 * Where to report what is missing from the document as a whole: the title's line, or else the first line with text.
 */
export function topOf(postmortem: PostMortem): Span {
  const { text } = postmortem.document;
  const start = postmortem.title?.span.start ?? Math.max(0, text.search(/\S/));
  const rest = text.slice(start).search(/[\r\n]|$/);
  return { start, end: start + rest };
}

/** Where to report what is missing from a section: its heading, or else the top of the document. */
export function headingOf(postmortem: PostMortem, name: SectionName): Span {
  const section = sectionNamed(postmortem, name);
  if (!section) return topOf(postmortem);
  const { start, end } = section.span;
  const line = postmortem.document.text.slice(start, end).search(/[\r\n]|$/);
  return { start, end: start + line };
}
