import type { Span } from '../markdown/document.ts';
import { didYouMean } from '../policy/did-you-mean.ts';
import { type PostMortem, SECTION_NAMES, type Section } from '../postmortem/model.ts';

const MARKER = /<!--\s*public\s*-->/gi;

/** The public parts of a post-mortem, or a sentence that explains why nothing can be published. */
export type Marked = { readonly spans: readonly Span[] } | { readonly problem: string };

/**
 * The sections marked as public, including their headings, in order. They are marked by `public: [summary, What happened]`
 * in the front matter (section names or headings as written) or by a comment `<!-- public -->` below the heading. The
 * title is always included.
 */
export function publicSections(postmortem: PostMortem): Marked {
  const { document, sections } = postmortem;
  const wanted = document.frontMatter?.data?.public ?? [];
  const listed = typeof wanted === 'string' ? wanted.split(',') : wanted;
  if (!Array.isArray(listed) || listed.some((each) => typeof each !== 'string'))
    return { problem: '`public` in the front matter is a list of sections: `public: [summary, timeline]`.' };
  const chosen = new Set<Section>();
  for (const name of (listed as string[]).map((each) => each.trim()).filter(Boolean)) {
    const same = sections.filter((section) => isCalled(section, name));
    if (same.length === 0) {
      const headings = sections.map(({ heading }) => heading);
      const { line } = document.point(document.frontMatter!.spanOf('public').start);
      return {
        problem: `Line ${line}: there is no section "${name}".${didYouMean(name, [...headings, ...SECTION_NAMES])}`,
      };
    }
    for (const section of same) chosen.add(section);
  }
  for (const { index } of document.text.matchAll(MARKER)) {
    const section = sections
      .filter(({ body }) => body.start <= index && index < body.end)
      .sort((a, b) => b.body.start - a.body.start)[0];
    if (!section)
      return { problem: `Line ${document.point(index).line}: <!-- public --> has no heading above it.` };
    chosen.add(section);
  }
  if (chosen.size === 0)
    return {
      problem:
        'No section is marked public. Name them in the front matter, `public: [summary, timeline]`, or write <!-- public --> below their headings.',
    };
  const spans: Span[] = [];
  for (const { span, body } of [...chosen].sort((a, b) => a.span.start - b.span.start))
    if (body.end > (spans.at(-1)?.end ?? 0)) spans.push({ start: span.start, end: body.end });
  const title = sections.find(({ depth, span }) => depth === 1 && span.start < spans[0]!.start);
  return { spans: title ? [{ start: title.span.start, end: title.body.start }, ...spans] : spans };
}

function isCalled({ heading, name }: Section, wanted: string): boolean {
  const lower = wanted.toLowerCase();
  return heading.trim().toLowerCase() === lower || name === lower.replace(/\s+/g, '-');
}
