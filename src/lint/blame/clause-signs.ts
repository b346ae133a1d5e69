import { VerbForm, WordClass } from '../../english/classes.ts';
import { isPerson } from '../../english/entities.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';
import { CAREFUL, CAREFUL_PASSIVES, SOFT_FAULTS } from './sign-words.ts';
import { clauseEnd, faultSense, HYPOTHETICAL, type Kind, prevented, type Sign } from './signs.ts';

const CARELESS_MODALS = new Set([
  'may',
  'might',
  'can',
  'could',
  'will',
  'would',
  'shall',
  'should',
  'must',
  'to',
]);

/** Signs of a verb and its subject: what a person should have done, did by mistake, left undone. */
export function clauseSigns(reading: Reading, clause: ReadClause, signs: Sign[], about: boolean): void {
  const { tokens } = reading;
  const verb = tokens[clause.verb]!;
  const { is, base } = verb.word;
  const from = clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from;
  const to = clauseEnd(reading, clause);
  const person = isPerson(clause.who) && clause.who !== 'nobody';
  const we = clause.who === 'we';
  const sign = (kind: Kind, name: string, firm: boolean) =>
    signs.push({ kind: we ? 'collective' : kind, name, firm: firm && !about && !we, from, to });

  if (clause.modal && clause.perfect && /^(?:should|could|might|ought|must|need|would)/.test(clause.modal)) {
    const exonerates = clause.negated && /^(?:could|would|might)/.test(clause.modal);
    const known = /^(?:know|foresee|see|predict|anticipate|guess|tell|notice|expect)$/.test(base);
    const duty = /^(?:should|ought|could|need)/.test(clause.modal);
    const patient = clause.passive && !isPerson(clause.by);
    const same = /^(?:anyone|anybody|everyone|everybody)$/.test(
      tokens[clause.subject?.head ?? clause.verb]!.lower,
    );
    const noun = /^(?:access|rights|permissions?|sight)$/.test(tokens[clause.verb + 1]?.lower ?? '');
    if ((person || we) && !(exonerates && known) && !noun)
      sign(
        'counterfactual',
        patient ? 'person-done-to' : `person-${clause.modal}`,
        duty &&
          !patient &&
          !same &&
          clause.who !== 'you' &&
          (clause.who !== 'they' || (theyAct(tokens, clause) && !clause.linking)),
      );
    else if (clause.who === 'none' && duty && !clause.passive && !clause.linking && clause.finite)
      sign('counterfactual', 'bare-duty', true);
    else if (clause.passive && CAREFUL_PASSIVES.has(base) && duty && !byMachine(reading, clause)) {
      sign('counterfactual', 'passive-duty', isPerson(clause.by) || /^(?:should|ought)/.test(clause.modal));
    } else if (clause.passive && duty) sign('counterfactual', 'passive-should', isPerson(clause.by));
  }
  const hypothetical =
    HYPOTHETICAL.has(clause.opener) && !(clause.opener === 'when' && verb.word.forms & VerbForm.past);
  if (clause.negated || hypothetical || reading.question) {
    const inParticular = person && clause.who !== 'you';
    if ((inParticular || we) && clause.negated && is & WordClass.care && !clause.modal && !hypothetical)
      sign('person-at-fault', 'omission', false);
    if (person && clause.negated && clause.linking && !hypothetical)
      for (let i = clause.verb + 1; i < Math.min(to, clause.verb + 4); i++)
        if (CAREFUL.test(tokens[i]!.lower)) sign('judgement', 'person-is-not', true);
    return;
  }
  const real = !clause.modal || clause.perfect || !CARELESS_MODALS.has(clause.modal);
  if (
    (person || we) &&
    real &&
    !clause.passive &&
    is & WordClass.fault &&
    faultSense(reading, clause) &&
    !prevented(reading, from)
  ) {
    sign(
      'person-at-fault',
      `fault-${base}`,
      clause.finite &&
        clause.who !== 'they' &&
        clause.who !== 'you' &&
        (!SOFT_FAULTS.has(base) || failedToCare(reading, clause)),
    );
  }
  const byPerson = isPerson(clause.by) && clause.by !== 'they' && clause.by !== 'nobody';
  if (prevented(reading, clause.from)) return;
  const adverb = adverbIn(reading, clause.from, to);
  if (clause.who === 'nobody' && is & WordClass.care && clause.finite && !clause.passive && !clause.modal)
    sign('person-at-fault', 'nobody-care', false);
  if (byPerson && ((is & WordClass.fault && faultSense(reading, clause)) || adverb))
    sign('person-at-fault', 'by-person', true);
  if ((person || we) && adverb === 'accident' && !clause.linking)
    sign('person-at-fault', 'accident-person', true);
  else if ((person || we) && adverb === 'manner') sign('person-at-fault', 'manner-person', false);
  else if (!person && !byPerson && !byMachine(reading, clause)) {
    const slip = slipBeside(reading, clause);
    if (slip) sign('agentless', `agentless-${slip}`, slip === 'firm');
    else if (wrongOne(reading, clause)) sign('agentless', 'agentless-wrong', true);
  }
  if (person && !clause.passive && base === 'leave' && leftSo(reading, clause))
    sign('person-at-fault', 'fault-leave', false);
  if ((person || we) && clause.linking) {
    for (let i = clause.verb + 1; i < Math.min(to, clause.verb + 5); i++) {
      if (tokens[i]!.word.is & (WordClass.preposition | WordClass.subordinator)) break;
      if (tokens[i]!.word.is & WordClass.badAdjective)
        sign('judgement', 'person-is', clause.who !== 'they' && clause.who !== 'you');
    }
  }
}

/** What nobody puts somewhere but by a slip. */
const SECRETS = /^(?:credentials?|secrets?|passwords?|tokens?|keys?|passphrases?|cookies?)$/;

/** "They" the people just named, and not the requests or pods: when it is the pronoun itself and not people at large. */
function theyAct(tokens: Reading['tokens'], clause: ReadClause): boolean {
  return tokens[clause.subject?.head ?? clause.verb]!.lower === 'they';
}

/** An "accidentally" beside the verb of a clause without a person: `firm` where only a person could have done it. */
function slipBeside(reading: Reading, clause: ReadClause): 'firm' | 'soft' | null {
  const { tokens, hits } = reading;
  const { is, base } = tokens[clause.verb]!.word;
  let beside = false;
  for (let i = Math.max(0, clause.from - 1); i < Math.min(tokens.length, clause.verb + 3); i++)
    if (tokens[i]!.word.is & WordClass.accident) beside = true;
  for (const { class: kind, from, to } of hits) {
    if (kind !== 'accident' || (from >= 2 && from <= clause.from - 2)) continue;
    // An adverb stands beside its verb; "by mistake" may end the clause.
    const last = to - from > 1 ? clauseEnd(reading, clause) : clause.verb + 4;
    if (from < Math.max(last, 2)) beside = true;
  }
  if (!beside) return null;
  // "was mistakenly marked as complete" is a machine's doing; "was mistakenly deleted" is not.
  const as = tokens.slice(clause.verb + 1, clause.verb + 4).some(({ lower }) => lower === 'as');
  const secretly = tokens
    .slice(clause.subject?.from ?? clause.verb, clause.verb)
    .some(({ lower }) => SECRETS.test(lower));
  if (clause.passive)
    return is & WordClass.operation && !as && base !== 'set' && (base !== 'include' || secretly)
      ? 'firm'
      : 'soft';
  const gerund = tokens[clause.verb]!.word.forms & VerbForm.gerund && !clause.finite;
  if (gerund && /^(?:delete|remove|overwrite|drop|wipe|erase|expose|leak|disable|expire)$/.test(base))
    return 'firm';
  const contains = /^(?:contain|include|hold|expose|leak)$/.test(base);
  if (!contains) return null;
  const secret = tokens.slice(clause.verb + 1, clause.verb + 6).some(({ lower }) => SECRETS.test(lower));
  return secret ? 'firm' : 'soft';
}

/** "failed to check", "failed to see": with what only care does, it is said of people alone. */
function failedToCare({ tokens }: Reading, { verb }: ReadClause): boolean {
  const what = tokens[verb + 2];
  if (tokens[verb]!.word.base !== 'fail' || tokens[verb + 1]?.lower !== 'to' || !what) return false;
  return what.lower === 'see' || (what.word.is & WordClass.care) !== 0;
}

/** "The wrong disk was pulled": somebody took one for the other. */
function wrongOne({ tokens }: Reading, clause: ReadClause): boolean {
  if (!clause.passive || !clause.subject || !(tokens[clause.verb]!.word.is & WordClass.operation))
    return false;
  return tokens[clause.subject.from]!.lower === 'the' && tokens[clause.subject.from + 1]?.lower === 'wrong';
}

/** "left the debug flag on", "left the cabinet unlocked". */
function leftSo({ tokens }: Reading, clause: ReadClause): boolean {
  const after = tokens.slice(clause.verb + 2, clause.verb + 9);
  return after.some(({ lower }) => LEFT_SO.has(lower));
}

const LEFT_SO = new Set(
  wordsOf(
    'on off open unlocked unattended running enabled disabled unplugged plugged behind exposed unfinished unsaved logged',
  ),
);

/** "by the proxy", "by a race": an agent that is no person. "By mistake" names no agent at all. */
function byMachine(reading: Reading, clause: ReadClause): boolean {
  if (clause.by !== 'system' && clause.by !== 'thing') return false;
  const { lower, word } = reading.tokens[clause.agent!.head]!;
  // "by support", "by operations": who does it is a department there.
  return (
    !(word.is & WordClass.softGroup) &&
    !/^(?:mistake|accident|error|oversight|hand|default)$/.test(lower) &&
    !(word.forms & VerbForm.gerund)
  );
}

function adverbIn(reading: Reading, from: number, to: number): 'accident' | 'manner' | null {
  let found: 'manner' | null = null;
  for (let i = Math.max(0, from - 2); i < to; i++) {
    const { is } = reading.tokens[i]!.word;
    if (is & WordClass.accident) return 'accident';
    if (is & WordClass.manner) found = 'manner';
  }
  for (const hit of reading.hits) {
    if ((hit.from < from - 2 && hit.from > 1) || hit.from >= to) continue;
    if (hit.class === 'accident') return 'accident';
    if (hit.class === 'manner') found = 'manner';
  }
  return found;
}
