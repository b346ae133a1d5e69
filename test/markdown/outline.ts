import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfm } from 'micromark-extension-gfm';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { parseMarkdown } from '../../src/markdown/parse.ts';

/**
 * Prints a tree as lines of type, value and offsets. Definitions are omitted, image references count as images, and the
 * text of code blocks is included only with `code`.
 */
function outline(node: Nodes, code: boolean, depth = 0): string[] {
  if (node.type === 'definition') return [];
  // micromark gives no position to bare URLs, which it finds in a later pass.
  const { start, end } = node.position ?? {};
  const value = 'value' in node && (code || node.type !== 'code') ? JSON.stringify(node.value) : '';
  const type = node.type === 'imageReference' ? 'image' : node.type;
  const own = `${'  '.repeat(depth)}${type} ${value} ${start?.offset}-${end?.offset}`;
  const below = 'children' in node ? node.children.flatMap((child) => outline(child, code, depth + 1)) : [];
  return [own, ...below];
}

export const ours = (text: string, { code = false } = {}) => outline(parseMarkdown(text, 'a.md').tree, code);

/** The reference result, from a parser that follows the specifications exactly: CommonMark and the parts of GFM we read. */
export const reference = (text: string, { code = false, all = false } = {}) =>
  outline(
    fromMarkdown(
      text,
      all
        ? { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }
        : {
            extensions: [gfmTable(), gfmTaskListItem()],
            mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
          },
    ),
    code,
  );
