import { VerbForm, WordClass } from '../../english/classes.ts';
import { type Entity, isPerson } from '../../english/entities.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { NounPhrase } from '../../english/phrases.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';
import type { Token } from '../../english/tokens.ts';
import type { Verdict } from './decide.ts';

/** What a reproach says was done or left undone, in words that fit into a message. */
export interface Deed {
  /** The person as named in the sentence ("the on-call engineer"); null for a pronoun, "nobody" or no person. */
  readonly who: string | null;
  readonly entity: Entity;
  /** What was done or left undone, as a bare infinitive: "renew the certificate"; null otherwise. */
  readonly act: string | null;
  /** The direct object: "the certificate"; null otherwise. */
  readonly object: string | null;
  readonly negated: boolean;
  /** The subject of a passive: "the volume"; null otherwise. */
  readonly patient: string | null;
  /** The main verb as written ("deleted") and its base form ("delete"). */
  readonly verb: string;
  readonly base: string;
  readonly kind: 'omission' | 'slip' | 'overlooked' | 'botched' | 'act';
  /** True if it changed or removed something: an operation, or something done to the wrong thing. */
  readonly drastic: boolean;
}

const OMISSIONS =
  /^(?:forget|fail|neglect|omit|refuse|decline|bother|hesitate|skip|miss|ignore|dismiss|disregard)$/;
const OVERLOOKED =
  /^(?:overlook|misread|miss|ignore|dismiss|disregard|misunderstand|misinterpret|confuse|misjudge|underestimate|overestimate|mishear|misdiagnose)$/;
/** Verbs that nobody can be prompted to do: a question about them would read oddly. */
const INWARD = new Set(
  wordsOf('understand know realise realize grasp appreciate notice foresee anticipate remember think care'),
);
const PARTICLE = /^(?:on|off|up|down|out|in|over|back|away)$/;
const BOTCHED =
  /^(?:botch|bungle|fumble|mishandle|muddle|garble|mistype|misconfigure|miscalculate|misspell|mislabel|misplace|mangle|mess|screw|foul|flub)$/;
/** Words that end a verb's object. */
const STOPS =
  /^(?:and|but|or|because|so|when|while|after|before|until|which|that|who|without|despite|even|although|though|as|then|rather|instead|by|during|since|if|at|twice|again|yesterday|today|despite|whereas|accidentally|mistakenly|inadvertently|properly|correctly|carefully|first|sooner|earlier|before|until|unless|just|yet|only|too|simply|completely|entirely|later|through|over|why|how|whether|what|where|far|right|enough|out|back)$/;

/** What a verdict is about. `from` and `to` are the tokens that it covers. */
export function deedOf(reading: Reading, { from, to, sign }: Verdict): Deed {
  const clause = clauseOf(reading, from, to);
  const nothing = {
    who: null,
    entity: 'none' as Entity,
    act: null,
    object: null,
    negated: false,
    patient: null,
  };
  if (!clause) return { ...nothing, verb: '', base: '', kind: 'act', drastic: false };
  const { tokens, text } = reading;
  const { base } = tokens[clause.verb]!.word;
  const verb = text.slice(tokens[clause.verb]!.start, tokens[clause.verb]!.end);
  const person = isPerson(clause.by) ? clause.agent : isPerson(clause.who) ? clause.subject : null;
  const entity = isPerson(clause.by) ? clause.by : clause.who;
  const pronoun = /^(?:i|you|he|they|nobody|we|someone|none)$/.test(entity);
  const judged =
    person && tokens.slice(person.from, person.to).some(({ word }) => word.is & WordClass.badAdjective);
  const who = person && !pronoun && !judged ? withArticle(phraseText(reading, person.from, person.to)) : null;
  const slip =
    /^(?:slip|wrong-one)/.test(sign.construction.name) ||
    tokens.slice(from, to).some(({ word }) => word.is & WordClass.accident);
  let at = clause.verb;
  let kind: Deed['kind'] = slip ? 'slip' : 'act';
  if (OMISSIONS.test(base) && tokens[at + 1]?.lower === 'to') {
    at += 2;
    kind = 'omission';
  } else if (clause.negated && !clause.modal && isPerson(entity)) kind = 'omission';
  else if (OVERLOOKED.test(base)) kind = 'overlooked';
  else if (BOTCHED.test(base)) kind = 'botched';
  const told =
    tokens[clause.verb]!.word.is & WordClass.fault || reading.hits.some(overlaps(clause.verb, 'fault'));
  const head = tokens[at]?.word;
  const plain = head && (at === clause.verb ? head.base : tokens[at]!.lower);
  // A verb missing from the lexicon has no base form; a judgemental one ("botch") should not be repeated.
  const inner = at !== clause.verb && tokens[at]?.kind === 'word';
  const known =
    head &&
    (inner ||
      (head.is & WordClass.verb && (head.forms & VerbForm.base || head.base !== head.text)) ||
      head.forms & VerbForm.base);
  const neutral =
    kind !== 'act' || (!told && (clause.modal !== '' || (head && head.is & WordClass.operation)));
  const usable =
    known &&
    neutral &&
    !clause.passive &&
    (isPerson(entity) || entity === 'we' || entity === 'none') &&
    !(head.is & (WordClass.be | WordClass.have | WordClass.do | WordClass.modal));
  const object = objectText(reading, at + 1);
  const patient =
    clause.passive &&
    clause.subject &&
    head &&
    head.is & WordClass.operation &&
    !PARTICLE.test(tokens[at + 1]?.lower ?? '') &&
    !isCut(reading, clause.subject)
      ? withArticle(phraseText(reading, clause.subject.from, clause.subject.to))
      : null;
  return {
    who,
    entity,
    act: usable && object && !INWARD.has(plain ?? '') ? `${plain} ${object}` : null,
    object,
    negated: clause.negated,
    patient,
    verb,
    base,
    kind,
    drastic: !!(tokens[clause.verb]!.word.is & WordClass.operation) || /\bwrong\b/.test(object ?? ''),
  };
}

/** "a Slack" of "a Slack Incoming Webhook URL": the name goes on. */
const isCut = ({ tokens }: Reading, { to }: NounPhrase): boolean =>
  tokens[to - 1]!.capital && tokens[to]?.capital === true;

const overlaps = (at: number, kind: string) => (hit: Reading['hits'][number]) =>
  hit.class === kind && hit.from <= at && at < hit.to && !/wrong$/.test(hit.phrase);

/**
 * The clause that a token range is about: the one that begins there, otherwise the last one with a person, otherwise
 * the last.
 */
function clauseOf(reading: Reading, from: number, to: number): ReadClause | null {
  const inside = reading.clauses.filter(({ verb }) => verb >= from && verb < to);
  const first = inside.find(
    (clause) =>
      (clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from) === from &&
      !clause.relative &&
      clause.finite,
  );
  return first ?? inside.find(({ who }) => isPerson(who)) ?? inside[0] ?? null;
}

/** The noun phrase after a verb, as written; null if it is a pronoun, too long or missing. */
function objectText(reading: Reading, at: number): string | null {
  const { tokens } = reading;
  let to = at;
  while (to < tokens.length && to < at + 9) {
    const { kind, lower, word } = tokens[to]!;
    // A dash with spaces around it ends the phrase; a hyphen within a word does not.
    if (kind === 'mark' && (lower !== '-' || tokens[to]!.start > tokens[to - 1]!.end)) break;
    if (
      STOPS.test(lower) ||
      (to > at &&
        lower !== "'s" &&
        word.is &
          (WordClass.modal | WordClass.be | WordClass.have | WordClass.do | WordClass.pronoun | WordClass.we))
    )
      break;
    if (to >= at + 4 && word.is & WordClass.preposition && lower !== 'of') break;
    if (to > at && lower === 'with') break;
    to++;
  }
  if (to >= at + 9 || isInterrupted(tokens[to])) return null;
  // "the files to include": drop the infinitive.
  while (to > at + 2 && tokens[to - 2]!.lower === 'to' && tokens[to - 1]!.word.forms & VerbForm.base) to -= 2;
  while (
    to > at &&
    tokens[to - 1]!.word.is &
      (WordClass.determiner | WordClass.preposition | WordClass.conjunction | WordClass.adverb)
  )
    to--;
  const first = tokens[at];
  if (to <= at || !first || /^(?:to|not|this|that|these|those|such|up|down|off|on|in)$/.test(first.lower))
    return null;
  if (
    first.word.is & (WordClass.pronoun | WordClass.we | WordClass.neuter | WordClass.indefinite) &&
    !(first.word.is & WordClass.determiner)
  )
    return null;
  if (first.word.is & WordClass.preposition || first.word.forms & VerbForm.gerund) return null;
  if (to === at + 1 && first.word.is & (WordClass.determiner | WordClass.adverb)) return null;
  if (UNFINISHED.test(tokens[to - 1]!.lower)) return null;
  // "a rollover initiated": the next deed
  if (
    to > at + 1 &&
    tokens[to - 1]!.word.forms & VerbForm.participle &&
    tokens[to - 1]!.word.is & WordClass.verb
  )
    return null;
  return phraseText(reading, at, to);
}

/** Punctuation within a phrase (a quotation mark, bracket or slash) would cut the quoted phrase short. */
const isInterrupted = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && !/^[.,;:!?)—–-]$/.test(token.lower);

/** Adjectives that cannot end a phrase: "our live". */
const UNFINISHED =
  /^(?:live|new|old|same|other|own|entire|whole|existing|current|previous|next|last|wrong|only)$/;

/**
 * The source text of a phrase, with "his", "her" and "their" replaced by "the", and without a capital that only began
 * the sentence.
 */
function phraseText({ tokens, text, entities }: Reading, start: number, to: number): string {
  let from = start;
  while (from < to - 1 && tokens[from]!.kind === 'number') from++;
  const words = text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/\s+/g, ' ');
  const opens =
    from === 0 || tokens[from]!.word.is & WordClass.determiner || tokens[from - 1]!.kind === 'mark';
  // "Mandatory validation": the first word of a sentence is seldom a name.
  const first = from === 0 && to > 1 && !tokens[1]!.capital;
  const proper =
    entities[from] === 'name' || (entities[from] === 'proper' && !first) || /^[A-Z]{2}/.test(words);
  const plain = opens && !proper ? words[0]!.toLowerCase() + words.slice(1) : words;
  return plain.replace(/\b(?:his|her|their|my)\b/gi, 'the').replace(/[*_<>[\]|]/g, '');
}

/** "on-call engineer" in a fragment, with the article that a sentence needs. */
function withArticle(who: string): string {
  const bare =
    /^[a-z]/.test(who) &&
    !/^(?:an?|the|this|that|these|those|our|your|one|two|three|four|five|six|multiple|both|either|all|some|several|many|most|every|each|certain|other|another|somebody|who)\b/.test(
      who,
    );
  return bare && !/['’]s?\b/.test(who) ? `the ${who}` : who;
}
