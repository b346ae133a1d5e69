import { isPerson } from './entities.ts';
import type { Hit, ReadClause, Reading } from './reading.ts';
import { C, F } from './words.ts';

/** The rules of the family `blame` that judge a sentence. */
export type Kind =
  | 'person-at-fault'
  | 'human-error'
  | 'judgement'
  | 'punishment'
  | 'who-question'
  | 'counterfactual'
  | 'hindsight'
  | 'agentless'
  | 'collective';

/** A pattern seen in a sentence. `firm` ones are right by themselves; the others are evidence for the model. */
export interface Sign {
  readonly kind: Kind;
  readonly name: string;
  readonly firm: boolean;
  /** Tokens, half-open. */
  readonly from: number;
  readonly to: number;
}

/** Everything that the grammar alone can tell of a sentence. */
export function signsOf(reading: Reading): Sign[] {
  const signs: Sign[] = [];
  const about = aboutWriting(reading);
  for (const clause of reading.clauses) clauseSigns(reading, clause, signs, about);
  for (const hit of reading.hits) hitSigns(reading, hit, signs, about);
  nominals(reading, signs, about);
  whoQuestion(reading, signs);
  inversion(reading, signs);
  return signs;
}

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
const HYPOTHETICAL = new Set(['if', 'unless', 'whether', 'when', 'until', 'before']);

function clauseSigns(reading: Reading, clause: ReadClause, signs: Sign[], about: boolean): void {
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
      tokens[clause.subject?.head ?? clause.verb]!.low,
    );
    const noun = /^(?:access|rights|permissions?|sight)$/.test(tokens[clause.verb + 1]?.low ?? '');
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
    HYPOTHETICAL.has(clause.opener) && !(clause.opener === 'when' && verb.word.forms & F.past);
  if (clause.negated || hypothetical || reading.question) {
    if ((person || we) && clause.negated && is & C.care && !clause.modal && !hypothetical)
      sign('person-at-fault', 'omission', false);
    if (person && clause.negated && clause.linking && !hypothetical)
      for (let i = clause.verb + 1; i < Math.min(to, clause.verb + 4); i++)
        if (CAREFUL.test(tokens[i]!.low)) sign('judgement', 'person-is-not', true);
    return;
  }
  const real = !clause.modal || clause.perfect || !CARELESS_MODALS.has(clause.modal);
  if ((person || we) && real && !clause.passive && is & C.fault && faultSense(reading, clause)) {
    sign(
      'person-at-fault',
      `fault-${base}`,
      clause.finite && clause.who !== 'they' && clause.who !== 'you' && !SOFT_FAULTS.has(base),
    );
  }
  const byPerson = isPerson(clause.by) && clause.by !== 'they' && clause.by !== 'nobody';
  if (prevented(reading, clause.from)) return;
  const adverb = adverbIn(reading, clause.from, to);
  if (clause.who === 'nobody' && is & C.care && clause.finite && !clause.passive && !clause.modal)
    sign('person-at-fault', 'nobody-care', false);
  if (byPerson && (is & C.fault || adverb)) sign('person-at-fault', 'by-person', true);
  if ((person || we) && adverb === 'accident' && !clause.linking)
    sign('person-at-fault', 'accident-person', true);
  else if ((person || we) && adverb === 'manner') sign('person-at-fault', 'manner-person', false);
  else if (!person && !byPerson && !byMachine(reading, clause)) {
    const slip = slipBeside(reading, clause);
    if (slip) sign('agentless', `agentless-${slip}`, slip === 'firm');
  }
  if ((person || we) && clause.linking) {
    for (let i = clause.verb + 1; i < Math.min(to, clause.verb + 5); i++) {
      if (tokens[i]!.word.is & (C.preposition | C.subordinator)) break;
      if (tokens[i]!.word.is & C.badAdjective)
        sign('judgement', 'person-is', clause.who !== 'they' && clause.who !== 'you');
    }
  }
}

/** "They" the people just named, and not the requests or pods: when it is the pronoun itself and not people at large. */
function theyAct(tokens: Reading['tokens'], clause: ReadClause): boolean {
  return tokens[clause.subject?.head ?? clause.verb]!.low === 'they';
}

/** An "accidentally" beside the verb of a clause without a person: `firm` where only a person could have done it. */
function slipBeside(reading: Reading, clause: ReadClause): 'firm' | 'soft' | null {
  const { tokens, hits } = reading;
  const { is, base } = tokens[clause.verb]!.word;
  let beside = false;
  for (let i = Math.max(0, clause.from - 1); i < Math.min(tokens.length, clause.verb + 3); i++)
    if (tokens[i]!.word.is & C.accident) beside = true;
  for (const hit of hits)
    if (
      hit.class === 'accident' &&
      (hit.from < 2 || (hit.from > clause.from - 2 && hit.from < clause.verb + 4))
    )
      beside = true;
  if (!beside) return null;
  // "was mistakenly marked as complete" is a machine's doing; "was mistakenly deleted" is not.
  const as = tokens.slice(clause.verb + 1, clause.verb + 4).some(({ low }) => low === 'as');
  if (clause.passive)
    return is & C.operation && !as && base !== 'set' && base !== 'include' ? 'firm' : 'soft';
  const gerund = tokens[clause.verb]!.word.forms & F.gerund && !clause.finite;
  if (gerund && /^(?:delete|remove|overwrite|drop|wipe|erase|expose|leak|disable|expire)$/.test(base))
    return 'firm';
  const contains = /^(?:contain|include|hold|expose|leak)$/.test(base);
  return contains ? 'soft' : null;
}

const CAREFUL =
  /^(?:attentive|careful|competent|thorough|qualified|capable|vigilant|diligent|conscientious|alert|awake|concentrated)$/;

const SOFT_FAULTS = new Set([
  'miss',
  'skip',
  'break',
  'confuse',
  'mistake',
  'rush',
  'hesitate',
  'stall',
  'hang',
  'violate',
  'breach',
  'conceal',
  'bury',
  'trip',
  'waste',
  'crash',
  'spoil',
  'foul',
  'hog',
  'lie',
  'fixate',
  'underestimate',
  'overestimate',
  'dismiss',
  'err',
  'tinker',
  'fail',
  'ignore',
  'wreck',
  'trash',
  'nuke',
  'idle',
  'stumble',
  'tarry',
  'mislead',
  'transpose',
  'withhold',
  'circumvent',
  'freelance',
  'scramble-up',
  'tank',
  'brick',
  'ruin',
]);

const CAREFUL_PASSIVES = new Set([
  'test',
  'check',
  'review',
  'catch',
  'notice',
  'spot',
  'verify',
  'avoid',
  'prevent',
  'delay',
  'postpone',
  'revert',
  'communicate',
  'announce',
  'escalate',
  'address',
  'anticipate',
  'foresee',
  'validate',
  'question',
  'consult',
  'inform',
  'tell',
  'warn',
  'ask',
  'document',
  'coordinate',
  'plan',
  'consider',
  'remember',
  'read',
  'schedule',
  'try',
  'investigate',
  'prioritise',
  'prioritize',
  'do',
]);

/** "by the proxy", "by a race": an agent that is no person. "By mistake" names no agent at all. */
function byMachine(reading: Reading, clause: ReadClause): boolean {
  if (clause.by !== 'system' && clause.by !== 'thing') return false;
  const { low, word } = reading.tokens[clause.agent!.head]!;
  return !/^(?:mistake|accident|error|oversight|hand|default)$/.test(low) && !(word.forms & F.gerund);
}

/** "keeps engineers from accidentally …", "so that nobody can …": what a safeguard is for. */
function prevented(reading: Reading, from: number): boolean {
  for (let i = Math.max(0, from - 6); i < from; i++) {
    const { low } = reading.tokens[i]!;
    if (
      /^(?:prevent|prevents|prevented|preventing|avoid|avoids|avoiding|stops|keeps|protects?|guards?|against|impossible|harder|risk|likelihood|ensure|ensures)$/.test(
        low,
      )
    )
      return true;
  }
  return false;
}

/** Where a clause ends: the next clause's verb, a comma or stop after its verb. */
function clauseEnd(reading: Reading, clause: ReadClause): number {
  const { tokens } = reading;
  for (let i = clause.verb + 1; i < tokens.length; i++) {
    const { low, kind } = tokens[i]!;
    if (kind === 'mark' && ',;:.!?—–('.includes(low)) return i;
  }
  return tokens.length;
}

function adverbIn(reading: Reading, from: number, to: number): 'accident' | 'manner' | null {
  let found: 'manner' | null = null;
  for (let i = Math.max(0, from - 2); i < to; i++) {
    const { is } = reading.tokens[i]!.word;
    if (is & C.accident) return 'accident';
    if (is & C.manner) found = 'manner';
  }
  for (const hit of reading.hits) {
    if (hit.from < Math.max(0, from - 5) || hit.from >= to) continue;
    if (hit.class === 'accident') return 'accident';
    if (hit.class === 'manner') found = 'manner';
  }
  return found;
}

/** Words of fault that are none here: verbs in an innocent sense, adjectives that are denied. Indexes of tokens. */
export function clearedIn(reading: Reading): ReadonlySet<number> {
  const cleared = new Set<number>();
  for (const clause of reading.clauses)
    if (reading.tokens[clause.verb]!.word.is & C.fault && !faultSense(reading, clause)) cleared.add(clause.verb);
  for (let i = 1; i < reading.tokens.length; i++)
    if (reading.tokens[i]!.word.is & C.badAdjective && /^(?:not|never|n't|wasn't|isn't|weren't|nor|no)$/.test(reading.tokens[i - 1]!.low))
      cleared.add(i);
  return cleared;
}

/** Senses in which a verb of fault is none: failed over, broke the loop, rightly ignored, missed the train of thought. */
function faultSense(reading: Reading, clause: ReadClause): boolean {
  const { tokens } = reading;
  const { base } = tokens[clause.verb]!.word;
  for (let i = Math.max(0, clause.from - 1); i < Math.min(tokens.length, clause.verb + 4); i++) {
    if (
      /^(?:rightly|correctly|sensibly|properly|wisely|deliberately|temporarily|manually)$/.test(
        tokens[i]!.low,
      )
    )
      return false;
  }
  const after = tokens.slice(clause.verb + 1, clause.verb + 7).map(({ low }) => low);
  switch (base) {
    case 'fail':
      return after[0] === 'to' || after[0] === 'in';
    case 'break':
      return (
        !/^(?:down|out|into|off|even|through|ground)$/.test(after[0] ?? '') &&
        !after.some((word) =>
          /^(?:loop|cycle|deadlock|tie|dependency|monolith|news|glass|circle|habit|silence)$/.test(word),
        )
      );
    case 'rush':
      return after[0] !== 'to' && after[0] !== 'over' && after[0] !== 'back';
    case 'skip':
    case 'miss':
    case 'ignore':
    case 'dismiss':
      return after.length > 0;
    case 'trip':
      return after[0] === 'over' || after[0] === 'up';
    default:
      return true;
  }
}

const PREVENTIVE =
  /^(?:prevent|avoid|reduce|against|guard|eliminate|minimise|minimize|risk|prone|without|no|not|less|chance|possibility|potential|possible|protect|room|opportunities|opportunity|likelihood|subject|susceptible|exclude|excluded|ruled|rule)/;
const TECHNICAL_AFTER =
  /^(?:rate|rates|page|pages|message|messages|handling|handler|code|codes|log|logs|dialog|response|responses|budget|boundary|class|type|count|counts|report|reports|screen|event|events|load-balancer|balancer|proxy|rule|rules|switch|filter|firewall|gateway|lb|ddos|attack|attacks)$/;

const DISMISSED =
  /^(?:fired|sacked|let go|dismissed|disciplined|reprimanded|demoted|suspended|written up|admonished|rebuked|scolded|punished|retrained)$/;
const ASKED =
  /(?:careful|attention|vigilant|attentive|diligent|diligence|concentrate|think twice|care|mindful)$/;

function hitSigns(reading: Reading, hit: Hit, signs: Sign[], about: boolean): void {
  const { tokens } = reading;
  const add = (kind: Kind, name: string, firm: boolean) =>
    signs.push({ kind, name, firm: firm && !about, from: hit.from, to: hit.to });
  if (hit.class === 'human-error') {
    const before = tokens.slice(Math.max(0, hit.from - 6), hit.from).some(({ low }) => PREVENTIVE.test(low));
    const after = TECHNICAL_AFTER.test(tokens[hit.to]?.low ?? '');
    if (!after)
      add(
        'human-error',
        before ? 'human-error-prevented' : 'human-error',
        !before &&
          !/^(?:picnic|human factor|layer.*|wetware.*|user error|driver error|procedural error by|performance.*)$/.test(
            hit.phrase,
          ),
      );
    return;
  }
  if (hit.class === 'punishment') {
    const clause = reading.clauses.findLast(({ from }) => from <= hit.from);
    const person = reading.entities.some((entity) => blamable(entity));
    const done =
      clause?.passive &&
      clause.verb === hit.from &&
      blamable(clause.who) &&
      !clause.negated &&
      DISMISSED.test(hit.phrase);
    const asked =
      clause &&
      blamable(clause.who) &&
      !clause.negated &&
      ASKED.test(hit.phrase) &&
      /^(?:must|should|shall|need|to|have)/.test(clause.modal || tokens[clause.verb]!.low);
    add('punishment', person ? 'punish-person' : 'punish', Boolean(done || asked));
    return;
  }
  if (hit.class === 'hindsight') add('hindsight', 'hindsight', false);
  if (hit.class === 'fault') {
    const clause = reading.clauses.find(({ verb }) => verb === hit.from);
    if (!clause) return;
    const clean =
      !clause.negated &&
      !reading.question &&
      !HYPOTHETICAL.has(clause.opener) &&
      !clause.passive &&
      (!clause.modal || clause.modal === 'to');
    if (clean && clause.who === 'we') add('collective', 'phrase-we', false);
    else if (clean && isPerson(clause.who) && clause.who !== 'nobody')
      add(
        'person-at-fault',
        'phrase',
        !about &&
          clause.who !== 'they' &&
          clause.who !== 'you' &&
          /(?:up|wrong|ball|eye|ear|corners?|gun|track|notice|attention|mess|mess of|hash of|breakfast|mistake|error|asleep|wheel|aside|blame|napping|heels|radar)$/.test(
            hit.phrase,
          ) &&
          !/^(?:keep|be to|leave|get up)/.test(hit.phrase),
      );
  }
}

const SLIPS = /^(?:accidental|mistaken|inadvertent|erroneous)$/;
const OPERATIONS =
  /^(?:deletion|deletions|removal|overwriting|overwrite|merge|push|deploy|deployment|release|revocation|drop|truncation|shutdown|restart|reboot|publication|publishing|disclosure|leak|commit|termination|deactivation|disabling|disconnection|unplugging|promotion|reset|rollback|upgrade|downgrade|change|edit|modification|update|purge|wipe|erasure|run|execution|triggering|activation|exposure|upload|removing|deleting|cancellation)$/;
const FAILINGS =
  /^(?:failure|failures|error|errors|mistake|mistakes|lack|inability|reluctance|refusal|unwillingness|confusion|misreading|inexperience|unfamiliarity|omission|disregard|neglect|indifference|contempt|attitude|sloppiness|fault|fumble|typo|misstep|shortcomings?|impatience)$/;

/** Reproaches without a verb: "the reviewer's failure to …", "an error by the clerk", "accidental deletion of …". */
function nominals(reading: Reading, signs: Sign[], about: boolean): void {
  const { tokens, entities } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const { low, word, kind } = tokens[i]!;
    if (kind !== 'word') continue;
    if (SLIPS.test(low) && OPERATIONS.test(tokens[i + 1]?.low ?? '')) {
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
    if (low === 'name' || low === 'identity') {
      const of =
        tokens[i + 1]?.low === 'of' && entities.slice(i + 2, i + 5).some((entity) => blamable(entity));
      if (
        of &&
        tokens
          .slice(i + 4)
          .some((token) => /^(?:unknown|clarified|determined|found|established|who|that)$/.test(token.low))
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
    if (word.is & C.badAdjective && !about) badPerson(reading, i, signs);
    const failing = FAILINGS.test(low);
    const bad = (word.is & C.badNoun) !== 0;
    if (!failing && !bad) continue;
    if (tokens[i - 1]?.low === 'no' || tokens[i - 2]?.low === 'no' || prevented(reading, i)) continue;
    const name = bad ? 'fault-noun' : 'failing-noun';
    const rule = bad ? 'judgement' : 'person-at-fault';
    const owner =
      tokens[i - 1]?.low === "'s" || tokens[i - 1]?.low === "'"
        ? i - 2
        : tokens[i - 2]?.low === "'s"
          ? i - 3
          : -1;
    if (owner >= 0 && blamable(entities[owner])) {
      const to = failing && low !== 'failure' && !bad ? '' : tokens[i + 1]?.low;
      signs.push({
        kind: rule,
        name,
        firm: !about && (bad || to === 'to' || /^(?:error|mistake|lack|confusion)/.test(low)),
        from: Math.max(0, owner - 1),
        to: i + 1,
      });
      continue;
    }
    for (let k = i + 1; k < Math.min(i + 7, tokens.length); k++) {
      const between = tokens[k]!;
      if (between.kind === 'mark' || between.word.is & (C.modal | C.be | C.have)) break;
      if (blamable(entities[k])) {
        const link = tokens
          .slice(i + 1, k)
          .some((token) => /^(?:by|of|from|among|part|side|in)$/.test(token.low));
        if (link)
          signs.push({
            kind: rule,
            name,
            firm: !about && (bad || tokens[i + 1]!.low === 'by'),
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
    /^(?:no|not|never|n't|isn't|wasn't|nor)$/.test(tokens[i - 1]?.low ?? '') ||
    tokens[i - 2]?.low === 'not'
  )
    return;
  const conduct =
    /^(?:behaviou?r|handling|work|attitude|conduct|edit|act|approach|manner|carelessness|treatment|use)$/;
  for (let k = i + 1; k < Math.min(i + 4, tokens.length); k++) {
    const { kind, low, word } = tokens[k]!;
    if (kind === 'mark' || word.is & (C.preposition | C.conjunction | C.be | C.modal)) return;
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
    if (!conduct.test(low)) continue;
    const end = entities.findIndex((entity, at) => at > k && at < k + 6 && blamable(entity));
    if (end > 0 && /^(?:by|from|of|on|among)$/.test(tokens[k + 1]?.low ?? ''))
      signs.push({ kind: 'judgement', name: 'bad-conduct', firm: true, from: i, to: end + 1 });
    return;
  }
}

function blamable(entity: Reading['entities'][number] | undefined): boolean {
  return (
    entity === 'person' ||
    entity === 'name' ||
    entity === 'group' ||
    entity === 'someone' ||
    entity === 'he' ||
    entity === 'i'
  );
}

const NEUTRAL_QUESTIONS =
  /^(?:affected|impacted|involved|paged|notified|needs?|is|are|can|will|should|owns?|helped|uses?|has|have|does|do|would|could|responded|gets?|alerted|participated|knows?|else|informed|told)$/;

function whoQuestion(reading: Reading, signs: Sign[]): void {
  const { tokens } = reading;
  if (!reading.question) return;
  for (let i = 0; i < Math.min(tokens.length - 2, 8); i++) {
    const { low } = tokens[i]!;
    if (low !== 'who' && low !== 'whose' && low !== 'which') continue;
    const next = tokens[i + 1]!;
    if (low === 'which' && !reading.entities.slice(i + 1, i + 7).some((entity) => isPerson(entity))) continue;
    const was = next.low === 'was' && NEUTRAL_QUESTIONS.test(tokens[i + 2]?.low ?? '');
    if (NEUTRAL_QUESTIONS.test(next.low) || was) return;
    const past = low === 'who' && !!(next.word.forms & F.past) && !(next.word.is & (C.be | C.have));
    signs.push({
      kind: 'who-question',
      name: `who-${low}`,
      firm: past && (i === 0 || tokens[i - 1]!.kind === 'mark'),
      from: i,
      to: tokens.length,
    });
    return;
  }
}

/** "Had the reviewer read the diff, …" and "If only …", "If the author had asked, …". */
function inversion(reading: Reading, signs: Sign[]): void {
  const { tokens, clauses } = reading;
  const would = clauses.some(({ modal }) => /^(?:would|could|might)/.test(modal));
  for (const clause of clauses) {
    const people = isPerson(clause.who) || clause.who === 'we';
    if (!people) continue;
    const kind = clause.who === 'we' ? 'collective' : 'counterfactual';
    const before = tokens[(clause.subject?.from ?? 1) - 1]?.low;
    const inverted =
      clause.opener === 'had' || (before === 'had' && tokens[clause.verb]!.word.forms & F.participle);
    if (inverted && would)
      signs.push({
        kind,
        name: 'had-person',
        firm: kind !== 'collective',
        from: (clause.subject?.from ?? 1) - 1,
        to: clauseEnd(reading, clause),
      });
    if (clause.opener === 'if' && clause.perfect && !clause.modal && would) {
      signs.push({
        kind,
        name: 'if-person-had',
        firm: kind !== 'collective' && clause.who !== 'they' && clause.who !== 'you',
        from: clause.subject?.from ?? clause.from,
        to: clauseEnd(reading, clause),
      });
    }
  }
}

/** A sentence about how to write, or about what this document is not: its words are named, not used. */
function aboutWriting(reading: Reading): boolean {
  const { tokens } = reading;
  let negated = false;
  let writes = false;
  for (const { low, word } of tokens) {
    if (word.is & C.negation || low === 'instead' || low === 'avoid' || low === 'rather') negated = true;
    if (
      /^(?:write|writes|writing|written|report|wording|phrase|phrases|word|words|say|blameless|blame-free|postmortem|post-mortem|document|sentence|judgement|reviewers?)$/.test(
        low,
      )
    )
      writes = true;
  }
  return negated && writes;
}
