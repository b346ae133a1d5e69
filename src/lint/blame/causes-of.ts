import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import type { SectionName } from '../../vocabulary/sections.ts';
import type { Place } from './constructions/construction.ts';

const CAUSES: ReadonlySet<SectionName> = new Set(['causes', 'trigger', 'five-whys', 'fishbone']);

/** "Root cause", as the first cell of a row. */
const LABEL = /^\W*(?:the )?(?:(?:root|main|primary|underlying|direct|immediate) )?causes?\W*$/i;
/** What may stand before a cause on its line: "F1: ", "Why? ", "Why did it fail? Because ". */
const BEFORE = /^\W*(?:[A-Z]{1,3}-?\d{1,3}\s*[:.)–—-]\s*|(?:\d\W+)?why\b[^?\n]{0,200}\?\s*)?$/i;
/** "People involved:", as opposed to "It failed because of:". */
const OTHER_LEAD = /^(?!.*(?:cause|factor|reason|because|why|due|trigger)).*:\s*$/is;

/** Says of each sentence of a document, read in order, whether it is a cause or part of one. */
export function causesOf(postmortem: PostMortem): (block: ProseBlock, start: number) => Place['cause'] {
  let last: ProseBlock | null = null;
  let before: ProseBlock | null = null;
  let lead = '';
  let states = false;
  return (block, start) => {
    if (block !== last) {
      before = last;
      last = block;
      if (block.kind === 'heading') lead = '';
      else if (block.kind === 'paragraph' || /:\s*$/.test(block.text)) lead = block.text;
      states = isCause(postmortem, block, before) && !(block.kind === 'item' && OTHER_LEAD.test(lead));
    }
    if (!states) return null;
    return BEFORE.test(block.text.slice(lineStart(block, start), start)) ? 'whole' : 'part';
  };
}

function isCause(postmortem: PostMortem, block: ProseBlock, before: ProseBlock | null): boolean {
  if (block.kind === 'heading') return false;
  // Other cells may say who is to do something.
  if (block.kind === 'cell') return before?.kind === 'cell' && LABEL.test(before.text);
  if (block.kind === 'item' && goesOnBelow(postmortem, block)) return false;
  // A heading of its own between the causes may be "Participants".
  const name = postmortem.sectionOf(block.span)?.name;
  return name !== null && name !== undefined && CAUSES.has(name);
}

/** "- The platform team" with a list below it: what is below belongs to the cause. */
function goesOnBelow({ document: { text } }: PostMortem, { span }: ProseBlock): boolean {
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', span.start - 1) + 1))![0].length;
  const below = /^[^\S\n]*\n(?:[^\S\n]*\n)?([ \t]*)(?:[-*+]|\d+[.)]) /.exec(
    text.slice(span.end, span.end + 100),
  );
  return below !== null && below[1]!.length > indent;
}

/** The offset at which the line of a block begins. */
const lineStart = ({ stops }: ProseBlock, offset: number): number =>
  (stops.findLast((at) => at < offset) ?? -1) + 1;
