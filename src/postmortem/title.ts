import type { Located, Span } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import { type Fact, findFact } from './facts.ts';
import type { ReadSection, Sections } from './sections.ts';

/** The title in the front matter, the first heading, or a first line that reads like one; null if there is none. */
export function readTitle(facts: readonly Fact[], { all, preamble }: Sections): Located<string> | null {
  const fact = findFact(
    facts.filter((each) => each.from === 'front-matter'),
    'title',
  );
  if (fact) return fact;
  const top = all.find((section) => section.depth === 1);
  // Without headings, a first line that reads like a title is the title.
  const [first] = preamble;
  if (!top && first?.kind === 'paragraph' && first.block.breaks.length === 0) {
    const { text, span } = first.block;
    if (text.length <= 100 && /^\p{Lu}.*[^.:;,\s]\s*$/u.test(text)) return { value: text.trim(), span };
  }
  const heading = top ?? all[0];
  // "# Executive summary" is the first section of a document without a title.
  if (heading && heading === all[0] && heading.name === 'summary') return null;
  return heading ? { value: heading.heading, span: heading.span } : null;
}

/** Blocks before the timeline and the causes, where a document states its date. */
export function headOf(
  blocks: readonly Block[],
  sections: readonly ReadSection[],
  title: Span | null,
): Block[] {
  const end =
    sections.find(
      ({ name, span }) =>
        // A title "Root cause analysis" heads the whole document.
        (name === 'timeline' || name === 'causes' || name === 'action-items') &&
        !(title && span.start <= title.start && title.start < span.start + 10),
    )?.span.start ?? Number.MAX_SAFE_INTEGER;
  return blocks.filter((block) => block.span.start < end).slice(0, 25);
}
