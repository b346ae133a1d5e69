import { looksLikeAction } from '../phrases/promises.ts';
import { blanked } from './cut.ts';
import { type Edge, edgeBehind, edgeInFront } from './edges.ts';
import type { Gathered } from './gathered.ts';
import { namesIn, namingOf } from './owners.ts';
import { type OwnerPart, partsOf } from './parts.ts';

const TYPE_WORD = /^\W*(?:prevent|mitigat|detect|repair|process|investigat|correct)/i;
/** What a name is made of. */
const WORDS = /^[\p{L}\d'’./& -]{2,60}$/u;
const TODO_OWNER = /^\s{0,4}(?:TODO|FIXME|AI|ACTION)\s?\(([^)]{1,40})\)\s?:?\s?/i;

/** What is set apart in front: "[P1]", "@ann:", "Platform team:", "Ann to add …". */
export function readInFront(gathered: Gathered, begin: number): void {
  const { text } = gathered.block;
  const todo = TODO_OWNER.exec(text);
  if (todo) {
    gathered.takeOwners(todo[1]!, todo[0].indexOf('(') + 1);
    gathered.cut.push({ start: 0, end: todo[0].length });
  }
  let free = blanked(text, gathered.cut);
  let at = begin;
  for (let count = 0; count < 5; count++) {
    const end = readHandle(gathered, free, at) ?? readFrontEdge(gathered, free, at);
    if (end === null) break;
    gathered.cut.push({ start: at, end });
    at = end;
    free = blanked(text, gathered.cut);
  }
  if (gathered.owners.length === 0) readDoer(gathered, free, at);
}

/** "@ann to add …", "@ann, @bo: …", "@Ann Lee will …"; returns where the item goes on. */
function readHandle(gathered: Gathered, text: string, from: number): number | null {
  const at = from + /^[\s*_]*/.exec(text.slice(from, from + 20))![0].length;
  if (text[at] !== '@' || gathered.owners.length > 0) return null;
  const part = text.slice(at, at + 120);
  const full = /^@\p{Lu}[\p{L}'’-]{1,30} \p{Lu}[\p{L}'’-]{1,30}(?=\s{0,2}[:–—-]|\s(?:to|will)\b)/u.exec(
    part,
  )?.[0];
  const run = full ?? /^@[\w./-]{0,60}\w(?:(?:\s?[,&/+]\s?|\sand\s)@[\w./-]{0,60}\w){0,4}/.exec(part)?.[0];
  if (!run || at + run.length >= text.trimEnd().length) return null;
  if (!gathered.takeOwners(run, at)) return null;
  const rest = text.slice(at + run.length, at + run.length + 20);
  return at + run.length + /^[\s*_]*(?:[:–—-]+|to\b|will\b|should\b)?[\s*_]*/.exec(rest)![0].length;
}

function readFrontEdge(gathered: Gathered, text: string, at: number): number | null {
  const edge = edgeInFront(text, at);
  if (!edge || edge.end >= text.trimEnd().length) return null;
  const inner = text.slice(edge.from, edge.to);
  const parts = partsOf(text, edge, gathered.context);
  if (!parts) return null;
  const owner = parts.find((part) => part.kind === 'owner');
  if (owner && !isOwnerInFront(gathered, owner, edge, inner)) return null;
  // "Detect: …" gives the type, "Monitoring: …" and "Test: …" say what it is about.
  if (edge.by === 'colon' && parts.some(({ kind }) => kind === 'type') && !TYPE_WORD.test(inner)) return null;
  if (!owner && edge.by !== 'bracket' && !parts.every(({ kind }) => kind !== 'other')) return null;
  if (!owner && edge.by === 'dash' && !parts.every(({ kind }) => kind === 'status' || kind === 'priority'))
    return null;
  for (const part of parts) gathered.take(part);
  return edge.end;
}

function isOwnerInFront(gathered: Gathered, part: OwnerPart, edge: Edge, inner: string): boolean {
  const { habits, isKnown, isThing } = gathered.context;
  if (gathered.owners.length > 0) return false;
  const names = namesIn(inner);
  if (names.every(({ name }) => isKnown(name))) return true;
  if (names.some(({ name }) => isThing(name)) || gathered.isInCode(edge.from, edge.to)) return false;
  const isJoined = names.length > 1 && /[+&/]|\sand\s/.test(inner);
  if (edge.by === 'bracket') {
    if (part.naming === 'sure' || habits.has('bracket in front')) return true;
    return part.naming === 'likely' && (names.length > 1 || /\s/.test(inner.trim()));
  }
  const rest = gathered.block.text.slice(edge.end);
  if (edge.by === 'dash') {
    const isTeam = /team|squad/i.test(inner);
    return (
      isTeam ||
      (gathered.due !== null && part.naming !== 'low' && !looksLikeAction(inner) && looksLikeAction(rest))
    );
  }
  return part.naming === 'sure' || isJoined || (habits.has('colon in front') && part.naming !== 'low');
}

/** "Ann to add an alarm", "Storage team will add one", "Add it (Ann to write it)". */
function readDoer(gathered: Gathered, text: string, from: number): void {
  const verb = /\s(?:to|will)\s(?=([a-z][a-z-]+)\b)/.exec(text.slice(from, from + 100));
  const before = verb ? text.slice(from, from + verb.index) : '';
  const lead = /^\s*(?:the\s)?/i.exec(before)![0].length;
  const name = before.slice(lead);
  if (
    verb &&
    WORDS.test(name) &&
    !looksLikeAction(name) &&
    looksLikeAction(verb[1]!) &&
    isDoer(gathered, name)
  ) {
    gathered.takeOwners(name, from + lead);
    gathered.cut.push({ start: from, end: from + verb.index + verb[0].length });
    return;
  }
  const edge = text.includes('(') ? edgeBehind(text, text.length) : null;
  if (edge?.by !== 'bracket') return;
  const promised = /^(.{2,40}?) (?:to|will) ([a-z-]+)\b/.exec(text.slice(edge.from, edge.to));
  const named = promised && looksLikeAction(promised[2]!) && isDoer(gathered, promised[1]!.trim());
  if (!promised || !named) return;
  gathered.takeOwners(promised[1]!, edge.from);
  gathered.cut.push({ start: edge.start, end: edge.end });
}

function isDoer(gathered: Gathered, name: string): boolean {
  if (gathered.context.isThing(name)) return false;
  const naming = namingOf(name);
  return naming === 'sure' || naming === 'likely' || gathered.context.isKnown(name);
}
