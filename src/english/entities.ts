import { C, F } from './classes.ts';
import { AMBIGUOUS_ROLES } from './lexicon/ambiguous.ts';
import { wordsOf } from './lexicon/entry.ts';
import type { Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';

/** What a noun phrase stands for. `proper` is a capitalised word that nothing is known of. */
export type Entity =
  | 'person'
  | 'group'
  | 'name'
  | 'i'
  | 'you'
  | 'he'
  | 'they'
  | 'someone'
  | 'nobody'
  | 'we'
  | 'outsider'
  | 'system'
  | 'proper'
  | 'it'
  | 'thing'
  | 'none';

/** What is known beyond the sentence. All names in lower case. */
export interface Surroundings {
  readonly people: ReadonlySet<string>;
  readonly systems: ReadonlySet<string>;
  /** What `they` and `it` most likely stand for: the last person or system named before. */
  readonly last: 'person' | 'system' | null;
}

export const NOWHERE: Surroundings = { people: new Set(), systems: new Set(), last: null };

const companions = new Map(
  Object.entries(AMBIGUOUS_ROLES).map(([role, { default: usual, human, system }]) => [
    role,
    { usual, human: new Set(wordsOf(human)), system: new Set(wordsOf(system)) },
  ]),
);

const PEOPLE: ReadonlySet<Entity> = new Set([
  'person',
  'group',
  'name',
  'i',
  'you',
  'he',
  'they',
  'someone',
  'nobody',
]);

/** True for whoever can be blamed: people who work there, not outsiders and not "we". */
export function isPerson(entity: Entity): boolean {
  return PEOPLE.has(entity);
}

/** What a single token stands for, seen with its neighbours. */
export function entityAt(tokens: readonly Token[], i: number, around: Surroundings): Entity {
  const token = tokens[i];
  if (!token) return 'none';
  if (token.kind === 'handle') return 'name';
  if (token.kind === 'initials') return 'name';
  if (token.kind !== 'word') return 'system';
  const { low } = token;
  const { is } = token.word;
  if (is & C.we) return 'we';
  if (is & C.pronoun) return pronoun(low, around);
  if (is & C.indefinite)
    return low === 'nobody' || low === 'noone' || low === 'no-one' ? 'nobody' : 'someone';
  if (low === 'one' && tokens[i - 1]?.low === 'no') return 'nobody';
  if (is & C.neuter) return 'it';
  if (around.systems.size > 0 && around.systems.has(low)) return 'system';
  if (around.people.size > 0 && around.people.has(low)) return 'name';
  const initial = i === 0 || tokens[i - 1]!.kind === 'mark';
  if (token.capital && is & (C.name | C.product)) return properName(tokens, i, is);
  if (is & C.ambiguous) return ambiguous(tokens, i, low);
  if (is & C.role)
    return is & C.system && !(is & C.role) ? 'system' : partOfSystem(tokens, i) ? 'system' : 'person';
  if (is & C.group) return token.capital || low !== 'it' ? (low === 'it' && initial ? 'it' : 'group') : 'it';
  if (low === 'it') return 'it';
  if (is & C.outsider) return 'outsider';
  if (is & C.softGroup) return token.capital && acts(tokens[i + 1]) ? 'group' : 'thing';
  if (is & C.system) return 'system';
  if (token.capital && !initial && !token.word.forms) return acronym(tokens, i) ? 'system' : 'proper';
  if (token.capital && initial && !token.word.is && !token.word.forms && i + 1 < tokens.length)
    return 'proper';
  return 'thing';
}

/** "Security ignored it", "Finance has not paid": a department only where it does something. */
function acts(next: Token | undefined): boolean {
  if (next?.kind !== 'word') return false;
  const { is, forms } = next.word;
  if (is & (C.modal | C.have | C.do | C.accident | C.manner)) return true;
  return (forms & F.past) !== 0 && !(forms & F.base) && !(is & C.be);
}

/** People at large, of whom nobody in particular is meant. */
export const AT_LARGE = /^(?:people|everyone|everybody|anyone|anybody|users?)$/;

function pronoun(low: string, around: Surroundings): Entity {
  if (low === 'i' || low === 'me' || low === 'my' || low === 'mine' || low === 'myself') return 'i';
  if (low.startsWith('you')) return 'you';
  if (low.startsWith('the')) return around.last === 'system' ? 'it' : 'they';
  return 'he';
}

const MONTHS = /^(?:jan|april|may|june|august)$/;

function properName(tokens: readonly Token[], i: number, is: number): Entity {
  const next = tokens[i + 1];
  const previous = tokens[i - 1];
  // "Jan. 30", "12 April", "In May"
  if (
    MONTHS.test(tokens[i]!.low) &&
    (next?.kind === 'number' ||
      next?.low === '.' ||
      previous?.kind === 'number' ||
      /^(?:in|on|of|since|until|by|last|next|early|late|mid)$/.test(previous?.low ?? ''))
  )
    return 'thing';
  const surname =
    next?.kind === 'word' && next.capital && !(next.word.is & (C.system | C.product | C.role | C.group));
  if (is & C.product) return is & C.name && surname ? 'name' : 'system';
  // "Marathon", "June", "Edge": names that begin something longer ("Alice Springs") stay names: rare.
  return next && next.kind === 'word' && next.word.is & C.system && !surname ? 'proper' : 'name';
}

function ambiguous(tokens: readonly Token[], i: number, low: string): Entity {
  const singular =
    companions.get(low) ?? companions.get(low.slice(0, -1)) ?? companions.get(`${low.slice(0, -3)}y`);
  if (!singular) return 'person';
  const before = tokens[i - 1];
  if (partOfSystem(tokens, i) || doesMachineWork(tokens, i)) return 'system';
  if (before && before.kind !== 'mark') {
    if (before.kind === 'opaque' || before.kind === 'number') return 'system';
    const company = before.low === "'s" ? (tokens[i - 2]?.low ?? '') : before.low;
    if (
      low === 'head' &&
      tokens[i + 1]?.low === 'of' &&
      !(tokens[i + 2] && tokens[i + 2]!.word.is & (C.determiner | C.system))
    )
      return 'person';
    if (singular.human.has(company)) return 'person';
    if (singular.system.has(company)) return 'system';
    if (before.low === "'s" && tokens[i - 2] && tokens[i - 2]!.word.is & (C.product | C.system))
      return 'system';
    if (before.word.is & C.badAdjective && singular.usual === 'person') return 'person';
    if (before.word.is & (C.product | C.system) && singular.usual === 'person' && before.word.is & C.product)
      return 'system';
    if (
      before.capital &&
      !(before.word.is & (C.name | C.determiner | C.group | C.softGroup | C.pronoun)) &&
      i > 1 &&
      !before.word.is &&
      singular.usual === 'person' &&
      PRODUCT_LIKE.test(low)
    )
      return 'system';
  }
  return singular.usual;
}

/** Roles that software plays too: with an unknown capitalised word before them ("the Zylo operator") they are its. */
const PRODUCT_LIKE =
  /^(?:operator|manager|controller|coordinator|supervisor|dispatcher|keeper|inspector|conductor)s?$/;

/** "the operator pod", "an admin account", "user error rate": a person's word inside a system's name. */
function partOfSystem(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    next?.kind === 'word' &&
    !next.word.forms &&
    !!(next.word.is & C.system) &&
    !(next.word.is & (C.role | C.group))
  );
}

/** "The operator requeues the event", "the runner respawned": what no person does. */
function doesMachineWork(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(i + 6, tokens.length); k++) {
    if (tokens[k]!.kind === 'mark') return false;
    if (MACHINE_WORK.has(tokens[k]!.word.base)) return true;
  }
  return false;
}

const MACHINE_WORK = new Set(
  wordsOf('requeue respawn segfault oom oomkill deadlock evict reschedule autoscale'),
);

function acronym(tokens: readonly Token[], i: number): boolean {
  return tokens[i]!.low.length <= 5 && /\d/.test(tokens[i]!.low);
}

/** What a phrase stands for: its head's meaning, mended by what goes with it. */
export function entityOf(tokens: readonly Token[], phrase: Phrase | null, around: Surroundings): Entity {
  if (!phrase) return 'none';
  const head = entityAt(tokens, phrase.head, around);
  const first = tokens[phrase.from]!;
  if (head === 'thing' || head === 'proper' || head === 'it' || head === 'outsider') {
    // "Lothar Vogt": a surname after a given name. "two of the admins", "one of the operators".
    for (let i = phrase.from; i < phrase.head; i++) {
      const part = entityAt(tokens, i, around);
      if (part === 'name' && i === phrase.head - 1 && head === 'proper') return 'name';
    }
    const of = tokens[phrase.to];
    if (
      of?.low === 'of' &&
      /^(?:one|two|three|four|both|some|none|member|members|neither|either|each|many|most|half|pair|number|group|head|handful|couple|all|any|which|several|few)$/.test(
        tokens[phrase.head]!.low,
      )
    ) {
      for (let i = phrase.to + 1; i < Math.min(phrase.to + 6, tokens.length); i++) {
        const part = entityAt(tokens, i, around);
        if (isPerson(part))
          return /^(?:none|neither)$/.test(tokens[phrase.head]!.low)
            ? 'nobody'
            : part === 'they' || part === 'i'
              ? 'person'
              : part;
        if (part === 'we') return 'we';
      }
    }
  }
  if (isPerson(head) && first.low === 'no') return 'nobody';
  return head;
}
