import { isPerson } from './entities.ts';
import type { ReadClause, Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { C, F, hashText } from './words.ts';

/** Number of buckets that features are hashed into; a power of two. */
export const BUCKETS = 1 << 16;
const MASK = BUCKETS - 1;

const symbols = new Map<string, number>();
const sym = (text: string): number => {
  let hash = symbols.get(text);
  if (hash === undefined) {
    hash = hashText(text);
    symbols.set(text, hash);
  }
  return hash;
};

const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  h ^= h >>> 13;
  return Math.imul(h, 0xc2b2ae35) >>> 0;
};

/** The class of a token that n-grams are made of: closed-class words as they are, the rest by what they are. */
function classOf(reading: Reading, i: number): string {
  const token = reading.tokens[i]!;
  if (token.kind === 'mark') return token.low;
  const entity = reading.entities[i]!;
  const { is, forms, text } = token.word;
  switch (entity) {
    case 'person':
    case 'name':
    case 'group':
      return '<P>';
    case 'i':
    case 'he':
    case 'they':
    case 'you':
    case 'we':
    case 'it':
    case 'nobody':
    case 'someone':
      return text;
    case 'outsider':
      return '<O>';
    default:
  }
  if (token.kind !== 'word') return token.kind === 'number' ? '<N>' : '<S>';
  if (is & C.accident) return '<ACC>';
  if (is & C.manner) return '<MAN>';
  if (is & C.badAdjective) return '<BA>';
  if (is & C.badNoun) return '<BN>';
  if (is & (C.determiner | C.preposition | C.conjunction | C.subordinator | C.modal | C.be | C.have | C.do | C.negation)) return text;
  if (is & C.fault) return `<F${forms}>`;
  if (is & C.decision) return '<D>';
  if (entity === 'system') return '<S>';
  if (entity === 'proper') return '<X>';
  if (is & C.care) return `<C${forms}>`;
  if (is & C.adverb) return text;
  if (forms) return `<V${forms}>`;
  return '<n>';
}

function who(entity: ReadClause['who']): string {
  if (entity === 'person' || entity === 'name' || entity === 'group' || entity === 'he' || entity === 'i') return 'P';
  return entity;
}

function verbClass(token: Token): string {
  const { is } = token.word;
  return is & C.fault ? 'F' : is & C.operation ? 'O' : is & C.care ? 'C' : 'V';
}

/** Hashed features of a sentence, for the model. The same text always gives the same list, in the same order. */
export function featuresOf(reading: Reading, verdicts: readonly string[]): number[] {
  const out: number[] = [];
  const add = (hash: number) => out.push(hash & MASK);
  const put = (text: string) => add(sym(text));
  const { tokens } = reading;
  const classes = tokens.map((_, i) => classOf(reading, i));
  const start = sym('<s>');
  let c1 = start;
  let c2 = start;
  let c3 = start;
  let w1 = start;
  let bits = 0;
  let person = false;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    const c0 = token ? sym(classes[i]!) : sym('</s>');
    const entity = token ? reading.entities[i]! : 'none';
    const named = entity === 'name' || entity === 'proper' || token?.kind === 'number' || token?.kind === 'opaque' || token?.kind === 'handle';
    const w0 = token && !named ? (token.word.text ? token.word.hash : sym(token.low)) : c0;
    if (token) {
      if (!named) {
        add(mix(1, w0));
        if (token.word.base !== token.word.text) add(mix(7, sym(token.word.base)));
      }
      add(mix(2, c0));
      bits |= token.word.is;
      if (isPerson(entity)) person = true;
    }
    add(mix(mix(3, w1), w0));
    add(mix(mix(4, c1), c0));
    add(mix(mix(mix(5, c2), c1), c0));
    add(mix(mix(mix(mix(6, c3), c2), c1), c0));
    c3 = c2;
    c2 = c1;
    c1 = c0;
    w1 = w0;
  }
  for (const clause of reading.clauses) clauseFeatures(reading, clause, put);
  let fault = false;
  for (const hit of reading.hits) {
    put(`h:${hit.class}`);
    put(`h:${hit.phrase}`);
    put(`h:${hit.class}:${person ? 'P' : '-'}`);
    if (hit.class === 'fault') fault = true;
  }
  const flags = [
    person && 'P',
    bits & C.we && 'we',
    (bits & C.fault || fault) && 'F',
    bits & C.badAdjective && 'BA',
    bits & C.badNoun && 'BN',
    bits & (C.accident | C.manner) && 'M',
    bits & C.negation && 'neg',
    reading.question && '?',
  ].filter(Boolean);
  put(`all:${flags.join('+')}`);
  for (const flag of flags) put(`has:${flag}`);
  for (const verdict of verdicts) {
    put(`v:${verdict}`);
    put(`v:${verdict}:${person ? 'P' : '-'}`);
  }
  put('bias');
  return out;
}

function clauseFeatures(reading: Reading, clause: ReadClause, put: (text: string) => void): void {
  const verb = reading.tokens[clause.verb]!;
  const subject = who(clause.who);
  const kind = verbClass(verb);
  const shape = `${clause.passive ? 'p' : ''}${clause.perfect ? 'h' : ''}${clause.modal}${clause.negated ? '!' : ''}${clause.linking ? '=' : ''}${clause.finite ? '' : '~'}`;
  put(`c:${subject}:${shape}`);
  put(`c:${subject}:${kind}:${shape}`);
  put(`c:${subject}:${verb.word.base}`);
  put(`c:${subject}:${verb.word.base}:${clause.negated ? '!' : ''}${clause.passive ? 'p' : ''}`);
  put(`c:${clause.opener}:${subject}:${shape}`);
  if (clause.passive || clause.agent) put(`c:by:${who(clause.by)}:${kind}`);
  // What follows the verb, within the clause: adjectives and nouns said of the subject.
  for (let i = clause.verb + 1; i < Math.min(clause.verb + 6, reading.tokens.length); i++) {
    const token = reading.tokens[i]!;
    if (token.kind === 'mark') break;
    if (token.kind !== 'word' || token.word.is & (C.determiner | C.name)) continue;
    put(`o:${subject}:${token.word.base}`);
    if (token.word.is & C.badAdjective) put(`o:${subject}:BA:${shape}`);
    if (token.word.forms & F.gerund) put(`o:${subject}:ing`);
  }
}
