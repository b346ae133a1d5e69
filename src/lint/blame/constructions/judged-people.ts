import { WordClass } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import { type Construction, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Adjectives that judge a person, before the noun: "a careless reviewer". */
function* badPerson(reading: Reading): Iterable<Found> {
  const { tokens, entities } = reading;
  for (let i = 0; i < tokens.length; i++) {
    if (!(tokens[i]!.word.is & WordClass.badAdjective)) continue;
    if (
      /^(?:no|not|never|n't|isn't|wasn't|nor)$/.test(tokens[i - 1]?.lower ?? '') ||
      tokens[i - 2]?.lower === 'not'
    )
      continue;
    for (let k = i + 1; k < Math.min(i + 4, tokens.length); k++) {
      const { kind, word } = tokens[k]!;
      if (
        kind === 'mark' ||
        word.is & (WordClass.preposition | WordClass.conjunction | WordClass.be | WordClass.modal)
      )
        break;
      // "a naive dream I had": no adjective comes before a pronoun.
      if (/^(?:i|he|you|someone)$/.test(entities[k]!)) break;
      if (inParticular(entities[k])) {
        yield { from: i, to: k + 1, trust: entities[k] === 'group' ? 'soft' : 'firm' };
        break;
      }
    }
  }
}

/** "The reviewer was careless." */
function* personIs(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const we = clause.who === 'we';
    if (
      !clause.linking ||
      !(inParticular(clause.who) || clause.who === 'they' || we) ||
      clause.opener === 'if'
    )
      continue;
    const from = clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from;
    for (let i = clause.verb + 1; i < Math.min(tokens.length, clause.verb + 5); i++) {
      const { is, base } = tokens[i]!.word;
      if (is & (WordClass.preposition | WordClass.subordinator) || tokens[i]!.kind === 'mark') break;
      const bad = !clause.negated && is & WordClass.badAdjective;
      const good = clause.negated && CAREFUL.test(base);
      if (bad || good)
        yield {
          from,
          to: i + 1,
          ...(we ? { rule: 'collective' } : { trust: clause.who === 'they' ? 'soft' : 'firm' }),
        };
    }
  }
}

const CAREFUL =
  /^(?:attentive|careful|prepared|competent|thorough|qualified|capable|vigilant|diligent|conscientious|alert|awake|concentrated)$/;

const constructions: readonly Construction[] = [
  {
    name: 'judged-person',
    rule: 'judgement',
    trust: 'firm',
    says: 'a person’s care, competence or character is judged',
    find: function* find(reading) {
      yield* badPerson(reading);
      yield* personIs(reading);
    },
    needs: HAS.judged,
    hits: [
      'The reviewer was careless.',
      'A careless reviewer approved it.',
      'The technicians were not attentive.',
    ],
    misses: [
      'It was like a clumsy waiter with a tray.',
      'That was a naive dream I had.',
      'Images are lazy-loaded.',
      'The reviewer was not careless.',
      'The night shift was careful.',
    ],
  },
];
export default constructions;
