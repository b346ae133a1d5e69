import { polarityAt } from '../../english/polarity.ts';

/** One sense with its phrases; a test checks them against the sentences in `hits` and `misses`. */
export interface PhraseSense {
  readonly sense: string;
  /**
   * Phrases, separated by semicolons. A word matches all its forms ("begin": begins, began), `=reported` only that form,
   * `a/b` either word, `{name}` any word of a group; `?` after a word makes it optional, `…2` matches up to two other
   * words, `^` and `$` the ends of the text.
   */
  readonly words: string;
  /** Phrases in the same notation that cancel the sense when nearby. */
  readonly unless?: string;
  /** True if the subject must be a thing: "the worker stops", not "the engineer stops". */
  readonly ofThings?: true;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

type Groups = Readonly<Record<string, string>>;
type Slot = { readonly stems: ReadonlySet<string>; readonly isOptional: boolean } | number | '^' | '$';
/** Read when its first word turns up: a document has the first words of few phrases. */
interface Phrase {
  readonly slots: readonly Slot[];
  /** True if the phrase itself contains a word of denial or doubt: "no longer down". */
  readonly isDenial: boolean;
}

/** A word as phrases see it; shared by all tokens of the same word. */
interface Form {
  /** `=reported` */
  readonly exact: string;
  readonly stem: string;
  readonly isStop: boolean;
}

interface Token extends Form {
  readonly start: number;
  readonly end: number;
}

/** The number of characters searched; entries are shorter. */
const LONGEST = 400;
/** How many words before and after a phrase are searched for `unless`, and before it for people. */
const BEFORE = 10;
const AFTER = 6;
const SUBJECT = 4;

interface Rule<Sense> {
  readonly sense: Sense;
  unless(): ReadonlyMap<string, readonly Phrase[]>;
}

/** Creates a finder of the senses in a text. Compiled on first use; takes linear time. */
export function senseFinder<Sense extends PhraseSense>(
  senses: readonly Sense[],
  groups: Groups,
): (text: string) => Sense[] {
  const people = stemsOf(groups.people ?? '');
  let byStem: ReturnType<typeof compiled<Sense>> | null = null;
  return (text) => {
    byStem ??= compiled(senses, groups);
    const tokens = tokensOf(text.slice(0, LONGEST));
    const found = new Set<Sense>();
    for (let at = 0; at < tokens.length; at++) {
      for (const { rule, phrase } of startingWith(byStem, tokens[at]!)) {
        const { sense, unless } = rule;
        if (found.has(sense)) continue;
        const end = match(phrase, 0, tokens, at);
        if (
          end === -1 ||
          (sense.ofThings && hasPersonAsSubject(tokens, at, people)) ||
          isNear(unless(), tokens, at, end)
        )
          continue;
        if (!isNotFact(text, tokens[at]!.start, tokens[end - 1]!.end, phrase.isDenial)) found.add(sense);
      }
    }
    return [...found];
  };
}

/** The phrases of all senses, indexed by the stems of their first words. */
function compiled<Sense extends PhraseSense>(senses: readonly Sense[], groups: Groups) {
  const found = new Map<string, { readonly rule: Rule<Sense>; readonly phrase: Phrase }[]>();
  for (const sense of senses) {
    let unless: ReturnType<Rule<Sense>['unless']> | null = null;
    const rule = { sense, unless: () => (unless ??= indexed(sense.unless ?? '', groups)) };
    for (const [stem, phrases] of indexed(sense.words, groups)) {
      const some = phrases.map((phrase) => ({ rule, phrase }));
      found.set(stem, [...(found.get(stem) ?? []), ...some]);
    }
  }
  return found;
}

/** A cheap pre-check: without one of these, nothing is negated, hypothetical or planned. */
const UNCERTAIN =
  /\b(?:not|no|never|nobody|none|without|cannot|fail\w*|unable|refus\w*|prevent\w*|avoid\w*|would|could|should|might|may|can|will|shall|must|if|unless|whether|until|till|once|before|when|plan\w*|try|tries|tried|trying|attempt\w*|expect\w*|hop\w*|want\w*|wait\w*|ask\w*|need\w*|decid\w*|intend\w*|to|some|half|most|partial\w*)\b|n't/i;

function isNotFact(text: string, start: number, end: number, isDenial: boolean): boolean {
  const before = text.slice(0, isDenial ? start : end);
  if (!UNCERTAIN.test(before) && !/^[^.!;]{0,80}\?/.test(text.slice(end, end + 81))) return false;
  const polarity = polarityAt(text, start, end);
  return polarity === 'negated' || polarity === 'hypothetical' || polarity === 'planned';
}

function hasPersonAsSubject(tokens: readonly Token[], at: number, people: ReadonlySet<string>): boolean {
  for (let index = at; index >= 0 && at - index <= SUBJECT; index--) {
    const { stem, isStop } = tokens[index]!;
    if (index < at && isStop) return false;
    if (people.has(stem) || stem.startsWith('@')) return true;
  }
  return false;
}

function isNear(
  phrases: ReadonlyMap<string, readonly Phrase[]>,
  tokens: readonly Token[],
  at: number,
  end: number,
): boolean {
  for (let index = Math.max(0, at - BEFORE); index < Math.min(tokens.length, end + AFTER); index++) {
    for (const phrase of startingWith(phrases, tokens[index]!)) {
      if (match(phrase, 0, tokens, index) !== -1) return true;
    }
  }
  return false;
}

const NONE: readonly never[] = [];

function startingWith<T>(index: ReadonlyMap<string, readonly T[]>, { stem, exact }: Token): readonly T[] {
  const some = index.get(stem);
  const only = index.get(exact);
  return some && only ? [...some, ...only] : (some ?? only ?? NONE);
}

/** The end of a phrase that begins at a token; -1 if it does not match. */
function match(phrase: Phrase, from: number, tokens: readonly Token[], start: number): number {
  const { slots } = phrase;
  let at = start;
  for (let index = from; index < slots.length; index++) {
    const slot = slots[index]!;
    if (slot === '^') {
      if (at !== 0) return -1;
    } else if (slot === '$') {
      if (tokens.slice(at).some(({ isStop }) => !isStop)) return -1;
    } else if (typeof slot === 'number') {
      for (let skipped = 0; skipped <= slot && at + skipped <= tokens.length; skipped++) {
        if (skipped > 0 && tokens[at + skipped - 1]!.isStop) return -1;
        const end = match(phrase, index + 1, tokens, at + skipped);
        if (end !== -1) return end;
      }
      return -1;
    } else if (
      at < tokens.length &&
      (slot.stems.has(tokens[at]!.stem) || slot.stems.has(tokens[at]!.exact))
    ) {
      if (slot.isOptional) {
        const end = match(phrase, index + 1, tokens, at + 1);
        if (end !== -1) return end;
      } else at++;
    } else if (!slot.isOptional) return -1;
  }
  return at;
}

const STOPS = /^[.:;!?—–|,()]$/;

/** Phrases by the stems of their first words. */
function indexed(words: string, groups: Groups): ReadonlyMap<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const written of words.split(';')) {
    const slots = written.split(/\s+/).filter(Boolean);
    const first = slots.find((slot) => !/^[…^$]/.test(slot));
    if (first === undefined) continue;
    const phrase = phraseOf(slots, groups);
    for (const stem of stemsOfSlot(first, groups)) found.set(stem, [...(found.get(stem) ?? []), phrase]);
  }
  return found;
}

function phraseOf(written: readonly string[], groups: Groups): Phrase {
  let slots: readonly Slot[] | null = null;
  let isDenial: boolean | null = null;
  return {
    get slots() {
      slots ??= written.map((slot) => slotOf(slot, groups));
      return slots;
    },
    get isDenial() {
      isDenial ??= UNCERTAIN.test(
        this.slots.flatMap((slot) => (typeof slot === 'object' ? [...slot.stems] : [])).join(' '),
      );
      return isDenial;
    },
  };
}

function slotOf(written: string, groups: Groups): Slot {
  if (written === '^' || written === '$') return written;
  if (written.startsWith('…')) return Number(written.slice(1)) || 2;
  return { stems: stemsOfSlot(written, groups), isOptional: isOptional(written) };
}

const isOptional = (written: string) => written.length > 1 && written.endsWith('?');

function stemsOfSlot(written: string, groups: Groups): ReadonlySet<string> {
  const word = isOptional(written) ? written.slice(0, -1) : written;
  return new Set(word.split('/').flatMap((each) => [...formsOf(each, groups)]));
}

/** The stems that a word of a phrase matches: its own, a single form (`=reported`), or those of a group. */
function formsOf(word: string, groups: Groups): Iterable<string> {
  if (word.startsWith('=')) return [word];
  const group = /^\{(\w+)\}$/.exec(word);
  return group ? stemsOf(groups[group[1]!]!) : [stemOf(word)];
}

const stemsOf = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter(Boolean).map(stemOf));

const TOKEN = /[@#]?[\p{L}\d](?:[\p{L}\d'’.-]*[\p{L}\d])?|[.:;!?—–|,()%]/gu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  // Finding each again takes less time than `matchAll`.
  for (const written of text.match(TOKEN) ?? []) {
    const { exact, stem, isStop } = formOf(written.toLowerCase());
    const start = text.indexOf(written, end);
    end = start + written.length;
    tokens.push({ exact, stem, isStop, start, end });
  }
  return tokens;
}

const IRREGULAR = new Map(
  Object.entries({
    is: 'be',
    are: 'be',
    was: 'be',
    were: 'be',
    been: 'be',
    being: 'be',
    has: 'have',
    had: 'have',
    began: 'begin',
    begun: 'begin',
    went: 'go',
    gone: 'go',
    came: 'come',
    fell: 'fall',
    fallen: 'fall',
    rose: 'rise',
    risen: 'rise',
    grew: 'grow',
    became: 'become',
    saw: 'see',
    seen: 'see',
    found: 'find',
    told: 'tell',
    said: 'say',
    got: 'get',
    took: 'take',
    taken: 'take',
    ran: 'run',
    brought: 'bring',
    threw: 'throw',
    thrown: 'throw',
    broke: 'break',
    broken: 'break',
    froze: 'freeze',
    frozen: 'freeze',
    hung: 'hang',
    stood: 'stand',
    sent: 'send',
    made: 'make',
    caught: 'catch',
    rolled: 'roll',
    spun: 'spin',
    wrote: 'write',
    rang: 'ring',
    woke: 'wake',
    knew: 'know',
    drew: 'draw',
    sank: 'sink',
    shot: 'shoot',
  }).map(([form, base]) => [form, base] as const),
);
const forms = new Map<string, Form>();

function formOf(word: string): Form {
  let form = forms.get(word);
  if (form === undefined) {
    if (forms.size > 5000) forms.clear();
    const stem = cut(word);
    form = { exact: `=${word}`, stem, isStop: STOPS.test(stem) };
    forms.set(word, form);
  }
  return form;
}

/** A word's stem, the same for all its regular forms. Not necessarily a word: only for comparison. */
const stemOf = (word: string): string => formOf(word).stem;

function cut(word: string): string {
  if (/^[45](?:\d\d|xx)s?$/.test(word)) return '5xx';
  // An alarm's name: "api-prod-5xx-alarm".
  if (/[-_](?:alarm|alert)s?$/.test(word)) return 'alarm';
  const base = IRREGULAR.get(word) ?? word;
  if (base.length < 4) return base;
  const ending =
    /(?:(?<=[^aeiou])ies|(?<=[^aeiou])ied|(?<=[sxz]|[cs]h)es|(?<=[^su\s])s|(?<=[aeiouy]\w*)ed|(?<=[aeiouy]\w*)ing)$/.exec(
      base,
    );
  const rest = ending ? base.slice(0, ending.index) : base;
  const whole = ending && /^ie/.test(ending[0]) ? `${rest}y` : rest;
  return whole.replace(/(?<=..)e$/, '').replace(/([bdgmnprt])\1$/, '$1');
}
