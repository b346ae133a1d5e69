import { type Block, withoutStretch } from '../../../markdown/text.ts';
import { readDue } from '../../../time/due.ts';

/** The most struck texts that are looked at in one block. */
const MOST = 6;

/** A block without its struck texts that `isGone` accepts: "~~2025-06-01~~ 2025-07-03". `source` is the document. */
function unstruck(block: Block, source: string, isGone: (text: string) => boolean): Block {
  const written = source.slice(block.span.start, block.span.end);
  if (!written.includes('~~')) return block;
  let rest = block;
  for (const { index, 1: inner = '' } of written.matchAll(/~~([^~\n]{1,60})~~/g).take(MOST)) {
    const at = offsetOf(inner, block.span.start + index + 2, rest);
    if (at === -1 || !isGone(inner)) continue;
    const gap = /^ ?/.exec(rest.text.slice(at + inner.length))![0].length;
    rest = withoutStretch(rest, at, at + inner.length + gap);
  }
  return rest;
}

/** The offset in a block of a text that begins at `start` in the document; -1 if it is not there as written. */
function offsetOf(text: string, start: number, block: Block): number {
  let at = block.text.indexOf(text);
  while (at !== -1 && block.source(at, at + text.length).start !== start)
    at = block.text.indexOf(text, at + 1);
  return at;
}

/** An item's text without days that are struck out, if it has another one. */
export function withoutStruckDays(block: Block, source: string): Block {
  const rest = unstruck(block, source, isDay);
  return rest !== block && readDue(rest.text, 0, null, 'all') ? rest : block;
}

/** A cell without what is struck out in it, unless nothing else is there. */
export function withoutStruck(cell: Block, source: string): Block {
  const rest = unstruck(cell, source, () => true);
  return /[\p{L}\d]/u.test(rest.text) ? rest : cell;
}

function isDay(text: string): boolean {
  const due = readDue(text, 0, null, 'all');
  return due !== null && /^\W*$/.test(text.slice(0, due.start) + text.slice(due.end));
}
