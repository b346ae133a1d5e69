import type { Span } from '../markdown/document.ts';
import type { Policy } from '../policy/schema.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { privacyContext } from '../privacy/context.ts';
import { findPrivate, type Leak } from '../privacy/find.ts';
import { capital } from '../vocabulary/capital.ts';
import { parseRef } from '../vocabulary/refs.ts';
import { courtesyBefore, type Disguise, peopleOf } from './people.ts';
import { publicSections } from './sections.ts';

/** A leak with its position in the post-mortem. */
export interface PlacedLeak extends Leak {
  readonly line: number;
  readonly column: number;
}

export type Published =
  | { readonly text: string; readonly leaks: readonly PlacedLeak[] }
  | { readonly problem: string };

/** A piece of the public text with its source offset. If `isOurs`, it replaces the source text there. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly isOurs: boolean;
}

/**
 * Makes the public version of a post-mortem: its marked sections without comments, with roles instead of names. `leaks`
 * lists what must not become public; publish the text only if it is empty. Pure.
 */
export function publish(postmortem: PostMortem, policy: Policy): Published {
  const { document, title } = postmortem;
  if (document.unread) {
    const { line } = document.point(document.unread.from);
    return { problem: `Line ${line}: the file is not read beyond this line. ${document.unread.reason}` };
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
  const known = privacyContext(policy);
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

/** Removes comments, which are notes for the authors. */
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
  // Not inside URLs, where a role would only break the link; the leak check reports those names.
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_/@.+-])(?:${[TEAM, ...forms].join('|')})(?![\p{L}\p{N}_]|-\w|@|\.\w)`,
    'giu',
  );
  return pieces.flatMap((piece) => {
    const parts: Piece[] = [];
    let done = 0;
    for (const match of piece.text.matchAll(pattern)) {
      const [found, team] = match;
      // "mark" is a word, not Mark.
      if (!found.startsWith('@') && found === found.toLowerCase()) continue;
      const title = courtesyBefore(piece.text.slice(done, match.index));
      const start = match.index - title.length;
      const before = piece.text.slice(0, start);
      const role = team ? `the ${team} team` : roleOf.get(found.toLowerCase())!;
      // "The on-call engineer Ann joined" already states the role.
      if (!team && TITLE.test(before)) {
        parts.push({ ...piece, text: piece.text.slice(done, start - 1), from: piece.from + done });
        done = match.index + found.length;
        continue;
      }
      parts.push({ ...piece, text: piece.text.slice(done, start), from: piece.from + done });
      const text = SENTENCE_START.test(before) ? capital(role) : role;
      parts.push({ text, from: piece.from + start, isOurs: true });
      done = match.index + found.length;
    }
    return [...parts, { ...piece, text: piece.text.slice(done), from: piece.from + done }];
  });
}
const TITLE =
  /\b(?:engineer|commander|lead|manager|responder|developer|maintainer|administrator|scribe|operator) $/i;
/** The text before the first word of a sentence, cell or item. */
const SENTENCE_START = /(?:^|[.!?]\s+|\n\s*|[-*+|>]\s+|#\s+|\d[.)]\s+|\[[ x]\]\s+|\*\*|["“(]$)$/;

/** A link or footnote definition with its indented continuation lines. */
const DEFINITION = /^ {0,3}(\[\^?[^\]\n]+\]):[^\n]*(?:\n(?: {2,}|\t)[^\n]+)*/gm;

/** The definitions used in the public parts but located elsewhere. */
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

/** The owner in the front matter's incident, if it is a full reference. */
function ownersIn({ frontMatter }: PostMortem): string[] {
  const stated = frontMatter?.data?.incident;
  const ref = typeof stated === 'string' ? parseRef(stated, { owner: '', repo: '' }) : null;
  return ref?.owner ? [ref.owner.toLowerCase()] : [];
}
