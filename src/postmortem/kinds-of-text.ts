import { WordClass } from '../english/classes.ts';
import { wordOf } from '../english/words.ts';
import type { ProseBlock, Span } from '../markdown/document.ts';
import { gated } from '../vocabulary/gated.ts';
import { memoized } from '../vocabulary/memoized.ts';
import type { PostMortem } from './model.ts';

/**
 * What a block of text is, if not the authors' own account:
 *
 * - `speech`: a line of a chat or transcript, prefixed by its speaker ("AC: rolling back", "10.12 RK …")
 * - `quotation`: a block quotation
 * - `action`: an action item
 * - `worst-case`: below a heading that asks what might have happened
 */
export type TextKind = 'speech' | 'quotation' | 'action' | 'worst-case';

export interface KindsOfText {
  /** Why the whole document reads as fiction; null otherwise. */
  readonly fiction: string | null;
  /** Null for the authors' own account. */
  of(block: ProseBlock): TextKind | null;
}

/** The kinds of text of a document. */
export const kindsOfText = memoized(find);

function find(postmortem: PostMortem): KindsOfText {
  const speakers = speakersOf(postmortem);
  const inItems = within(postmortem.actionItems.map(({ span }) => span));
  const inWorstCases = within(
    postmortem.sections.filter(({ heading }) => WORST_CASE.test(heading)).map(({ body }) => body),
  );
  const of = (block: ProseBlock): TextKind | null => {
    if (block.kind === 'quote') return 'quotation';
    const speaker = speakerOf(block);
    if (speaker && speakers.has(speaker)) return 'speech';
    if (inItems(block.span)) return 'action';
    return inWorstCases(block.span) ? 'worst-case' : null;
  };
  return { fiction: fictionOf(postmortem), of };
}

const WORST_CASE =
  /\b(?:worst[- ]case|what if|could have (?:happened|been worse)|what might have|potential (?:impact|attack)s?)\b/i;

/** Tests whether a span begins inside one of `spans`. */
function within(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let at = 0;
  let last = -1;
  return ({ start }) => {
    if (start < last) at = 0;
    last = start;
    while (at < sorted.length && sorted[at]!.end <= start) at++;
    return at < sorted.length && sorted[at]!.start <= start;
  };
}

/** A clock, then initials or a handle: "10.12 RK", "[14:05] @ana:". Or the speaker alone: "AC:", "**Ana**:". */
const CLOCK = String.raw`[[(]?\d{1,2}[.:h]\d\d(?:[.:]\d\d)?(?: ?[ap]m)?[\])]?,? ?[-–—]? ?`;
const TIMED = new RegExp(String.raw`^${CLOCK}(?:@([\w.-]{2,30}):?|([A-Z]{2,3})\b(?=[: ]))`);
const NAMED =
  /^(?:@([\w.-]{2,30})(?: \(\d{1,2}[:.]\d\d\))?:|([A-Z]{2,3}):(?=\s)|([A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{1,20})?):(?=\s))/;

/** Abbreviations that are not initials. */
const NO_INITIALS = new Set(
  'UTC GMT CET EST PST PDT EDT IST BST JST TBD TBC FYI ETA TLDR API DNS CPU AWS GCP SLA SLO RCA PR CI CD DB VM US EU UK AM PM ID UI QA IT OK NB PS OS IP SRE DBA'.split(
    ' ',
  ),
);

/** The speaker named at the start of a block; null otherwise. */
function speakerOf({ text, kind }: ProseBlock): string | null {
  if (kind === 'heading') return null;
  const head = text.slice(0, 70).trimStart();
  const timed = TIMED.exec(head);
  if (timed) {
    const name = timed[1] ?? timed[2]!;
    return timed[2] && NO_INITIALS.has(name) ? null : name;
  }
  const named = NAMED.exec(head);
  if (!named) return null;
  const name = named[1] ?? named[2] ?? named[3]!;
  if (named[2]) return NO_INITIALS.has(name) ? null : name;
  const firstName = name.split(' ')[0]!.toLowerCase();
  return named[3] && !(wordOf(firstName).is & WordClass.name) ? null : name;
}

/** The speakers of a transcript: initials and handles that begin at least two blocks, full names that begin three. */
function speakersOf(postmortem: PostMortem): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const block of postmortem.blocks) {
    const speaker = speakerOf(block);
    if (speaker) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  const lines = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // A single line is just a label; a conversation has more.
  return new Set(lines >= 3 || [...counts.values()].some((count) => count >= 2) ? counts.keys() : []);
}

const INVENTED = gated(
  /\b(?:fictional|fictitious|parody|satire|satirical|made[- ]up (?:story|incident|company)|purely imaginary|not a real (?:incident|company|post-?mortem)|any resemblance to|april fools?|once upon a time|in a galaxy|for (?:entertainment|educational) purposes only)\b/i,
  /ficti|parody|satir|made[- ]up|imaginary|not a real|resemblance|april|once upon|galaxy|purposes/i,
);
/** Blocks searched for a fiction notice, at the start and at the end. */
const EDGES = 6;

function fictionOf({ title, blocks }: PostMortem): string | null {
  const candidates = [
    title?.value ?? '',
    ...blocks.slice(0, EDGES).map(({ text }) => text),
    ...blocks.slice(-2).map(({ text }) => text),
  ];
  for (const text of candidates) {
    const match = INVENTED.gate.test(text) ? INVENTED.pattern.exec(text.slice(0, 2000)) : null;
    if (match) return match[0];
  }
  return null;
}
