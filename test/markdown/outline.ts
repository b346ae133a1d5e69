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
 * A tree as lines: what stands where, and what it says. Definitions are left out; an image by reference is an image.
 * The text of code is compared only where `code` asks for it.
 */
function outline(node: Nodes, code: boolean, depth = 0): string[] {
  if (node.type === 'definition') return [];
  // micromark gives no place to bare addresses that it finds in the text afterwards.
  const { start, end } = node.position ?? {};
  const said = 'value' in node && (code || node.type !== 'code') ? JSON.stringify(node.value) : '';
  const type = node.type === 'imageReference' ? 'image' : node.type;
  const own = `${'  '.repeat(depth)}${type} ${said} ${start?.offset}-${end?.offset}`;
  const below = 'children' in node ? node.children.flatMap((child) => outline(child, code, depth + 1)) : [];
  return [own, ...below];
}

export const ours = (text: string, { code = false } = {}) => outline(parseMarkdown(text, 'a.md').tree, code);

/** The reference: CommonMark and the parts of GFM that are read, by the parser that follows them to the letter. */
export const theirs = (text: string, { code = false, all = false } = {}) =>
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
