import { C, F } from './classes.ts';
import { isVerbHere } from './phrases.ts';
import type { Token } from './tokens.ts';

/** A verb with its auxiliaries and adverbs. Numbers are indexes of tokens. */
export interface Group {
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

/** Auxiliaries, adverbs and the main verb from `from`, or null where no verb begins. */
export function verbGroup(tokens: readonly Token[], from: number): Group | null {
  let i = from;
  let modal = '';
  let have = false;
  let be = false;
  let doing = false;
  let negated = false;
  let infinitive = false;
  let verb = -1;
  let aux = -1;
  if (tokens[i]!.low === 'to' && tokens[i + 1]) {
    const next = tokens[i + 1]!;
    if (!(next.word.forms & F.base || next.word.is & (C.be | C.have | C.adverb) || next.low === 'not'))
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
      token.low === "'s" &&
      i === from &&
      !(
        tokens[i + 1] &&
        (tokens[i + 1]!.word.is & (C.negation | C.adverb | C.determiner) ||
          tokens[i + 1]!.word.forms & (F.participle | F.gerund))
      )
    )
      return null;
    if (is & C.modal && !(is & C.role)) {
      modal =
        token.low === "'d"
          ? nextIsParticiple(tokens, i + 1)
            ? "'d"
            : 'would'
          : token.low.replace(/n't$/, '').replace('cannot', 'can');
      if (token.low === "'d" && modal === "'d") {
        modal = '';
        have = true;
      }
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & C.have) {
      have = true;
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & C.be) {
      be = true;
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (is & C.do && (doAhead(tokens, i) || !started)) {
      doing = true;
      if (is & C.negation) negated = true;
      aux = i;
      continue;
    }
    if (token.low === 'not' || token.low === 'never' || token.low === "n't") {
      if (!started && i === from && !verbAhead(tokens, i + 1)) return null;
      negated = true;
      if (!started) aux = i;
      continue;
    }
    if (started && is & (C.adverb | C.accident | C.manner) && !(forms & F.base && !be)) continue;
    if (token.low === 'to' && modal === 'ought') continue;
    if (modal && token.low === 'at' && /^(?:times?|moment|point)$/.test(tokens[i + 2]?.low ?? '')) {
      i += 2;
      continue;
    }
    if (!forms) break;
    if (started) {
      const fits =
        infinitive || modal || doing
          ? forms & F.base || ((have || be) && forms & (F.participle | F.gerund))
          : have && !be
            ? forms & F.participle
            : forms & (F.participle | F.gerund);
      if (!fits) break;
      if (tokens[i - 1]!.word.is & C.determiner) break;
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
    !infinitive && !(bare && forms & F.gerund) && !(bare && forms & F.participle && !(forms & F.past));
  return {
    from,
    to: Math.max(i, from + 1),
    verb: main,
    passive: be && verb >= 0 && !!(forms & F.participle) && !(forms & F.gerund),
    perfect: have && (verb >= 0 || be),
    modal: modal || (infinitive ? 'to' : ''),
    negated,
    finite: finite || be || have || doing || modal !== '',
    infinitive,
    linking: be && verb < 0,
    form: forms,
  };
}

function nextIsParticiple(tokens: readonly Token[], i: number): boolean {
  for (let k = i; k < Math.min(i + 3, tokens.length); k++) {
    const { is, forms } = tokens[k]!.word;
    if (is & C.have) return false;
    if (forms & F.participle && !(forms & F.base)) return true;
    if (!(is & C.adverb)) return tokens[k]!.low === 'been';
  }
  return false;
}

function doAhead(tokens: readonly Token[], i: number): boolean {
  return verbAhead(tokens, i + 1);
}

function verbAhead(tokens: readonly Token[], i: number): boolean {
  for (let k = i; k < Math.min(i + 4, tokens.length); k++) {
    const { is, forms } = tokens[k]!.word;
    if (forms && !(is & C.adverb)) return true;
    if (!(is & (C.adverb | C.negation))) return false;
  }
  return false;
}
