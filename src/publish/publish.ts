import type { Span } from '../markdown/document.ts';
import type { Policy } from '../policy/schema.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { findPrivate, type Leak } from '../privacy/find.ts';
import { knownTo } from '../privacy/known.ts';
import { parseRef } from '../vocabulary/refs.ts';
import { type Disguise, peopleOf } from './people.ts';
import { publicSections } from './sections.ts';

/** A leak, and where its text stands in the post-mortem itself. */
export interface PlacedLeak extends Leak {
  readonly line: number;
  readonly column: number;
}

export type Published =
  | { readonly text: string; readonly leaks: readonly PlacedLeak[] }
  | { readonly problem: string };

/** A piece of the public text, and where it begins in the source. Words of ours stand for the text that begins there. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly isOurs: boolean;
}

/**
 * The public version of a post-mortem: its marked sections without comments, with roles for names; and everything in it
 * that must not become public. It may be shown only where `leaks` is empty. Pure.
 */
export function publish(postmortem: PostMortem, policy: Policy): Published {
  const { document, title } = postmortem;
  if (document.unread) {
    const { line } = document.point(document.unread.from);
    return { problem: `Line ${line}: not read from here on. ${document.unread.reason}` };
  }
  const marked = publicSections(postmortem);
  if ('problem' in marked) return marked;
  const spans = [...marked.spans, ...definitionsFor(postmortem, marked.spans)];
  const people = peopleOf(postmortem, policy.lint);
  const pieces = spans.flatMap((span) => [
    ...withRoles(withoutComments(document.text, span), people),
    { text: '\n\n', from: span.end, isOurs: true },
  ]);
  if (title && !/^#\s/m.test(document.text.slice(spans[0]!.start, spans[0]!.end)))
    pieces.unshift(
      ...withRoles([{ text: `# ${title.value}\n\n`, from: title.span.start, isOurs: true }], people),
    );
  const text = pieces.map((piece) => piece.text).join('');
  const known = knownTo(policy);
  const leaks = findPrivate(text, {
    people: people.flatMap(({ forms }) => forms.map((form) => form.replace(/^@/, '').toLowerCase())),
    owners: [...known.owners, ...ownersIn(postmortem)],
    allow: known.allow,
  });
  return {
    text: `${text
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
    leaks: leaks.map((leak) => ({ ...leak, ...document.point(sourceOf(leak.start, pieces)) })),
  };
}

function sourceOf(offset: number, pieces: readonly Piece[]): number {
  let at = 0;
  for (const { text, from, isOurs } of pieces) {
    if (offset < at + text.length) return isOurs ? from : from + offset - at;
    at += text.length;
  }
  return 0;
}

/** Comments are notes for those who write. */
function withoutComments(text: string, { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  for (const { 0: comment, index } of text.slice(start, end).matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
    pieces.push({ text: text.slice(from, start + index), from, isOurs: false });
    from = start + index + comment.length;
  }
  return [...pieces, { text: text.slice(from, end), from, isOurs: false }];
}

const TEAM = String.raw`@[A-Za-z\d][\w-]*\/([\w.-]*\w)`;

function withRoles(pieces: readonly Piece[], people: readonly Disguise[]): Piece[] {
  const roleOf = new Map(
    people.flatMap(({ forms, role }) => forms.map((form) => [form.toLowerCase(), role])),
  );
  const forms = [...roleOf.keys()].sort((a, b) => b.length - a.length).map((form) => RegExp.escape(form));
  // Not within an address, where a role would only break the link: the check says what is left there.
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_/@.+-])(?:${[TEAM, ...forms].join('|')})(?![\p{L}\p{N}_]|-\w|@|\.\w)`,
    'giu',
  );
  return pieces.flatMap((piece) => {
    const parts: Piece[] = [];
    let done = 0;
    for (const match of piece.text.matchAll(pattern)) {
      const [found, team] = match;
      // "mark" the word is not Mark.
      if (!found.startsWith('@') && found === found.toLowerCase()) continue;
      const before = piece.text.slice(0, match.index);
      const role = team ? `the ${team} team` : roleOf.get(found.toLowerCase())!;
      // "The on-call engineer Ann joined" has the role already.
      if (!team && TITLE.test(before)) {
        parts.push({ ...piece, text: piece.text.slice(done, match.index - 1), from: piece.from + done });
        done = match.index + found.length;
        continue;
      }
      parts.push({ ...piece, text: piece.text.slice(done, match.index), from: piece.from + done });
      const text = STARTS.test(before) ? role[0]!.toUpperCase() + role.slice(1) : role;
      parts.push({ text, from: piece.from + match.index, isOurs: true });
      done = match.index + found.length;
    }
    return [...parts, { ...piece, text: piece.text.slice(done), from: piece.from + done }];
  });
}
const TITLE =
  /\b(?:engineer|commander|lead|manager|responder|developer|maintainer|administrator|scribe|operator) $/i;
/** Before the first word of a sentence, a cell, or an item. */
const STARTS = /(?:^|[.!?]\s+|\n\s*|[-*+|>]\s+|#\s+|\d[.)]\s+|\[[ x]\]\s+|\*\*|["“(]$)$/;

/** A definition of a link or of a footnote, with the indented lines below it. */
const DEFINITION = /^ {0,3}(\[\^?[^\]\n]+\]):[^\n]*(?:\n(?: {2,}|\t)[^\n]+)*/gm;

/** Definitions that the public parts use and that stand elsewhere. */
function definitionsFor({ document: { text } }: PostMortem, spans: readonly Span[]): Span[] {
  const shown = spans.map(({ start, end }) => text.slice(start, end).toLowerCase()).join('\n');
  return [...text.matchAll(DEFINITION)]
    .map(({ 0: whole, 1: id = '', index }) => ({ id, span: { start: index, end: index + whole.length } }))
    .filter(
      ({ id, span }) =>
        shown.includes(id.toLowerCase()) &&
        !spans.some(({ start, end }) => start <= span.start && span.end <= end),
    )
    .map(({ span }) => span);
}

/** The owner of the incident that the front matter names in full. */
function ownersIn({ frontMatter }: PostMortem): string[] {
  const stated = frontMatter?.data?.incident;
  const ref = typeof stated === 'string' ? parseRef(stated, { owner: '', repo: '' }) : null;
  return ref?.owner ? [ref.owner.toLowerCase()] : [];
}
