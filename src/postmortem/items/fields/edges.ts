/** A delimited piece at either end of an item's text, and its delimiter. */
export interface Edge {
  readonly by:
    | 'bracket'
    | 'dash'
    | 'arrow'
    | 'pipe'
    | 'semicolon'
    | 'sentence'
    | 'handle'
    | 'comma'
    | 'colon';
  /** The piece including its delimiters: cut from the item's text. */
  readonly start: number;
  readonly end: number;
  /** The piece without its delimiters. */
  readonly from: number;
  readonly to: number;
}

/** The maximum length of a field. */
const MAX_FIELD_LENGTH = 130;
const SPACE = new Set(' \t\n');
const END_MARKS = new Set(' \t\n.!*_');

/** The last delimited piece of `text` before `end`; null if there is none near the end. */
export function edgeAtEnd(text: string, end: number): Edge | null {
  let to = end;
  while (to > 0 && END_MARKS.has(text[to - 1]!)) to--;
  if (to === 0) return null;
  if (')]）'.includes(text[to - 1]!)) return bracketAtEnd(text, to);
  // The full stop of "Priya N." belongs to the name.
  const inner =
    text[to] === '.' && /(?:^|[\s.])\p{Lu}$/u.test(text.slice(Math.max(0, to - 3), to)) ? to + 1 : to;
  for (let at = to - 1; at >= Math.max(0, to - MAX_FIELD_LENGTH); at--) {
    const by = separatorAt(text, at);
    if (by === 'stop') return null;
    if (!by) continue;
    if (by === 'handle') return { by, start: leftOf(text, at, '-=—–→⇒>|;:.'), end, from: at, to: inner };
    let start = at;
    while (start > 0 && '-=—–'.includes(text[start - 1]!)) start--;
    return { by, start: leftOf(text, start), end, from: rightOf(text, at + 1, to), to: inner };
  }
  return null;
}

function bracketAtEnd(text: string, to: number): Edge | null {
  const close = text[to - 1]!;
  const open = close === ')' ? '(' : close === ']' ? '[' : '（';
  for (let at = to - 2; at >= Math.max(0, to - MAX_FIELD_LENGTH); at--) {
    if (text[at] === close) return null;
    if (text[at] === open)
      return { by: 'bracket', start: leftOf(text, at), end: to, from: at + 1, to: to - 1 };
  }
  return null;
}

/** The delimiter that ends at `at`, or null. */
function separatorAt(text: string, at: number): Edge['by'] | 'stop' | null {
  const char = text[at]!;
  const before = text[at - 1];
  const after = text[at + 1];
  const isBeforeSpace = after === undefined || SPACE.has(after);
  switch (char) {
    case '—':
      return 'dash';
    case '–':
    case '-':
      return isBeforeSpace && (before === undefined || SPACE.has(before) || before === char) ? 'dash' : null;
    case '→':
    case '⇒':
      return 'arrow';
    case '>':
      return before === '-' || before === '=' ? 'arrow' : null;
    case '|':
      return 'pipe';
    case '/':
    case '·':
    case '•':
      return isBeforeSpace && before !== undefined && SPACE.has(before) ? 'pipe' : null;
    case ';':
      return 'semicolon';
    case '.':
    case '!':
    case '?':
      return isBeforeSpace &&
        !/(?:^|[\s.])(?:\p{Lu}|Dr|Prof|Mrs?|Ms)$/u.test(text.slice(Math.max(0, at - 5), at))
        ? 'sentence'
        : null;
    case ')':
    case ']':
      return isBeforeSpace ? 'sentence' : 'stop';
    case '@':
      return before === undefined || SPACE.has(before) || '(,/&'.includes(before) ? 'handle' : null;
    default:
      return null;
  }
}

function leftOf(text: string, at: number, marks = ''): number {
  let start = at;
  while (start > 0 && (SPACE.has(text[start - 1]!) || `,*_${marks}`.includes(text[start - 1]!))) start--;
  return start;
}

function rightOf(text: string, at: number, limit: number): number {
  let from = at;
  while (from < limit && (SPACE.has(text[from]!) || '*_'.includes(text[from]!))) from++;
  return from;
}

const START_MARKS = new Set(' \t\n*_');

/** The characters that can delimit the first piece, or end the search for it. */
const EDGES = ':：—–-→⇒=|.([;';

/** The piece at the start of `text` from `at`, delimited by brackets, a colon or a dash; null otherwise. */
export function edgeAtStart(text: string, at: number): Edge | null {
  let start = at;
  while (start < text.length && START_MARKS.has(text[start]!)) start++;
  const first = text[start];
  if (first === '(' || first === '[') {
    const to = text.slice(start, start + MAX_FIELD_LENGTH).indexOf(first === '(' ? ')' : ']');
    if (to < 2 || text.slice(start + 1, start + to).includes(first)) return null;
    return { by: 'bracket', start, end: skipMarks(text, start + to + 1), from: start + 1, to: start + to };
  }
  for (let i = start; i < Math.min(text.length, start + 80); i++) {
    if (!EDGES.includes(text[i]!)) continue;
    const isBeforeSpace = text[i + 1] === undefined || SPACE.has(text[i + 1]!);
    if ((text[i] === ':' || text[i] === '：') && (isBeforeSpace || text[i] === '：'))
      return { by: 'colon', start, end: skipMarks(text, i + 1), from: start, to: i };
    if ('—–-'.includes(text[i]!) && isBeforeSpace && i > start && SPACE.has(text[i - 1]!))
      return { by: 'dash', start, end: skipMarks(text, i + 1), from: start, to: i };
    const arrow = /^(?:[→⇒]|[-=]>)(?=\s)/.exec(text.slice(i, i + 3))?.[0];
    if (arrow && i > start)
      return { by: 'arrow', start, end: skipMarks(text, i + arrow.length), from: start, to: i };
    if (text[i] === '|') return { by: 'pipe', start, end: skipMarks(text, i + 1), from: start, to: i };
    if (text[i] === '.' || text[i] === '(' || text[i] === '[' || text[i] === ';') return null;
  }
  return null;
}

function skipMarks(text: string, at: number): number {
  let end = at;
  while (end < text.length && (START_MARKS.has(text[end]!) || ':–—-'.includes(text[end]!))) end++;
  return end;
}
