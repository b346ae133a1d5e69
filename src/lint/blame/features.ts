import { FUNCTION_WORD, VerbForm, WordClass } from '../../english/classes.ts';
import { type Entity, isPerson } from '../../english/entities.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';
import { hashText } from '../../english/word-hash.ts';

/** Number of hash buckets for features; a power of two. */
export const BUCKETS = 1 << 16;
const MASK = BUCKETS - 1;

/** Combines two hashes; order matters. */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  h ^= h >>> 13;
  return Math.imul(h, 0xc2b2ae35);
}

const named = new Map<string, number>();

/** Cached hash of a feature name. */
function sym(name: string): number {
  let hash = named.get(name);
  if (hash === undefined) {
    hash = hashText(name);
    named.set(name, hash);
  }
  return hash;
}

const START = sym('<s>');
const END = sym('</s>');
const PERSON = sym('<P>');
const OUTSIDER = sym('<O>');
const NUMBER = sym('<N>');
const SYSTEM = sym('<S>');
const ACCIDENT = sym('<ACC>');
const MANNER = sym('<MAN>');
const BAD_ADJECTIVE = sym('<BA>');
const BAD_NOUN = sym('<BN>');
const DECISION = sym('<D>');
const PROPER = sym('<X>');
const NOUN = sym('<n>');
const forms = (prefix: string) => Array.from({ length: 32 }, (_, i) => sym(`<${prefix}${i}>`));
const FAULT_FORMS = forms('F');
const CARE_FORMS = forms('C');
const VERB_FORMS = forms('V');
const CLOSED = FUNCTION_WORD | WordClass.determiner;

const KEPT: ReadonlySet<Entity> = new Set(['i', 'he', 'they', 'you', 'we', 'it', 'nobody', 'someone']);

/** The token class used in n-grams: closed-class words as themselves, others by category. */
function classOf(reading: Reading, i: number): number {
  const token = reading.tokens[i]!;
  if (token.kind === 'mark') return sym(token.lower);
  const entity = reading.entities[i]!;
  const { is, forms: verb, hash } = token.word;
  if (entity === 'person' || entity === 'name' || entity === 'group') return PERSON;
  if (KEPT.has(entity)) return hash;
  if (entity === 'outsider' || entity === 'supplier') return OUTSIDER;
  if (token.kind !== 'word') return token.kind === 'number' ? NUMBER : SYSTEM;
  if (is & WordClass.accident) return ACCIDENT;
  if (is & WordClass.manner) return MANNER;
  if (is & WordClass.badAdjective) return BAD_ADJECTIVE;
  if (is & WordClass.badNoun) return BAD_NOUN;
  if (is & CLOSED) return hash;
  if (is & WordClass.fault) return FAULT_FORMS[verb]!;
  if (is & WordClass.decision) return DECISION;
  if (entity === 'system') return SYSTEM;
  if (entity === 'proper') return PROPER;
  if (is & WordClass.care) return CARE_FORMS[verb]!;
  if (is & WordClass.adverb) return hash;
  return verb ? VERB_FORMS[verb]! : NOUN;
}

function whoOf(entity: Entity): number {
  const person =
    entity === 'person' ||
    entity === 'name' ||
    entity === 'group' ||
    entity === 'supplier' ||
    entity === 'he' ||
    entity === 'i';
  return person ? PERSON : sym(entity);
}

/** Hashed features of a sentence, for the model. Deterministic, including their order. */
export function featuresOf(reading: Reading): number[] {
  const out: number[] = [];
  const add = (hash: number) => out.push(hash & MASK);
  const { tokens, entities } = reading;
  let c1 = START;
  let w1 = START;
  let bits = 0;
  let person = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    const c0 = token ? classOf(reading, i) : END;
    let w0 = c0;
    if (token) {
      const entity = entities[i]!;
      if (token.kind === 'word' && entity !== 'name' && entity !== 'proper') {
        w0 = token.word.hash;
        add(mix(1, w0));
        if (token.word.baseHash !== w0) add(mix(7, token.word.baseHash));
      }
      add(mix(2, c0));
      bits |= token.word.is;
      if (isPerson(entity)) person = 1;
    }
    add(mix(mix(3, w1), w0));
    add(mix(4, mix(c1, c0)));
    c1 = c0;
    w1 = w0;
  }
  for (const clause of reading.clauses) clauseFeatures(reading, clause, add);
  let fault = 0;
  for (const hit of reading.hits) {
    const kind = sym(hit.class);
    add(mix(8, kind));
    add(mix(9, hit.hash));
    add(mix(mix(10, kind), person));
    if (hit.class === 'fault') fault = 1;
  }
  const flags = [
    person,
    bits & WordClass.we ? 2 : 0,
    bits & WordClass.fault || fault ? 4 : 0,
    bits & WordClass.badAdjective ? 8 : 0,
    bits & WordClass.badNoun ? 16 : 0,
    bits & (WordClass.accident | WordClass.manner) ? 32 : 0,
    bits & WordClass.negation ? 64 : 0,
    reading.question ? 128 : 0,
  ];
  let all = 0;
  for (const flag of flags) {
    all |= flag;
    if (flag) add(mix(11, flag));
  }
  add(mix(12, all));
  add(15);
  return out;
}

function clauseFeatures(reading: Reading, clause: ReadClause, add: (hash: number) => void): void {
  const { tokens } = reading;
  const { word } = tokens[clause.verb]!;
  const subject = whoOf(clause.who);
  const { is } = word;
  const kind = is & WordClass.fault ? 1 : is & WordClass.operation ? 2 : is & WordClass.care ? 3 : 0;
  const bits =
    (clause.passive ? 1 : 0) |
    (clause.perfect ? 2 : 0) |
    (clause.negated ? 4 : 0) |
    (clause.linking ? 8 : 0) |
    (clause.finite ? 0 : 16);
  const shape = mix(subject, mix(bits, sym(clause.modal)));
  const base = mix(subject, word.baseHash);
  add(mix(20, shape));
  add(mix(mix(21, shape), kind));
  add(mix(22, base));
  add(mix(mix(23, base), bits & 5));
  add(mix(mix(24, sym(clause.opener)), shape));
  if (clause.passive || clause.agent) add(mix(mix(25, whoOf(clause.by)), kind));
  // What follows the verb within the clause: adjectives and nouns predicated of the subject.
  const to = Math.min(clause.verb + 6, tokens.length);
  for (let i = clause.verb + 1; i < to; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') break;
    if (token.kind !== 'word' || token.word.is & (WordClass.determiner | WordClass.name)) continue;
    add(mix(mix(26, subject), token.word.baseHash));
    if (token.word.is & WordClass.badAdjective) add(mix(27, shape));
    if (token.word.forms & VerbForm.gerund) add(mix(28, subject));
  }
}
