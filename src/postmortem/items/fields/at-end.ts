import { areAmong } from '../owners/owner-values.ts';
import { namingOf } from '../owners/owners.ts';
import { dueIn, MOVES, type OwnerPart, type Part, partsOf } from './classify.ts';
import type { CollectedFields } from './collected-fields.ts';
import { blanked } from './cut.ts';
import { type Edge, edgeAtEnd } from './edges.ts';

/** "Add a limit DONE", but not "MUST BE MERGED". */
const CAPITAL_STATUS =
  /(?<!\b(?:be|being|been|is|are|not|to|get|gets))(?<!\b(?:BE|BEING|BEEN|IS|ARE|NOT|TO|GET|GETS))\s(DONE!?|WIP|COMPLETED?|FIXED|MERGED|WON'?T ?(?:DO|FIX)|TODO)[\s*.!]{0,4}$/;
/** "Done in !55", "Fixed in #12" directly after the task, without a separator. */
const FINISHED_BY =
  /\.?[\s:]((?:Done|Fixed|Completed?|Merged|Shipped|Implemented|Resolved) (?:in|by|with|via|as|on|since) (?:[!#]\d|PR\b|https?:|v?\d|[\w.-]{1,60}\/|[\w-]{1,40}\.[a-z]{2,5}\b)[^\n]{0,60})$/;
const COLON_STATUS =
  /:\s{1,3}(done|completed?|fixed|merged|shipped|closed|wip|in progress|ongoing|to-?do|not started)[\s.!*]{0,4}$/i;

/** Reads the fields at the end of an item: "(Ann, 2026-04-01)", "— Priya N. — 30 April — prevents", "@ann". */
export function readAtEnd(collected: CollectedFields): void {
  const { text } = collected.block;
  let free = blanked(text, collected.cut);
  const tail = free.slice(-140);
  const status = CAPITAL_STATUS.exec(tail) ?? COLON_STATUS.exec(tail) ?? FINISHED_BY.exec(tail);
  if (status) {
    collected.status ??= status[1]!;
    collected.cut.push({ start: free.length - tail.length + status.index, end: text.length });
    free = blanked(text, collected.cut);
  }
  let end = free.length;
  const pieces: { edge: Edge; parts: readonly Part[] }[] = [];
  for (let count = 0; count < 8; count++) {
    const edge = edgeAtEnd(free, end);
    if (!edge || (edge.start === 0 && edge.by !== 'handle')) break;
    const parts = partsOf(free, edge, collected.context);
    if (!parts) break;
    pieces.push({ edge, parts });
    end = edge.start;
  }
  // Adjacent pieces are classified together: a name next to a date is an owner.
  const kinds = new Set(pieces.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  const hasNeighbour = kinds.has('due') || kinds.has('status') || collected.due !== null;
  for (const { edge, parts } of pieces) {
    const isAll = parts.every(
      (part) => part.kind !== 'owner' || isOwnerAtEnd(collected, part, edge, hasNeighbour, parts),
    );
    if (!isAll) break;
    // A ticket or an estimate stays in the text.
    if (parts.every(({ kind }) => kind === 'other')) continue;
    for (const part of parts) collected.take(part);
    collected.cut.push({ start: edge.start, end: edge.end });
  }
  if (collected.owners.length === 0 && !collected.due) readCommas(collected);
  if (collected.owners.length === 0) readMiddle(collected, free);
  if (collected.owners.length === 0 && collected.due) readColon(collected);
}

/** "Test the fallback, Mei, 2026-04-01": a name and a day between commas, at the end. */
function readCommas(collected: CollectedFields): void {
  const free = blanked(collected.block.text, collected.cut).trimEnd();
  const found = /,\s{1,3}(@?\p{Lu}[^,;:()]{1,40}),\s{1,3}([^,;:()]{4,30}?)\.?$/u.exec(free.slice(-90));
  if (!found || !['sure', 'likely'].includes(namingOf(found[1]!))) return;
  const due = dueIn(found[2]!, collected.context);
  if (!due?.date || due.end < found[2]!.length || collected.context.isThing(found[1]!)) return;
  const start = free.length - found[0].length;
  const at = start + found[0].indexOf(found[1]!);
  if (start <= 8 || collected.takeOwners(found[1]!, at) === 0) return;
  collected.takeDue(due, start + found[0].lastIndexOf(found[2]!), found[2]!);
  collected.cut.push({ start, end: collected.block.text.length });
}

/** "Restore once a month: Adwoa, due 2026-05-06": a name after a colon, at the end of what is to be done by a day. */
function readColon(collected: CollectedFields): void {
  const free = blanked(collected.block.text, collected.cut);
  const found = /:\s{1,3}(\p{Lu}[^:;.()]{1,40})$/u.exec(free.slice(-200).trimEnd());
  if (!found || !['sure', 'likely'].includes(namingOf(found[1]!))) return;
  const start = free.trimEnd().length - found[0].length;
  if (start > 8 && collected.takeOwners(found[1]!, start + found[0].length - found[1]!.length))
    collected.cut.push({ start, end: collected.block.text.length });
}

/** Brackets inside the text: "OPS-12 (Tim, due 2026-03-20): add a limit", "Add it (@ann) on all nodes". */
function readMiddle(collected: CollectedFields, free: string): void {
  for (const match of free.matchAll(/[([]([^()[\]]{2,60})[)\]]/g)) {
    const inner = match[1]!;
    const [from, to] = [match.index, match.index + match[0].length];
    // "(@ann, 2026-04-01), as we did for the printers"
    const edge: Edge = { by: 'bracket', start: from, end: to, from: from + 1, to: to - 1 };
    const parts = inner.startsWith('@') ? (partsOf(free, edge, collected.context) ?? []) : [];
    if (parts.length > 1 && parts.every(({ kind }) => kind !== 'other')) {
      for (const part of parts) collected.take(part);
      const isBeforeMark = free[from - 1] === ' ' && /[,.;:]/.test(free[to] ?? '');
      collected.cut.push({ start: isBeforeMark ? from - 1 : from, end: to });
      return;
    }
    const name = inner.replace(/[\s,;]+$/, '');
    const hasDay = collected.cut.some(({ start, end }) => start > from && end < to);
    const isHandle = inner.startsWith('@') && namingOf(inner) === 'sure';
    if (!isHandle && !(hasDay && namingOf(name) !== 'no')) continue;
    if (collected.takeOwners(name, from + 1)) collected.cut.push({ start: from, end: to });
    return;
  }
}

function isOwnerAtEnd(
  collected: CollectedFields,
  part: OwnerPart,
  edge: Edge,
  hasNeighbour: boolean,
  parts: readonly Part[],
): boolean {
  const { text } = collected.block;
  const { ownerPositions, isKnown, isThing } = collected.context;
  const name = part.text;
  if (isKnown(name.replace(/^@/, ''))) return true;
  if (isThing(name) || (name[0] !== '@' && collected.isInCode(part.at, part.at + name.length))) return false;
  if (name.startsWith('@') || part.naming === 'sure') {
    if (edge.by === 'sentence' && !name.startsWith('@')) return false;
    return !(edge.by === 'arrow' && MOVES.test(text));
  }
  if (part.naming === 'no')
    return areAmong(name, ownerPositions.get(edge.by === 'bracket' ? 'bracket at end' : 'end'));
  if (edge.by === 'bracket') {
    if (ownerPositions.has('bracket at end')) return true;
    const isNextToField = parts.length > 1 && hasNeighbour;
    return part.naming === 'likely' || (part.naming === 'short' && isNextToField);
  }
  if (edge.by === 'sentence' || (edge.by === 'arrow' && MOVES.test(text))) return false;
  return hasNeighbour || ownerPositions.has('end');
}
