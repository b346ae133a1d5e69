const known = new Map<string, RegExp | null>();
/** A run has two or three; the App sees those of many policies over weeks. */
const KEPT = 20;

/** A policy's pattern as a cached regular expression; null if it is invalid or refused. */
export function patternOf(pattern: string): RegExp | null {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const made = patternProblem(pattern) === null ? new RegExp(pattern, 'u') : null;
  if (known.size >= KEPT) known.delete(known.keys().next().value!);
  known.set(pattern, made);
  return made;
}

/** Most unbounded repetitions allowed in one pattern: each multiplies the work by the length of the text. */
const MOST_REPEATS = { anchored: 3, anywhere: 2 };
/** Beyond this, `{2,50}` costs as much as `*`; after a group, which may match in several ways, much sooner. */
const LONG = { character: 20, group: 3 };

/**
 * Why a policy's pattern is refused, in words for its author; null if it may run. JavaScript's engine backtracks, so
 * some patterns never finish on a text of 40 characters; any that might be one of them is refused.
 */
export function patternProblem(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return `is not a regular expression: ${(error as Error).message.replace(/^Invalid regular expression: /, '')}`;
  }
  const parts = partsOf(pattern);
  if (parts.some(({ kind }) => kind === 'back'))
    return 'refers back to what a group matched (\\1), which may take for ever. Say it without';
  const repeats = parts.filter((part) => part.kind === 'repeat');
  if (repeats.some(({ isAmbiguous }) => isAmbiguous))
    return 'repeats a group that holds a repetition or a choice, as in (a+)+ or (a|b)*, which may take for ever. List the characters instead: [a-z-]+';
  const most = pattern.startsWith('^') ? MOST_REPEATS.anchored : MOST_REPEATS.anywhere;
  if (repeats.length > most)
    return `has ${repeats.length} repetitions without an end (*, +), and at most ${MOST_REPEATS.anchored} are possible, or ${MOST_REPEATS.anywhere} without ^ in front. Give some of them an end: {1,9}`;
  return null;
}

interface Part {
  readonly kind: 'repeat' | 'back';
  /** Whether the repeated part can match one text in several ways. */
  readonly isAmbiguous: boolean;
}

/** Unbounded repetitions and back references of a pattern that compiles. */
function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  // For each open group: whether it contains a repetition, an optional part or an alternative.
  const open: boolean[] = [];
  let closed = false;
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at, at + 200);
    const [atom = rest[0]!] =
      /^(?:\\(?:k<[^>]*>|[pP]\{[^}]*\}|u\{[^}]*\}|\d+|.)|\[\^?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|[*+?]\??|\{\d+(?:,\d*)?\}\??)/su.exec(
        rest,
      ) ?? [];
    at += atom.length;
    const most = /^\{(\d+)(,)?(\d*)\}/.exec(atom);
    const isRepeat =
      /^[*+]/.test(atom) || (most !== null && largest(most) > (closed ? LONG.group : LONG.character));
    if (/^\\(?:k<|[1-9])/.test(atom)) parts.push({ kind: 'back', isAmbiguous: true });
    else if (isRepeat) parts.push({ kind: 'repeat', isAmbiguous: closed });
    if (atom.startsWith('(')) open.push(false);
    else if (atom === '|' || isRepeat || atom.startsWith('?') || most?.[2]) mark(open);
    if (atom === ')') {
      closed = open.pop() ?? false;
      if (closed) mark(open);
    } else closed = false;
  }
  return parts;
}

/** The upper bound: `9` of `{1,9}` and `{9}`; none of `{1,}`. */
const largest = ([, least, comma, end]: RegExpExecArray) =>
  end ? Number(end) : comma ? Number.POSITIVE_INFINITY : Number(least);

function mark(open: boolean[]): void {
  if (open.length > 0) open[open.length - 1] = true;
}
