import { VerbForm, WordClass } from './classes.ts';
import { AMBIGUOUS_ROLES } from './lexicon/ambiguous.ts';
import { wordsOf } from './lexicon/entry.ts';
import { ATTACKERS } from './lexicon/people.ts';
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
  | 'attacker'
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

/** True for those who can be blamed: people who work there, not outsiders and not "we". */
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
  const { lower } = token;
  const { is } = token.word;
  if (is & WordClass.we) return 'we';
  if (is & WordClass.pronoun) return pronoun(lower, around);
  if (is & WordClass.indefinite)
    return lower === 'nobody' || lower === 'noone' || lower === 'no-one' ? 'nobody' : 'someone';
  if (lower === 'one' && tokens[i - 1]?.lower === 'no') return 'nobody';
  if (is & WordClass.neuter) return 'it';
  if (around.systems.size > 0 && around.systems.has(lower)) return 'system';
  if (around.people.size > 0 && around.people.has(lower)) return 'name';
  const initial = i === 0 || tokens[i - 1]!.kind === 'mark';
  if (token.capital && is & (WordClass.name | WordClass.product)) return properName(tokens, i, is);
  if (is & WordClass.ambiguous) return ambiguous(tokens, i, lower);
  if (is & WordClass.role)
    return is & WordClass.system && !(is & WordClass.role)
      ? 'system'
      : partOfSystem(tokens, i)
        ? 'system'
        : 'person';
  if (is & WordClass.group)
    return token.capital || lower !== 'it' ? (lower === 'it' && initial ? 'it' : 'group') : 'it';
  if (lower === 'it') return 'it';
  if (/^members?$/.test(lower) && tokens[i - 1] && tokens[i - 1]!.word.is & WordClass.group) return 'person';
  if (is & WordClass.outsider) {
    if (/^providers?$/.test(lower) && SOFTWARE_PROVIDER.test(tokens[i - 1]?.lower ?? '')) return 'system';
    return isAttacker(lower) ? 'attacker' : 'outsider';
  }
  if (is & WordClass.softGroup) {
    const agent = tokens[i - 1]?.lower === 'by' && DEPARTMENT.test(lower) && tokens[i + 1]?.kind !== 'word';
    return agent || (token.capital && acts(tokens[i + 1])) ? 'group' : 'thing';
  }
  if (is & WordClass.system) return 'system';
  if (token.capital && !initial && !token.word.forms) return acronym(tokens, i) ? 'system' : 'proper';
  if (token.capital && initial && !token.word.is && !token.word.forms && i + 1 < tokens.length)
    return 'proper';
  return 'thing';
}

/** "The identity provider" is software; "the hosting provider" is a firm. */
const SOFTWARE_PROVIDER =
  /^(?:identity|auth|authentication|sso|oauth|oidc|saml|login|metrics|context|data|token|credential|credentials|secret|storage|terraform)$/;

const attackers = new Set(wordsOf(ATTACKERS));
const isAttacker = (lower: string) => attackers.has(lower) || attackers.has(lower.slice(0, -1));

/** Departments that do things by these names alone: "closed by support". */
const DEPARTMENT = /^(?:support|security|operations|engineering|infra)$/;

/** "Security ignored it", "Finance has not paid": a department only where it does something. */
function acts(next: Token | undefined): boolean {
  if (next?.kind !== 'word') return false;
  const { is, forms } = next.word;
  if (is & (WordClass.modal | WordClass.have | WordClass.do | WordClass.accident | WordClass.manner))
    return true;
  return (forms & VerbForm.past) !== 0 && !(forms & VerbForm.base) && !(is & WordClass.be);
}

/** People at large, of whom nobody in particular is meant. */
export const AT_LARGE = /^(?:people|everyone|everybody|anyone|anybody|users?)$/;

function pronoun(lower: string, around: Surroundings): Entity {
  if (lower === 'i' || lower === 'me' || lower === 'my' || lower === 'mine' || lower === 'myself') return 'i';
  if (lower.startsWith('you')) return 'you';
  if (lower.startsWith('the')) return around.last === 'system' ? 'it' : 'they';
  return 'he';
}

const MONTHS = /^(?:jan|april|may|june|august)$/;

function properName(tokens: readonly Token[], i: number, is: number): Entity {
  const next = tokens[i + 1];
  const previous = tokens[i - 1];
  // "Jan. 30", "12 April", "In May"
  if (
    MONTHS.test(tokens[i]!.lower) &&
    (next?.kind === 'number' ||
      next?.lower === '.' ||
      previous?.kind === 'number' ||
      /^(?:in|on|of|since|until|by|last|next|early|late|mid)$/.test(previous?.lower ?? ''))
  )
    return 'thing';
  const surname =
    next?.kind === 'word' &&
    next.capital &&
    !(next.word.is & (WordClass.system | WordClass.product | WordClass.role | WordClass.group));
  if (is & WordClass.product) return is & WordClass.name && surname ? 'name' : 'system';
  // "Marathon", "June", "Edge": names that begin something longer ("Alice Springs") stay names: rare.
  return next && next.kind === 'word' && next.word.is & WordClass.system && !surname ? 'proper' : 'name';
}

function ambiguous(tokens: readonly Token[], i: number, lower: string): Entity {
  const singular =
    companions.get(lower) ?? companions.get(lower.slice(0, -1)) ?? companions.get(`${lower.slice(0, -3)}y`);
  if (!singular) return 'person';
  const before = tokens[i - 1];
  if (partOfSystem(tokens, i) || doesMachineWork(tokens, i)) return 'system';
  if (before && before.kind !== 'mark') {
    if (before.kind === 'opaque' || before.kind === 'number') return 'system';
    const company = before.lower === "'s" ? (tokens[i - 2]?.lower ?? '') : before.lower;
    if (
      lower === 'head' &&
      tokens[i + 1]?.lower === 'of' &&
      !(tokens[i + 2] && tokens[i + 2]!.word.is & (WordClass.determiner | WordClass.system))
    )
      return 'person';
    if (singular.human.has(company)) return 'person';
    if (singular.system.has(company)) return 'system';
    if (
      before.lower === "'s" &&
      tokens[i - 2] &&
      tokens[i - 2]!.word.is & (WordClass.product | WordClass.system)
    )
      return 'system';
    if (before.word.is & WordClass.badAdjective && singular.usual === 'person') return 'person';
    if (
      before.word.is & (WordClass.product | WordClass.system) &&
      singular.usual === 'person' &&
      before.word.is & WordClass.product
    )
      return 'system';
    if (
      before.capital &&
      !(
        before.word.is &
        (WordClass.name | WordClass.determiner | WordClass.group | WordClass.softGroup | WordClass.pronoun)
      ) &&
      i > 1 &&
      !before.word.is &&
      singular.usual === 'person' &&
      PRODUCT_LIKE.test(lower)
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
    !!(next.word.is & WordClass.system) &&
    !(next.word.is & (WordClass.role | WordClass.group))
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
  return tokens[i]!.lower.length <= 5 && /\d/.test(tokens[i]!.lower);
}

/** What a phrase stands for: its head's meaning, adjusted by its modifiers. */
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
      of?.lower === 'of' &&
      /^(?:one|two|three|four|both|some|none|member|members|neither|either|each|many|most|half|pair|number|group|head|handful|couple|all|any|which|several|few)$/.test(
        tokens[phrase.head]!.lower,
      )
    ) {
      for (let i = phrase.to + 1; i < Math.min(phrase.to + 6, tokens.length); i++) {
        const part = entityAt(tokens, i, around);
        if (isPerson(part) || part === 'outsider')
          return /^(?:none|neither)$/.test(tokens[phrase.head]!.lower)
            ? 'nobody'
            : part === 'they' || part === 'i'
              ? 'person'
              : part;
        if (part === 'we' && !(tokens[i]!.word.is & WordClass.determiner)) return 'we';
      }
    }
  }
  if (isPerson(head) && first.lower === 'no') return 'nobody';
  return head;
}
