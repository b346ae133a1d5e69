import type { Element, ElementContent, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .freeze();

/** The effects of a text after GitHub renders it. */
export interface Effects {
  /** The names that are notified: GitHub looks for them in each text node outside code and links. */
  readonly mentions: readonly string[];
  /** The distinct element names. */
  readonly elements: readonly string[];
  /** The issues that keywords would close if this were the text of a pull request. */
  readonly closes: readonly string[];
  readonly images: number;
  /** What a reader sees. */
  readonly text: string;
}

/** Independent of the code under test: it applies its own patterns to the rendered page. */
export function effectsOf(markdown: string): Effects {
  const root = processor.runSync(processor.parse(markdown)) as Root;
  const mentions: string[] = [];
  const elements = new Set<string>();
  let images = 0;
  let text = '';
  let spoken = '';
  const visit = (node: Element | Root | ElementContent, silent: boolean) => {
    if (node.type === 'text') {
      text += node.value;
      spoken += silent ? '`' : node.value;
      if (!silent)
        mentions.push(
          ...[...node.value.matchAll(/(?:^|[^a-z0-9_])@([a-z0-9][a-z0-9-]*)/gi)].map((m) => m[1]!),
        );
    }
    if (node.type === 'element') {
      elements.add(node.tagName);
      if (node.tagName === 'img') images++;
    }
    if ('children' in node)
      for (const child of node.children)
        visit(
          child as ElementContent,
          silent || (node.type === 'element' && ['code', 'pre', 'a'].includes(node.tagName)),
        );
  };
  visit(root, false);
  const closing = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+((?:[\w.-]+\/[\w.-]+)?#\d+|gh-\d+)/gi;
  return {
    mentions,
    images,
    text,
    elements: [...elements].sort(),
    closes: [...spoken.matchAll(closing)].map((m) => m[1]!),
  };
}
