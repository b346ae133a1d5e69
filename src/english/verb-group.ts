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
export function verbGroup(tokens: readonly Token[], from: number): VerbGroup | null {
  let i = from;
  let modal = '';
  let have = false;
  let be = false;
  let doSupport = false;
  let negated = false;
  let infinitive = false;
  let verb = -1;
  let aux = -1;
  if (tokens[i]!.lower === 'to' && tokens[i + 1]) {
    const next = tokens[i + 1]!;
    if (
      !(
        next.word.forms & VerbForm.base ||
        next.word.is & (WordClass.be | WordClass.have | WordClass.adverb) ||
        next.lower === 'not'
      )
    )
      return null;
    infinitive = true;
    i++;
  }
  for (; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') break;
    const { is, forms } = token.word;
    const started = aux >= 0 || infinitive;
    if (
      token.lower === "'s" &&
      i === from &&
      !(
        tokens[i + 1] &&
        (tokens[i + 1]!.word.is & (WordClass.negation | WordClass.adverb | WordClass.determiner) ||
          tokens[i + 1]!.word.forms & (VerbForm.participle | VerbForm.gerund))
      )
    )
      return null;
    if (is & WordClass.modal && !(is & WordClass.role) && !isMonth(tokens, i)) {
      modal =
        token.lower === "'d"
          ? nextIsParticiple(tokens, i + 1)
            ? "'d"
            : 'would'
          : token.lower.replace(/n't$/, '').replace('cannot', 'can');
      if (token.lower === "'d" && modal === "'d") {
        modal = '';
        have = true;
      }
      if (is & WordClass.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & WordClass.have) {
      have = true;
      if (is & WordClass.negation) negated = true;
      aux = i;
      continue;
    }
    // "got deployed" is also a passive.
    const got = token.word.base === 'get' && i + 1 < tokens.length && isUnambiguousParticiple(tokens[i + 1]!);
    if (is & WordClass.be || got) {
      be = true;
      if (is & WordClass.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & WordClass.do && (verbAhead(tokens, i + 1) || !started)) {
      doSupport = true;
      if (is & WordClass.negation) negated = true;
      aux = i;
      continue;
    }
    if (token.lower === 'not' || token.lower === 'never' || token.lower === "n't") {
      if (!started && i === from && !verbAhead(tokens, i + 1)) return null;
      negated = true;
      if (!started) aux = i;
      continue;
    }
    if (
      started &&
      is & (WordClass.adverb | WordClass.accident | WordClass.manner) &&
      !(forms & VerbForm.base && !be)
    )
      continue;
    if (token.lower === 'to' && modal === 'ought') continue;
    // "did not double check": a two-word verb.
    if (token.lower === 'double' && /^check/.test(tokens[i + 1]?.lower ?? '')) continue;
    if (modal && token.lower === 'at' && /^(?:times?|moment|point)$/.test(tokens[i + 2]?.lower ?? '')) {
      i += 2;
      continue;
    }
    if (!forms) break;
    if (started) {
      const fits =
        infinitive || modal || doSupport
          ? forms & VerbForm.base || ((have || be) && forms & (VerbForm.participle | VerbForm.gerund))
          : have && !be
            ? forms & VerbForm.participle
            : forms & (VerbForm.participle | VerbForm.gerund);
      if (!fits) break;
      if (tokens[i - 1]!.word.is & WordClass.determiner) break;
      verb = i;
      i++;
      break;
    }
    if (!isVerbHere(token, tokens[i - 1], tokens[i + 1])) return null;
    verb = i;
    i++;
    break;
  }
  if (verb < 0 && aux < 0) return null;
  const main = verb >= 0 ? verb : aux;
  const { forms } = tokens[main]!.word;
  const bare = verb >= 0 && aux < 0 && !infinitive;
  const finite =
    !infinitive &&
    !(bare && forms & VerbForm.gerund) &&
    !(bare && forms & VerbForm.participle && !(forms & VerbForm.past));
  return {
    from,
    to: Math.max(i, from + 1),
    verb: main,
    passive: be && verb >= 0 && !!(forms & VerbForm.participle) && !(forms & VerbForm.gerund),
    perfect: have && (verb >= 0 || be),
    modal: modal || (infinitive ? 'to' : ''),
    negated,
    finite: finite || be || have || doSupport || modal !== '',
    infinitive,
    linking: be && verb < 0,
    form: forms,
  };
}

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
