import { VerbForm } from '../../../english/classes.ts';
import { wordOf } from '../../../english/words.ts';
import { statusWord } from '../../phrases/done.ts';
import { teamName } from '../../phrases/owners.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import { positionAtStart } from '../owners/owner-positions.ts';
import { areAmong } from '../owners/owner-values.ts';
import { namesIn, namingOf } from '../owners/owners.ts';
import { type OwnerPart, partsOf } from './classify.ts';
import type { CollectedFields } from './collected-fields.ts';
import { blanked } from './cut.ts';
import { type Edge, edgeAtEnd, edgeAtStart } from './edges.ts';

const TYPE_WORD = /^\W*(?:prevent|mitigat|detect|repair|process|investigat|correct)/i;
/** The characters of a name. */
const WORDS = /^[\p{L}\d'’./& -]{2,60}$/u;
const TODO_OWNER = /^\s{0,4}(?:TODO|FIXME|AI|ACTION)\s?\(([^)]{1,40})\)\s?:?\s?/i;

/** "GH-101 (Done): …": a reference with its status. */
const MARKED_REFERENCE = /^\s{0,4}(?:[#!]\d+|[A-Z][A-Z0-9]{1,9}-\d{1,6}) ?[([]([^()[\]]{2,20})[)\]]\s?:/;

/** Reads the fields at the start of an item: "[P1]", "@ann:", "Platform team:", "Ann to add …". */
export function readAtStart(collected: CollectedFields, begin: number): void {
  const { text } = collected.block;
  const todo = TODO_OWNER.exec(text);
  if (todo) {
    collected.takeOwners(todo[1]!, todo[0].indexOf('(') + 1);
    collected.cut.push({ start: 0, end: todo[0].length });
  }
  const marked = MARKED_REFERENCE.exec(text.slice(0, 80))?.[1];
  if (marked && statusWord.find(marked)) collected.status ??= marked;
  let free = blanked(text, collected.cut);
  let at = begin;
  for (let count = 0; count < 5; count++) {
    const end = readHandle(collected, free, at) ?? readStartEdge(collected, free, at);
    if (end === null) break;
    collected.cut.push({ start: at, end });
    at = end;
    free = blanked(text, collected.cut);
  }
  if (collected.owners.length === 0) readDoer(collected, free, at);
}

/** "@ann to add …", "@ann, @bo: …", "@Ann Lee will …"; returns the offset after it. */
function readHandle(collected: CollectedFields, text: string, from: number): number | null {
  const at = from + /^[\s*_]*/.exec(text.slice(from, from + 20))![0].length;
  if (text[at] !== '@' || collected.owners.length > 0) return null;
  const part = text.slice(at, at + 120);
  const full = /^@\p{Lu}[\p{L}'’-]{1,30} \p{Lu}[\p{L}'’-]{1,30}(?=\s{0,2}[:–—-]|\s(?:to|will)\b)/u.exec(
    part,
  )?.[0];
  const run =
    full ??
    /^@[\p{L}\w./-]{0,60}[\p{L}\w](?:(?:\s?[,&/+]\s?|\sand\s)@[\p{L}\w./-]{0,60}[\p{L}\w]){0,4}/u.exec(
      part,
    )?.[0];
  if (!run || at + run.length >= text.trimEnd().length) return null;
  if (!collected.takeOwners(run, at)) return null;
  const rest = text.slice(at + run.length, at + run.length + 20);
  return at + run.length + /^[\s*_]*(?:[:–—-]+|to\b|will\b|should\b)?[\s*_]*/.exec(rest)![0].length;
}

function readStartEdge(collected: CollectedFields, text: string, at: number): number | null {
  const edge = edgeAtStart(text, at);
  if (!edge || edge.end >= text.trimEnd().length) return null;
  const inner = text.slice(edge.from, edge.to);
  const parts = partsOf(text, edge, collected.context);
  if (!parts) return null;
  const owner = parts.find((part) => part.kind === 'owner');
  if (owner && !isOwnerAtStart(collected, owner, edge, inner)) return null;
  // "Detect: …" gives the type; "Monitoring: …" and "Test: …" give the topic.
  if (edge.by === 'colon' && parts.some(({ kind }) => kind === 'type') && !TYPE_WORD.test(inner)) return null;
  if (!owner && edge.by !== 'bracket' && !parts.every(({ kind }) => kind !== 'other')) return null;
  if (!owner && edge.by === 'dash' && !parts.every(({ kind }) => kind === 'status' || kind === 'priority'))
    return null;
  for (const part of parts) collected.take(part);
  return edge.end;
}

function isOwnerAtStart(collected: CollectedFields, part: OwnerPart, edge: Edge, inner: string): boolean {
  const { ownerPositions, isKnown, isThing } = collected.context;
  if (collected.owners.length > 0) return false;
  const names = namesIn(inner);
  if (names.every(({ name }) => isKnown(name))) return true;
  if (names.some(({ name }) => isThing(name)) || collected.isInCode(edge.from, edge.to)) return false;
  if (part.naming === 'no') return areAmong(inner, ownerPositions.get(positionAtStart(edge)));
  const isJoined = names.length > 1 && /[+&/]|\sand\s/.test(inner);
  if (edge.by === 'bracket') {
    if (part.naming === 'sure' || ownerPositions.has('bracket at start')) return true;
    return part.naming === 'likely' && (names.length > 1 || /\s/.test(inner.trim()));
  }
  const rest = collected.block.text.slice(edge.end);
  if (edge.by === 'dash' || edge.by === 'arrow') {
    const isTeam = /team|squad/i.test(inner) || (part.naming === 'sure' && teamName.find(inner) !== null);
    return (
      (ownerPositions.has('dash at start') && part.naming !== 'low' && looksLikeAction(rest)) ||
      (isTeam && (edge.by === 'arrow' || looksLikeAction(rest) || /^\s*\p{Ll}/u.test(rest))) ||
      (collected.due !== null && part.naming !== 'low' && !looksLikeAction(inner) && looksLikeAction(rest))
    );
  }
  return (
    part.naming === 'sure' ||
    isJoined ||
    (ownerPositions.has('colon at start') &&
      (part.naming !== 'low' || ownerPositions.has('lower-case name at start')))
  );
}

/** "Ann to add an alarm", "Storage team will add one", "Add it (Ann to write it)". */
function readDoer(collected: CollectedFields, text: string, from: number): void {
  const verb = /\s(?:to|will)\s(?=([a-z][a-z-]+)\b)/.exec(text.slice(from, from + 100));
  const before = verb ? text.slice(from, from + verb.index) : '';
  const lead = /^\s*(?:the\s)?/i.exec(before)![0].length;
  const name = before.slice(lead);
  if (
    verb &&
    WORDS.test(name) &&
    (!looksLikeAction(name) || isSubject(name, verb[0])) &&
    (looksLikeAction(verb[1]!) || isDeedOf(name, verb[1]!)) &&
    isDoer(collected, name)
  ) {
    collected.takeOwners(name, from + lead);
    collected.cut.push({ start: from, end: from + verb.index + verb[0].length });
    return;
  }
  const edge = text.includes('(') ? edgeAtEnd(text, text.length) : null;
  if (edge?.by !== 'bracket') return;
  const promised = /^(.{2,40}?) (?:to|will) ([a-z-]+)\b/.exec(text.slice(edge.from, edge.to));
  const named = promised && looksLikeAction(promised[2]!) && isDoer(collected, promised[1]!.trim());
  if (!promised || !named) return;
  collected.takeOwners(promised[1]!, edge.from);
  collected.cut.push({ start: edge.start, end: edge.end });
}

/** "Support team will …" begins with no verb, but "Train team to …" does. */
const isSubject = (name: string, word: string): boolean =>
  word.trim() === 'will' && teamName.find(name) !== null;

/** Whatever a team will do is work: "The support team will call the customers". */
const isDeedOf = (name: string, verb: string): boolean =>
  teamName.find(name) !== null && (wordOf(verb).forms & VerbForm.base) !== 0;

function isDoer(collected: CollectedFields, name: string): boolean {
  if (collected.context.isThing(name)) return false;
  const naming = namingOf(name);
  const { ownerPositions } = collected.context;
  if (naming === 'short') return ownerPositions.has('doer at start');
  if (areAmong(name, ownerPositions.get('doer at start'))) return true;
  return naming === 'sure' || naming === 'likely' || collected.context.isKnown(name);
}
