import { VerbForm, WordClass } from './classes.ts';
import { isVerbHere } from './phrases.ts';
import type { Token } from './tokens.ts';

/** A verb with its auxiliaries and adverbs. Numbers are token indexes. */
export interface VerbGroup {
  from: number;
  to: number;
  verb: number;
  passive: boolean;
  perfect: boolean;
  modal: string;
  negated: boolean;
  finite: boolean;
  infinitive: boolean;
  linking: boolean;
  form: number;
}

/** "in May", "since May" */
function isMonth(tokens: readonly Token[], i: number): boolean {
  const { lower, capital } = tokens[i]!;
  return lower === 'may' && capital && i > 0 && (tokens[i - 1]!.word.is & WordClass.preposition) !== 0;
}

/** The auxiliaries, adverbs and main verb that start at `from`, or null if no verb starts there. */
export const verbGroup = (tokens: readonly Token[], from: number): VerbGroup | null =>
  mayStart(tokens[from]!) ? new GroupReader(tokens, from).read() : null;

const AUXILIARY = WordClass.modal | WordClass.have | WordClass.be | WordClass.do;
const STARTS = new Set(['to', 'not', 'never', "n't", 'double']);

/** Most words start no verb: cheap, tried first. */
const mayStart = ({ kind, lower, word }: Token): boolean =>
  kind === 'word' && (word.forms !== 0 || (word.is & AUXILIARY) !== 0 || STARTS.has(lower));

class GroupReader {
  readonly #tokens: readonly Token[];
  readonly #from: number;
  #modal = '';
  #have = false;
  #be = false;
  #do = false;
  #negated = false;
  #infinitive = false;
  /** The index of the last auxiliary; -1 before one is read. */
  #auxiliary = -1;

  constructor(tokens: readonly Token[], from: number) {
    this.#tokens = tokens;
    this.#from = from;
  }

  read(): VerbGroup | null {
    let i = this.#from;
    if (this.#tokens[i]!.lower === 'to' && this.#tokens[i + 1]) {
      if (!mayFollowTo(this.#tokens[i + 1]!)) return null;
      this.#infinitive = true;
      i++;
    }
    for (; i < this.#tokens.length; i++) {
      const token = this.#tokens[i]!;
      if (token.kind !== 'word') break;
      if (i === this.#from && isPossessive(this.#tokens, i)) return null;
      if (this.#readAuxiliary(i)) continue;
      if (token.lower === 'not' || token.lower === 'never' || token.lower === "n't") {
        if (!this.#started && i === this.#from && !verbAhead(this.#tokens, i + 1)) return null;
        this.#negated = true;
        if (!this.#started) this.#auxiliary = i;
        continue;
      }
      const passed = this.#passed(i);
      if (passed > 0) {
        i += passed - 1;
        continue;
      }
      if (!token.word.forms) break;
      if (!this.#started)
        return isVerbHere(token, i > 0 ? this.#tokens[i - 1] : undefined, this.#tokens[i + 1])
          ? this.#with(i)
          : null;
      return this.#fits(i) ? this.#with(i) : this.#withoutVerb(i);
    }
    return this.#withoutVerb(i);
  }

  get #started(): boolean {
    return this.#auxiliary >= 0 || this.#infinitive;
  }

  /** Notes a modal, "have", "be" or "do" at `i`; false if there is none. */
  #readAuxiliary(i: number): boolean {
    const token = this.#tokens[i]!;
    const { is } = token.word;
    if (is & WordClass.modal && !(is & WordClass.role) && !isMonth(this.#tokens, i)) this.#readModal(i);
    else if (is & WordClass.have) this.#have = true;
    else if (is & WordClass.be || isPassiveGet(this.#tokens, i)) this.#be = true;
    else if (is & WordClass.do && (!this.#started || verbAhead(this.#tokens, i + 1))) this.#do = true;
    else return false;
    if (is & WordClass.negation) this.#negated = true;
    this.#auxiliary = i;
    return true;
  }

  #readModal(i: number): void {
    const { lower } = this.#tokens[i]!;
    if (lower !== "'d") this.#modal = lower.replace(/n't$/, '').replace('cannot', 'can');
    // "they'd seen it" is "had", "they'd see it" is "would".
    else if (nextIsParticiple(this.#tokens, i + 1)) {
      this.#modal = '';
      this.#have = true;
    } else this.#modal = 'would';
  }

  /** How many tokens at `i` come between auxiliary and verb: an adverb, "ought to", "should at times". */
  #passed(i: number): number {
    const { lower, word } = this.#tokens[i]!;
    const isAdverb = word.is & (WordClass.adverb | WordClass.accident | WordClass.manner);
    if (this.#started && isAdverb && (!(word.forms & VerbForm.base) || this.#be)) return 1;
    if (lower === 'to' && this.#modal === 'ought') return 1;
    // "did not double check": a two-word verb.
    if (lower === 'double' && /^check/.test(this.#tokens[i + 1]?.lower ?? '')) return 1;
    const isTimes = () => /^(?:times?|moment|point)$/.test(this.#tokens[i + 2]?.lower ?? '');
    return this.#modal && lower === 'at' && isTimes() ? 3 : 0;
  }

  /** Whether the verb at `i` goes with the auxiliaries before it. */
  #fits(i: number): boolean {
    if (this.#tokens[i - 1]!.word.is & WordClass.determiner) return false;
    const { forms } = this.#tokens[i]!.word;
    const afterBe = VerbForm.participle | VerbForm.gerund;
    if (this.#infinitive || this.#modal || this.#do)
      return (forms & VerbForm.base) !== 0 || ((this.#have || this.#be) && (forms & afterBe) !== 0);
    return (forms & (this.#have && !this.#be ? VerbForm.participle : afterBe)) !== 0;
  }

  #with(verb: number): VerbGroup {
    const { forms } = this.#tokens[verb]!.word;
    const isBare = this.#auxiliary < 0 && !this.#infinitive;
    const isTensed =
      !this.#infinitive &&
      !(isBare && forms & VerbForm.gerund) &&
      !(isBare && forms & VerbForm.participle && !(forms & VerbForm.past));
    return {
      ...this.#group(verb, verb + 1),
      passive: this.#be && (forms & VerbForm.participle) !== 0 && !(forms & VerbForm.gerund),
      perfect: this.#have,
      finite: isTensed || this.#hasAuxiliary,
    };
  }

  /** "it is", "they did not": the last auxiliary is the verb. Null if there is none. */
  #withoutVerb(to: number): VerbGroup | null {
    if (this.#auxiliary < 0) return null;
    return {
      ...this.#group(this.#auxiliary, to),
      perfect: this.#have && this.#be,
      finite: !this.#infinitive || this.#hasAuxiliary,
      linking: this.#be,
    };
  }

  get #hasAuxiliary(): boolean {
    return this.#be || this.#have || this.#do || this.#modal !== '';
  }

  #group(verb: number, to: number): VerbGroup {
    return {
      from: this.#from,
      to: Math.max(to, this.#from + 1),
      verb,
      passive: false,
      perfect: false,
      modal: this.#modal || (this.#infinitive ? 'to' : ''),
      negated: this.#negated,
      finite: false,
      infinitive: this.#infinitive,
      linking: false,
      form: this.#tokens[verb]!.word.forms,
    };
  }
}

/** "to deploy", "to not deploy", but not "to production". */
const mayFollowTo = ({ lower, word }: Token): boolean =>
  lower === 'not' ||
  (word.forms & VerbForm.base) !== 0 ||
  (word.is & (WordClass.be | WordClass.have | WordClass.adverb)) !== 0;

/** "the queue's limit", but not "it's full", "he's gone". */
function isPossessive(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.lower !== "'s") return false;
  const next = tokens[i + 1]?.word;
  return !(
    next &&
    (next.is & (WordClass.negation | WordClass.adverb | WordClass.determiner) ||
      next.forms & (VerbForm.participle | VerbForm.gerund))
  );
}

/** "got deployed" is also a passive. */
const isPassiveGet = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.word.base === 'get' && i + 1 < tokens.length && isUnambiguousParticiple(tokens[i + 1]!);

function nextIsParticiple(tokens: readonly Token[], i: number): boolean {
  for (let k = i; k < Math.min(i + 3, tokens.length); k++) {
    const { is, forms } = tokens[k]!.word;
    if (is & WordClass.have) return false;
    if (forms & VerbForm.participle && !(forms & VerbForm.base)) return true;
    if (!(is & WordClass.adverb)) return tokens[k]!.lower === 'been';
  }
  return false;
}

function verbAhead(tokens: readonly Token[], i: number): boolean {
  for (let k = i; k < Math.min(i + 4, tokens.length); k++) {
    const { is, forms } = tokens[k]!.word;
    if (forms && !(is & WordClass.adverb)) return true;
    if (!(is & (WordClass.adverb | WordClass.negation))) return false;
  }
  return false;
}

/** A participle that is not also a base form: "deployed", but not "cut". */
function isUnambiguousParticiple({ kind, word }: Token): boolean {
  return kind === 'word' && (word.forms & VerbForm.participle) !== 0 && !(word.forms & VerbForm.base);
}
