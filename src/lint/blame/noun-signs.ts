import { WordClass } from '../../english/classes.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { Reading } from '../../english/reading.ts';
import { blamable, prevented, type Sign } from './signs.ts';

/** Of what somebody did: "Bea's bad merge". */
const BAD = new Set(['bad', 'poor', 'wrong', 'botched', 'half-baked', 'faulty', 'broken']);
const CALLS = new Set(['call', 'decision', 'choice', 'judgement', 'judgment', 'communication', 'move']);
const SLIPS = new Set(wordsOf('accidental mistaken inadvertent erroneous'));
const OPERATIONS = new Set(
  wordsOf(
    'deletion deletions removal overwriting overwrite merge push deploy deployment release revocation drop truncation shutdown restart reboot publication publishing disclosure leak commit termination deactivation disabling disconnection unplugging promotion reset rollback upgrade downgrade change edit modification update purge wipe erasure run execution triggering activation exposure upload removing deleting cancellation',
  ),
);
const FAILINGS = new Set(
  wordsOf(
    'failure failures error errors mistake mistakes lack inability reluctance refusal unwillingness confusion misreading inexperience unfamiliarity omission disregard neglect indifference contempt attitude sloppiness fault fumble typo misstep shortcoming shortcomings impatience',
  ),
);

/** Reproaches without a verb: "the reviewer's failure to …", "an error by the clerk", "accidental deletion of …". */
export function nominals(reading: Reading, signs: Sign[], about: boolean): void {
  const { tokens, entities } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const { lower, word, kind } = tokens[i]!;
    if (kind !== 'word') continue;
    if (SLIPS.has(lower) && OPERATIONS.has(tokens[i + 1]?.lower ?? '')) {
      if (!prevented(reading, i + 1))
        signs.push({
          kind: 'agentless',
          name: 'accidental-noun',
          firm: !about,
          from: i,
          to: Math.min(i + 4, tokens.length),
        });
      continue;
    }
    if (lower === 'name' || lower === 'identity') {
      const of =
        tokens[i + 1]?.lower === 'of' && entities.slice(i + 2, i + 5).some((entity) => blamable(entity));
      if (
        of &&
        tokens
          .slice(i + 4)
          .some((token) => /^(?:unknown|clarified|determined|found|established|who|that)$/.test(token.lower))
      )
        signs.push({
          kind: 'who-question',
          name: 'name-of',
          firm: true,
          from: i,
          to: Math.min(tokens.length, i + 5),
        });
      continue;
    }
    if (word.is & WordClass.badAdjective && !about) badPerson(reading, i, signs);
    if (
      (word.is & WordClass.badAdjective || BAD.has(lower)) &&
      tokens[i - 1]?.lower === "'s" &&
      blamable(entities[i - 2])
    )
      if (OPERATIONS.has(tokens[i + 1]?.lower ?? ''))
        signs.push({ kind: 'person-at-fault', name: 'bad-deed', firm: !about, from: i - 2, to: i + 2 });
    if (CALLS.has(lower) && BAD.has(tokens[i - 1]?.lower ?? '') && tokens[i + 1]?.lower === 'by') {
      const by = entities.slice(i + 2, i + 6).findIndex((entity) => blamable(entity));
      if (by >= 0)
        signs.push({ kind: 'person-at-fault', name: 'bad-call', firm: !about, from: i - 1, to: i + 3 + by });
      continue;
    }
    const failing = FAILINGS.has(lower);
    const bad = (word.is & WordClass.badNoun) !== 0;
    if (!failing && !bad) continue;
    if (tokens[i - 1]?.lower === 'no' || tokens[i - 2]?.lower === 'no' || prevented(reading, i)) continue;
    const name = bad ? 'fault-noun' : 'failing-noun';
    const rule = bad ? 'judgement' : 'person-at-fault';
    const owner =
      tokens[i - 1]?.lower === "'s" || tokens[i - 1]?.lower === "'"
        ? i - 2
        : tokens[i - 2]?.lower === "'s"
          ? i - 3
          : -1;
    const not = tokens
      .slice(Math.max(0, owner - 3), owner)
      .some((token) => token.word.is & WordClass.negation);
    if (owner >= 0 && not) continue;
    if (owner >= 0 && blamable(entities[owner])) {
      const to = failing && lower !== 'failure' && !bad ? '' : tokens[i + 1]?.lower;
      signs.push({
        kind: rule,
        name,
        firm: !about && (bad || to === 'to' || /^(?:error|mistake|lack|confusion)/.test(lower)),
        from: Math.max(0, owner - 1),
        to: i + 1,
      });
      continue;
    }
    for (let k = i + 1; k < Math.min(i + 10, tokens.length); k++) {
      const between = tokens[k]!;
      if (between.kind === 'mark' || between.word.is & (WordClass.modal | WordClass.be | WordClass.have))
        break;
      if (blamable(entities[k])) {
        const link = tokens
          .slice(i + 1, k)
          .some((token) => /^(?:by|of|from|among|part|side|in)$/.test(token.lower));
        if (link)
          signs.push({
            kind: rule,
            name,
            firm: !about && (bad || tokens[i + 1]!.lower === 'by'),
            from: i,
            to: k + 1,
          });
        break;
      }
    }
  }
}

/** "a careless reviewer", "reckless behaviour from a maintainer". */
function badPerson(reading: Reading, i: number, signs: Sign[]): void {
  const { tokens, entities } = reading;
  if (
    /^(?:no|not|never|n't|isn't|wasn't|nor)$/.test(tokens[i - 1]?.lower ?? '') ||
    tokens[i - 2]?.lower === 'not'
  )
    return;
  const conduct =
    /^(?:behaviou?r|handling|work|attitude|conduct|edit|act|approach|manner|carelessness|treatment|use)$/;
  for (let k = i + 1; k < Math.min(i + 4, tokens.length); k++) {
    const { kind, lower, word } = tokens[k]!;
    if (
      kind === 'mark' ||
      word.is & (WordClass.preposition | WordClass.conjunction | WordClass.be | WordClass.modal)
    )
      return;
    if (blamable(entities[k])) {
      signs.push({
        kind: 'judgement',
        name: 'bad-person',
        firm: entities[k] !== 'group',
        from: i,
        to: k + 1,
      });
      return;
    }
    if (!conduct.test(lower)) continue;
    const end = entities.findIndex((entity, at) => at > k && at < k + 6 && blamable(entity));
    if (end > 0 && /^(?:by|from|of|on|among)$/.test(tokens[k + 1]?.lower ?? ''))
      signs.push({ kind: 'judgement', name: 'bad-conduct', firm: true, from: i, to: end + 1 });
    return;
  }
}
