import type { Span } from '../../markdown/document.ts';
import type { PostMortem, Section, SectionName } from '../../postmortem/model.ts';

/** The first section with this name, or null. */
export function sectionNamed(postmortem: PostMortem, name: SectionName): Section | null {
  return postmortem.sections.find((section) => section.name === name) ?? null;
}

/** Where to report something missing from the whole document: the title's line, otherwise the first line with text. */
export function topOf(postmortem: PostMortem): Span {
  const { text } = postmortem.document;
  const start = postmortem.title?.span.start ?? Math.max(0, text.search(/\S/));
  const rest = text.slice(start).search(/[\r\n]|$/);
  return { start, end: start + rest };
}

/** Where to report something missing from a section: its heading, otherwise the top of the document. */
export function headingOf(postmortem: PostMortem, name: SectionName): Span {
  const section = sectionNamed(postmortem, name);
  return section ? headingLine(postmortem, section) : topOf(postmortem);
}

/** The line of a section's heading. */
export function headingLine({ document }: PostMortem, { span }: Section): Span {
  const line = document.text.slice(span.start, span.end).search(/[\r\n]|$/);
  return { start: span.start, end: span.start + line };
}

/** The text of a section, without comments. */
export const textOf = ({ document }: PostMortem, { start, end }: Span): string =>
  document.text
    .slice(start, end)
    .replace(/<!--.*?-->/gs, '')
    .trim();
