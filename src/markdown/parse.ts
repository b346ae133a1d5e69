import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { MarkdownDocument } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { limit } from './limits.ts';
import { indexLines } from './lines.ts';

// Tables and task lists alone: the whole of GFM doubles the time. Bare URLs and ~~strikes~~ are found in prose.ts.
const OPTIONS = {
  extensions: [gfmTable(), gfmTaskListItem(), frontmatter(['yaml', 'toml'])],
  mdastExtensions: [
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    frontmatterFromMarkdown(['yaml', 'toml']),
  ],
};

/**
 * Parses a file as Markdown. Takes any text: of what is binary, too long or too deeply nested it reads what it can
 * and says so in `unread`. `path` is kept for messages and never opened.
 */
export function parseMarkdown(text: string, path: string): MarkdownDocument {
  const lines = indexLines(text);
  const readable = limit(text);
  const tree = fromMarkdown(readable.text, OPTIONS);
  if (text.startsWith('\uFEFF')) shift(tree, 1);
  const first = tree.children[0] as Nodes | { type: 'toml'; position: Root['position'] } | undefined;
  const isFrontMatter = first?.type === 'yaml' || first?.type === 'toml';
  return {
    path,
    text,
    tree,
    frontMatter: isFrontMatter
      ? readFrontMatter(
          text,
          { start: first.position!.start.offset!, end: first.position!.end.offset! },
          first.type as 'yaml' | 'toml',
        )
      : null,
    point: lines.point,
    lineStart: lines.start,
    lineCount: lines.count,
    unread: readable.unread,
  };
}

/** The parser does not count a byte order mark; spans do. */
function shift(node: Nodes, by: number): void {
  if (node.position) {
    node.position.start.offset! += by;
    node.position.end.offset! += by;
  }
  if ('children' in node) for (const child of node.children) shift(child, by);
}
