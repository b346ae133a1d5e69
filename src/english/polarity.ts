import { VerbForm, WordClass } from './classes.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { wordsOf } from './lexicon/entry.ts';
import { sentencesOf } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * How a sentence presents what one of its phrases says.
 *
 * - `asserted`: it happened or is so. "Service was restored at 10:05."
 * - `negated`: it did not happen. "Service was not yet restored", "failed to restore service".
 * - `hypothetical`: it could, might or would happen; a condition or a question. "If service is restored, …"
 * - `planned`: it is yet to happen. "Service will be restored", "we plan to restore service".
 * - `reported`: somebody says or believes it. "The vendor said that service was restored."
 */
export type Polarity = 'asserted' | 'negated' | 'hypothetical' | 'planned' | 'reported';

/** Characters read before and after a phrase: enough for its clause, yet bounded. */
const BEFORE = 240;
const AFTER = 160;

/**
 * The polarity of `text.slice(start, end)` in its sentence. If several apply, the order of precedence is negated,
 * hypothetical, planned, reported: "they said it would not help" is negated. Takes constant time regardless of the
 * length of the text.
 *
 *     const match = /\brestored\b/.exec(text);
 *     if (match && polarityAt(text, match.index, match.index + match[0].length) === 'asserted') …
 */
export function polarityAt(text: string, start: number, end: number): Polarity {
  const shift = Math.max(0, start - BEFORE);
  const window = text.slice(shift, Math.min(end, start + BEFORE) + AFTER);
  const { tokens, clauses } = readSentence(window, start - shift);
  const from = tokens.findIndex((token) => token.end > start - shift);
  if (from < 0) return 'asserted';
  const after = tokens.findIndex((token) => token.start >= end - shift);
  return polarityOf(tokens, from, after < 0 ? tokens.length : Math.max(after, from + 1), clauses);
}

interface ReadSentence {
  readonly window: string;
  /** Offsets in the window. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
}

/** Cache of the latest sentence: callers tend to ask about several phrases of one sentence in a row. */
let latest: ReadSentence | null = null;

/** The sentence at an offset, with its tokens and clauses; no tokens if the offset is past the final sentence. */
function readSentence(window: string, at: number): ReadSentence {
  if (latest?.window === window && at >= latest.start && at < latest.end) return latest;
  const sentence = sentencesOf(window, []).find((one) => one.end > at);
  const start = Math.min(sentence?.start ?? at, at);
  const tokens = sentence ? tokenise(window, start, sentence.end, []) : [];
  latest = { window, start, end: sentence?.end ?? at, tokens, clauses: clausesOf(tokens) };
  return latest;
}

/** Like `polarityAt`, for the half-open token range `from` to `to` of a sentence. */
function polarityOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  clauses: readonly Clause[] = clausesOf(tokens),
): Polarity {
  const begin = clauseStart(tokens, from, to, clauses);
  const clause = clauseOf(tokens, clauses, begin, from, to);
  const governors = governorsOf(tokens, clauses, begin, from);
  const words = tokens.slice(begin, from);
  const opener = words[0]?.lower ?? '';

  if (isNegated(tokens, begin, to) || (clause?.negated && clause.verb >= to)) return 'negated';
  if (governors.some((base) => NEGATING.has(base))) return 'negated';

  const past = clause ? isPast(tokens, clause) : true;
  if (CONDITIONALS.has(opener) || (clause && POSSIBILITY_MODALS.has(clause.modal))) return 'hypothetical';
  if (tokens.at(-1)!.lower === '?' || words.some(({ lower }) => HEDGES.has(lower))) return 'hypothetical';
  if (!past && tokens.some(({ lower }) => lower === 'if' || lower === 'unless')) return 'hypothetical';

  if (clause && (FUTURE_MODALS.has(clause.modal) || (FUTURE_OPENERS.has(opener) && !past))) return 'planned';
  if (governors.some((base) => PROSPECTIVE.has(base)) || words.some(({ lower }) => PENDING.has(lower)))
    return 'planned';
  return isReported(tokens, clauses, begin, from) ? 'reported' : 'asserted';
}

/** Verbs and adjectives that negate their complement: "failed to restore", "prevented it from being restored". */
const NEGATING = new Set(
  wordsOf(
    'fail refuse decline forget neglect omit prevent avoid stop cease unable impossible deny lack yet far',
  ),
);
/** Those that put their complement in the future: "plan to restore", "is expected to be restored". */
const PROSPECTIVE = new Set(
  wordsOf(`plan intend expect hope want wish try attempt wait await propose schedule ask request need require decide agree
    promise aim consider prepare recommend suggest remind estimate going about ready supposed due`),
);
/** Those whose complement is as true as they are: "was able to restore", "managed to restore". */
const TRANSPARENT = new Set(wordsOf('able manage begin start continue help proceed go come'));
const REPORTING = new Set(
  wordsOf(`say claim report believe think assume suspect tell state suggest indicate guess conclude argue mention
    write announce predict theorise theorize hypothesise hypothesize seem appear`),
);
const CONDITIONALS = new Set(wordsOf('if unless whether assuming suppose supposing should lest'));
const HEDGES = new Set(wordsOf('perhaps maybe possibly potentially hypothetically'));
const POSSIBILITY_MODALS = new Set(wordsOf('would could might may can'));
const FUTURE_MODALS = new Set(wordsOf("will 'll shall should must ought"));
/** With a verb not in the past, these introduce a future event: "until service is restored". */
const FUTURE_OPENERS = new Set(wordsOf('until till once before'));
const PENDING = new Set(wordsOf('awaiting pending todo upcoming planned scheduled'));
/** In addition to the word class `negation`. */
const NEGATIVES = new Set(wordsOf('no nobody none noone no-one'));
const CLAUSE_OPENERS = new Set(
  wordsOf(`if unless whether because when while although though since until till once before after that which who where
    whereas as assuming supposing`),
);
const BOUNDARIES = new Set(['.', ';', ':', '!', '?', '—', '–', '(', '[', '|', '→']);
const COORDINATORS = new Set([',', 'and', 'but', 'so', 'then', 'or']);

/** Start of the clause that contains a phrase: after the preceding stop, or at the conjunction that introduces it. */
function clauseStart(tokens: readonly Token[], from: number, to: number, clauses: readonly Clause[]): number {
  for (let i = from - 1; i >= 0; i--) {
    const { lower } = tokens[i]!;
    if (lower === ')') {
      const open = tokens.findLastIndex((token, at) => at < i && token.lower === '(');
      if (open >= 0) i = open;
      continue;
    }
    if (BOUNDARIES.has(lower)) return i + 1;
    if (COORDINATORS.has(lower) && hasOwnFiniteVerb(tokens, clauses, i, to)) return i + 1;
    if (CLAUSE_OPENERS.has(lower) && clauses.some(({ verb }) => verb > i && verb < to + 4)) return i;
  }
  return 0;
}

/** Whether there is a separate finite verb between `i` and `to`: "did not crash and restored service". */
function hasOwnFiniteVerb(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  i: number,
  to: number,
): boolean {
  return clauses.some(({ verb, from, finite }) => {
    if (verb <= i || verb >= to || !finite) return false;
    const { forms } = tokens[verb]!.word;
    return from < verb || (forms & (VerbForm.past | VerbForm.third)) !== 0 || forms === 0;
  });
}

/** The clause of a verb inside the phrase, else of the nearest verb before it, else of the verb it is the subject of. */
function clauseOf(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  begin: number,
  from: number,
  to: number,
): Clause | null {
  const inside = clauses.filter(({ verb }) => verb >= from && verb < to);
  const before = clauses.filter(({ verb }) => verb >= begin && verb < from);
  const next = clauses.find(({ verb }) => verb >= to);
  const gap = next ? tokens.slice(to, next.from) : [];
  const subject = next?.finite && gap.length < 4 && !gap.some(({ kind }) => kind === 'mark') ? next : null;
  return inside.find(({ finite }) => finite) ?? inside[0] ?? before.at(-1) ?? subject;
}

/**
 * Base forms of the words that govern the phrase: "help" and "able" for "restore" in "was able to help restore". Stops
 * at any other finite verb.
 */
function governorsOf(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  begin: number,
  from: number,
): string[] {
  const found: string[] = [];
  for (let i = from - 1; i >= begin; i--) {
    const { lower, word } = tokens[i]!;
    const base = lower === 'going' ? lower : word.base;
    const clause = clauses.find(({ verb }) => verb === i);
    if (NEGATING.has(base) || PROSPECTIVE.has(base) || TRANSPARENT.has(base)) found.push(base);
    else if (clause?.finite && !(tokens[i]!.word.is & (WordClass.be | WordClass.have))) break;
  }
  return found;
}

/** "no sign of recovery", "without being restored", "nobody restored it". */
function isNegated(tokens: readonly Token[], begin: number, to: number): boolean {
  for (let i = begin; i < to; i++) {
    const { lower, word } = tokens[i]!;
    if (!(word.is & WordClass.negation) && !NEGATIVES.has(lower)) continue;
    // "not only restored", "no doubt restored" and "no sooner": it did happen.
    if (/^(?:only|just|sooner|doubt)$/.test(tokens[i + 1]?.lower ?? '')) continue;
    return true;
  }
  return false;
}

function isPast(tokens: readonly Token[], clause: Clause): boolean {
  for (let i = clause.from; i <= clause.verb; i++) {
    const { lower, word } = tokens[i]!;
    if (/^(?:was|were|had|did|been)$/.test(lower)) return true;
    if (/^(?:is|are|be|has|have|'s)$/.test(lower)) return clause.perfect;
    if (i === clause.verb) return (word.forms & (VerbForm.past | VerbForm.participle)) !== 0;
  }
  return false;
}

/** "The vendor said that …", "apparently", "according to the vendor", "seems to be". */
function isReported(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  begin: number,
  from: number,
): boolean {
  for (let i = Math.max(0, begin - 8); i < from; i++) {
    const { lower, word } = tokens[i]!;
    if (lower === 'apparently' || lower === 'allegedly' || lower === 'supposedly' || lower === 'seemingly')
      return true;
    if (lower === 'according' && tokens[i + 1]?.lower === 'to') return true;
    if (!REPORTING.has(word.base) || !clauses.some(({ verb }) => verb === i)) continue;
    const marks = tokens.slice(i + 1, from).filter(({ kind, lower }) => kind === 'mark' && lower !== '"');
    if (marks.length === 0) return true;
  }
  return false;
}
