import { blanked } from './cut.ts';
import { type Edge, edgeBehind } from './edges.ts';
import type { Gathered } from './gathered.ts';
import { namingOf } from './owners.ts';
import { MOVES, type OwnerPart, type Part, partsOf } from './parts.ts';

const CAPITAL_STATUS = /\s(DONE!?|WIP|COMPLETED?|FIXED|MERGED|WON'?T ?(?:DO|FIX)|TODO)[\s*.!]{0,4}$/;
/** "Done in !55", "Fixed in #12" behind what was done, with nothing between. */
const FINISHED_BY =
  /\.?[\s:]((?:Done|Fixed|Completed?|Merged|Shipped|Implemented|Resolved) (?:in|by|with|via|as|on|since) (?:[!#]\d|PR\b|https?:|v?\d|[\w.-]{1,60}\/)[^\n]{0,60})$/;
const COLON_STATUS =
  /:\s{1,3}(done|completed?|fixed|merged|shipped|closed|wip|in progress|ongoing|to-?do|not started)[\s.!*]{0,4}$/i;

/** What is set apart at the end: "(Ann, 2026-04-01)", "— Priya N. — 30 April — prevents", "@ann". */
export function readBehind(gathered: Gathered): void {
  const { text } = gathered.block;
  let free = blanked(text, gathered.cut);
  const tail = free.slice(-140);
  const status = CAPITAL_STATUS.exec(tail) ?? COLON_STATUS.exec(tail) ?? FINISHED_BY.exec(tail);
  if (status) {
    gathered.status ??= status[1]!;
    gathered.cut.push({ start: free.length - tail.length + status.index, end: text.length });
    free = blanked(text, gathered.cut);
  }
  let end = free.length;
  const pieces: { edge: Edge; parts: readonly Part[] }[] = [];
  for (let count = 0; count < 8; count++) {
    const edge = edgeBehind(free, end);
    if (!edge || (edge.start === 0 && edge.by !== 'handle')) break;
    const parts = partsOf(free, edge, gathered.context);
    if (!parts) break;
    pieces.push({ edge, parts });
    end = edge.start;
  }
  // What stands together is judged together: a name beside a date is an owner.
  const kinds = new Set(pieces.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  const hasNeighbour = kinds.has('due') || kinds.has('status') || gathered.due !== null;
  for (const { edge, parts } of pieces) {
    const isAll = parts.every(
      (part) => part.kind !== 'owner' || isOwnerHere(gathered, part, edge, hasNeighbour, parts),
    );
    if (!isAll) break;
    // A ticket or an estimate stays where it is.
    if (parts.every(({ kind }) => kind === 'other')) continue;
    for (const part of parts) gathered.take(part);
    gathered.cut.push({ start: edge.start, end: edge.end });
  }
  if (gathered.owners.length === 0) readMiddle(gathered, free);
}

/** "OPS-12 (Tim, due 2026-03-20): add a limit", "Add it (@ann) on all nodes": brackets inside of the text. */
function readMiddle(gathered: Gathered, free: string): void {
  for (const match of free.matchAll(/[([]([^()[\]]{2,60})[)\]]/g)) {
    const inner = match[1]!;
    const [from, to] = [match.index, match.index + match[0].length];
    const name = inner.replace(/[\s,;]+$/, '');
    const isBesideDay = gathered.cut.some(({ start, end }) => start > from && end < to);
    const isHandle = inner.startsWith('@') && namingOf(inner) === 'sure';
    if (!isHandle && !(isBesideDay && namingOf(name) !== 'no')) continue;
    if (gathered.takeOwners(name, from + 1)) gathered.cut.push({ start: from, end: to });
    return;
  }
}

function isOwnerHere(
  gathered: Gathered,
  part: OwnerPart,
  edge: Edge,
  hasNeighbour: boolean,
  parts: readonly Part[],
): boolean {
  const { text } = gathered.block;
  const name = part.text;
  if (gathered.context.isKnown(name.replace(/^@/, ''))) return true;
  if (
    gathered.context.isThing(name) ||
    (name[0] !== '@' && gathered.isInCode(part.at, part.at + name.length))
  )
    return false;
  if (name.startsWith('@') || part.naming === 'sure') {
    if (edge.by === 'sentence' && !name.startsWith('@')) return false;
    return !(edge.by === 'arrow' && MOVES.test(text));
  }
  if (edge.by === 'bracket') {
    if (gathered.context.habits.has('bracket behind')) return true;
    const isBeside = parts.length > 1 && hasNeighbour;
    return part.naming === 'likely' || (part.naming === 'short' && isBeside);
  }
  if (edge.by === 'sentence' || (edge.by === 'arrow' && MOVES.test(text))) return false;
  return hasNeighbour || gathered.context.habits.has('behind');
}
