import { VerbForm, WordClass } from './classes.ts';
import { AMBIGUOUS_ROLES } from './lexicon/ambiguous.ts';
import { phrasesOf, wordsOf } from './lexicon/entry.ts';
import { ATTACKERS, DEPARTMENTS, SUPPLIERS } from './lexicon/people.ts';
import type { NounPhrase } from './phrases.ts';
import type { Token } from './tokens.ts';

/** What a noun phrase refers to. `proper` is an unknown capitalised word. */
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
  | 'supplier'
  | 'outsider'
  | 'attacker'
  | 'system'
  | 'proper'
  | 'it'
  | 'thing'
  | 'none';

const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|sir|sgt|capt)$/;

/** "Dr Lindqvist", "Mrs. Okafor": a name, even if it is in no list. */
function followsTitle(tokens: readonly Token[], i: number): boolean {
  // A place before the first is looked up slowly, and half of the words with a capital are the first.
  const title = i > 1 && tokens[i - 1]!.lower === '.' ? i - 2 : i - 1;
  const before = title < 0 ? undefined : tokens[title];
  return before?.capital === true && TITLE.test(before.lower);
}

/** Context from the rest of the document. All names are lower case. */
export interface Surroundings {
  readonly people: ReadonlySet<string>;
  readonly systems: ReadonlySet<string>;
  /** The likely antecedent of `they` and `it`: whichever was named last. */
  readonly last: 'person' | 'system' | null;
}

export const NOWHERE: Surroundings = { people: new Set(), systems: new Set(), last: null };

const roleModifiers = new Map(
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
  'supplier',
]);

/** True for anyone who can be blamed: staff and suppliers' staff, but neither other outsiders nor "we". */
export function isPerson(entity: Entity): boolean {
  return PEOPLE.has(entity);
}

/** What a single token refers to, given its neighbours. */
export function entityAt(tokens: readonly Token[], i: number, around: Surroundings): Entity {
  const token = tokens[i];
  if (!token) return 'none';
  if (token.kind === 'handle') return 'name';
  if (token.kind === 'initials') return 'name';
  if (token.kind !== 'word') return 'system';
  const { lower } = token;
  const { is } = token.word;
  if (is & WordClass.we) return 'we';
  if (is & WordClass.pronoun) {
    const entity = resolvePronoun(lower, around);
    return entity === 'they' && antecedentIsPerson(tokens, i) ? 'he' : entity;
  }
  if (is & WordClass.indefinite)
    return lower === 'nobody' || lower === 'noone' || lower === 'no-one' ? 'nobody' : 'someone';
  if (lower === 'one' && tokens[i - 1]?.lower === 'no') return 'nobody';
  if (is & WordClass.neuter) return 'it';
  if (around.systems.size > 0 && around.systems.has(lower)) return 'system';
  if (around.people.size > 0 && around.people.has(lower)) return 'name';
  const initial = i === 0 || tokens[i - 1]!.kind === 'mark';
  if (token.capital && followsTitle(tokens, i)) return 'name';
  if (token.capital && is & (WordClass.name | WordClass.product)) return resolveProperName(tokens, i, is);
  if (is & WordClass.ambiguous) return resolveAmbiguousRole(tokens, i, lower);
  if (is & WordClass.role) return modifiesSystem(tokens, i) ? 'system' : 'person';
  if (is & WordClass.group)
    return token.capital || lower !== 'it' ? (lower === 'it' && initial ? 'it' : 'group') : 'it';
  if (lower === 'it') return 'it';
  if (
    (lower === 'member' || lower === 'members') &&
    tokens[i - 1] &&
    tokens[i - 1]!.word.is & WordClass.group
  )
    return 'person';
  if (is & WordClass.outsider) {
    if (/^providers?$/.test(lower) && SOFTWARE_PROVIDER.test(tokens[i - 1]?.lower ?? '')) return 'system';
    return isAttacker(lower) ? 'attacker' : isSupplier(lower) ? 'supplier' : 'outsider';
  }
  if (isDepartment(tokens, i)) return 'group';
  if (is & WordClass.softGroup) return 'thing';
  if (is & WordClass.system) return 'system';
  if (token.capital && !initial && !token.word.forms) return isAcronym(tokens, i) ? 'system' : 'proper';
  if (token.capital && initial && !token.word.is && !token.word.forms && i + 1 < tokens.length)
    return 'proper';
  return 'thing';
}

/** "The identity provider" is software; "the hosting provider" is a firm. */
const SOFTWARE_PROVIDER =
  /^(?:identity|auth|authentication|sso|oauth|oidc|saml|login|metrics|context|data|token|credential|credentials|secret|storage|terraform)$/;

const suppliers = new Set(wordsOf(SUPPLIERS).flatMap((word) => [word, `${word}s`]));

/** Whether a lower-case word names a firm that works for the authors. */
export const isSupplier = (lower: string): boolean => suppliers.has(lower);

const attackers = new Set(wordsOf(ATTACKERS));
const isAttacker = (lower: string) => attackers.has(lower) || attackers.has(lower.slice(0, -1));

const departments = new Set(phrasesOf(DEPARTMENTS));
const secondWords = new Set([...departments].map((name) => name.split(' ')[1]!));

/** "Security ignored it", "Customer Success had promised it", "released by Operations", "closed by support". */
function isDepartment(tokens: readonly Token[], i: number): boolean {
  const { lower, capital, word } = tokens[i]!;
  const isTwoWordName =
    i > 0 && secondWords.has(lower) && departments.has(`${tokens[i - 1]!.lower} ${lower}`);
  if (!isTwoWordName && !(word.is & WordClass.softGroup)) return false;
  const by = tokens[isTwoWordName ? i - 2 : i - 1]?.lower === 'by';
  const next = tokens[i + 1];
  if (by && (capital || LOWER_CASE_DEPARTMENTS.test(lower)))
    return next?.kind !== 'word' || AFTER_AGENT.test(next.lower);
  return (capital || isTwoWordName) && hasAgentiveVerb(tokens, i + 1);
}

/** Departments recognised as agents even in lower case: "closed by support". */
const LOWER_CASE_DEPARTMENTS =
  /^(?:support|security|operations|engineering|infra|treasury|payroll|logistics|dispatch|maintenance|reception|purchasing|housekeeping|admissions|compliance)$/;
/** Words that may follow an agent; a noun there would make the department a modifier: "by support tickets". */
const AFTER_AGENT =
  /^(?:before|after|without|on|in|at|to|and|but|during|while|when|instead|despite|who|which|that|because|as)$/;

/** Whether the word at `i`, after any adverbs, is a verb that a department can be the subject of. */
function hasAgentiveVerb(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i];
  if (next?.kind !== 'word') return false;
  const { is, forms } = next.word;
  if (is & WordClass.adverb || next.lower === 'never') return hasAgentiveVerb(tokens, i + 1);
  if (is & (WordClass.modal | WordClass.have | WordClass.do | WordClass.accident | WordClass.manner))
    return true;
  // "Support was careless", "Operations was supposed to": only people are.
  if (is & WordClass.be) return complementNeedsPerson(tokens, i + 1);
  return (forms & VerbForm.past) !== 0 && !(forms & VerbForm.base);
}

/** Whether the complement of "was" applies only to people. */
function complementNeedsPerson(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i];
  if (next?.kind !== 'word') return false;
  if (next.word.is & WordClass.adverb) return complementNeedsPerson(tokens, i + 1);
  return !!(next.word.is & WordClass.badAdjective) || PERSONAL_COMPLEMENTS.test(next.lower);
}
const PERSONAL_COMPLEMENTS =
  /^(?:supposed|meant|told|asked|warned|obliged|informed|busy|unaware|responsible|late|slow)$/;

/** "The crew was told, but they …": whether the person or system mentioned last is a person. */
function antecedentIsPerson(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const { word, capital } = tokens[k]!;
    if (word.is & (WordClass.system | WordClass.outsider | WordClass.product | WordClass.ambiguous))
      return false;
    if (word.is & (WordClass.role | WordClass.group) || (capital && word.is & WordClass.name)) return true;
  }
  return false;
}

function resolvePronoun(lower: string, around: Surroundings): Entity {
  if (lower === 'i' || lower === 'me' || lower === 'my' || lower === 'mine' || lower === 'myself') return 'i';
  if (lower.startsWith('you')) return 'you';
  // After "the crew was warned", "they" refers to the crew.
  if (lower.startsWith('the'))
    return around.last === 'system' ? 'it' : around.last === 'person' ? 'he' : 'they';
  return 'he';
}

const MONTHS = /^(?:jan|april|may|june|august)$/;

function resolveProperName(tokens: readonly Token[], i: number, is: number): Entity {
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
  // "Marathon", "June", "Edge": first names that begin a longer name ("Alice Springs") stay names; these are rare.
  return next && next.kind === 'word' && next.word.is & WordClass.system && !surname ? 'proper' : 'name';
}

function resolveAmbiguousRole(tokens: readonly Token[], i: number, lower: string): Entity {
  const singular =
    roleModifiers.get(lower) ??
    roleModifiers.get(lower.slice(0, -1)) ??
    roleModifiers.get(`${lower.slice(0, -3)}y`);
  if (!singular) return 'person';
  const before = tokens[i - 1];
  if (modifiesSystem(tokens, i) || hasMachineVerb(tokens, i)) return 'system';
  if (before && before.kind !== 'mark') {
    if (before.kind === 'opaque' || before.kind === 'number') return 'system';
    const modifier = before.lower === "'s" ? (tokens[i - 2]?.lower ?? '') : before.lower;
    if (
      lower === 'head' &&
      tokens[i + 1]?.lower === 'of' &&
      !(tokens[i + 2] && tokens[i + 2]!.word.is & (WordClass.determiner | WordClass.system))
    )
      return 'person';
    if (singular.human.has(modifier)) return 'person';
    if (singular.system.has(modifier)) return 'system';
    if (
      before.lower === "'s" &&
      tokens[i - 2] &&
      tokens[i - 2]!.word.is & (WordClass.product | WordClass.system)
    )
      return 'system';
    if (before.word.is & WordClass.badAdjective && singular.usual === 'person') return 'person';
    if (before.word.is & WordClass.product && singular.usual === 'person') return 'system';
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

/** Roles that are also kinds of software: after an unknown capitalised word ("the Zylo operator") they are software. */
const PRODUCT_LIKE =
  /^(?:operator|manager|controller|coordinator|supervisor|dispatcher|keeper|inspector|conductor)s?$/;

/** "the operator pod", "an admin account", "user error rate": a role that modifies a system noun. */
function modifiesSystem(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    next?.kind === 'word' &&
    !next.word.forms &&
    !!(next.word.is & WordClass.system) &&
    !(next.word.is & (WordClass.role | WordClass.group))
  );
}

/** "The operator requeues the event", "the runner respawned": followed by a verb that only software does. */
function hasMachineVerb(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(i + 6, tokens.length); k++) {
    if (tokens[k]!.kind === 'mark') return false;
    if (MACHINE_VERBS.has(tokens[k]!.word.base)) return true;
  }
  return false;
}

const MACHINE_VERBS = new Set(
  wordsOf('requeue respawn segfault oom oomkill deadlock evict reschedule autoscale'),
);

function isAcronym(tokens: readonly Token[], i: number): boolean {
  return tokens[i]!.lower.length <= 5 && /\d/.test(tokens[i]!.lower);
}

/** What a phrase refers to: that of its head, adjusted for its modifiers. */
export function entityOf(tokens: readonly Token[], phrase: NounPhrase | null, around: Surroundings): Entity {
  if (!phrase) return 'none';
  const head = entityAt(tokens, phrase.head, around);
  const first = tokens[phrase.from]!;
  if (head === 'thing' || head === 'proper' || head === 'it' || head === 'outsider') {
    // "Lothar Vogt": an unknown surname after a given name.
    for (let i = phrase.from; i < phrase.head; i++) {
      const part = entityAt(tokens, i, around);
      if (part === 'name' && i === phrase.head - 1 && head === 'proper') return 'name';
    }
    // "two of the admins", "one of the operators"
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
          return /^(?:none|neither)$/.test(tokens[phrase.head]!.lower) ||
            tokens[phrase.from - 1]?.lower === 'not'
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
