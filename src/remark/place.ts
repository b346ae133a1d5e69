import type { Nodes } from 'mdast';
import type { Span } from '../markdown/document.ts';

/** Where a node is in the file; null when a plugin made it, or moved it out of `within`. */
export function place(node: Nodes, within: Span): Span | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return null;
  return start < within.start || end > within.end || start > end ? null : { start, end };
}

/** The node at a place. Only offsets are read from positions here: lines and columns follow from them. */
export function spanned<N extends Nodes>(node: N, { start, end }: Span): N {
  const position = {
    start: { line: 0, column: 0, offset: start },
    end: { line: 0, column: 0, offset: end },
  };
  return { ...node, position };
}
