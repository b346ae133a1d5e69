import type { PhrasingContent, Text } from 'mdast';
import type { Span } from '../markdown/document.ts';
import { TextBuilder } from '../markdown/text.ts';
import { place, spanned } from './place.ts';

/**
 * The inline content of a block as the file has it. What other plugins made or rewrote (typographic quotes, emoji,
 * links of their own) has no place in the file, or says something else than the file does there; instead come
 * the author's characters from the same place. `within` is the block's own content.
 */
export function ownWords(nodes: readonly PhrasingContent[], within: Span, text: string): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let at = within.start;
  let isGap = false;
  const add = (node: PhrasingContent) => {
    const last = found.at(-1);
    if (node.type === 'text' && last?.type === 'text') found[found.length - 1] = joined(last, node);
    else found.push(node);
  };
  const fill = (end: number) => {
    if (isGap && end > at) add(verbatim(text, { start: at, end }));
    isGap = false;
  };
  for (const node of flattened(nodes)) {
    const span = place(node, within);
    if (!span || span.start < at) {
      isGap = true;
      continue;
    }
    fill(span.start);
    add(own(node, span, text));
    at = span.end;
  }
  fill(within.end);
  return found;
}

/** A wrapper that a plugin put around the author's nodes gives way to them. */
function flattened(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) =>
    !node.position && 'children' in node && node.children.some((child) => child.position)
      ? flattened(node.children)
      : [node],
  );
}

function own(node: PhrasingContent, span: Span, text: string): PhrasingContent {
  switch (node.type) {
    case 'text':
      return says(node.value, span, text) ? spanned(node, span) : verbatim(text, span);
    case 'link':
      // A bare URL is text to us; it is recognised as a link where that matters.
      if (text[span.start] !== '[' && text[span.start] !== '<') return verbatim(text, span);
      return spanned({ ...node, children: ownWords(node.children, inside(span, text), text) }, span);
    case 'linkReference':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return spanned(
        { ...node, children: ownWords(node.children, inside(span, text), text) } as typeof node,
        span,
      );
    case 'inlineCode':
    case 'break':
    case 'html':
    case 'image':
    case 'imageReference':
      return spanned(node, span);
    default:
      // Footnote references, directives (`14:mm` in a time), mathematics between two prices.
      return verbatim(text, span);
  }
}

/** What is between the marks of a phrase: `**…**`, `[…](…)`, `<…>`. */
function inside({ start, end }: Span, text: string): Span {
  const [, opening, content] =
    /^(\[|<|[*_~]{1,2})([\s\S]*?)(?:\](?:\([^\n]*\)|\[[^\]]*\])?|>|[*_~]{1,2})$/.exec(
      text.slice(start, end),
    ) ?? ['', '', text.slice(start, end)];
  return { start: start + opening.length, end: start + opening.length + content.length };
}

/** Whether a text node still says what the file says there: escapes, entities and line ends aside. */
function says(value: string, span: Span, text: string): boolean {
  if (text.slice(span.start, span.end) === value) return true;
  const built = new TextBuilder(text, 'paragraph', span);
  built.addText(value, span.start, span.end);
  if (built.source(0, built.text.length).end !== span.end) return false;
  return built.text.split('').every((character, index) => {
    const { start, end } = built.source(index, index + 1);
    const source = text.slice(start, end);
    return source.endsWith(character) || source.endsWith(';') || /^\s/.test(source);
  });
}

function verbatim(text: string, span: Span): Text {
  const value = text.slice(span.start, span.end).replace(/[ \t]*(\r?\n|\r)[ \t>]*/g, '$1');
  return spanned({ type: 'text', value }, span);
}

function joined(first: Text, second: Text): Text {
  const [start, end] = [first.position!.start.offset!, second.position!.end.offset!];
  return spanned({ type: 'text', value: first.value + second.value }, { start, end });
}
