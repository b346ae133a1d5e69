import { isPerson } from '../../../english/entities.ts';
import { isHumanDeed } from '../../../english/human-deeds.ts';
import { ACTS_OF_CARE } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, SAFEGUARDS } from '../guards.ts';
import { type Construction, clauseEnd, clauseSpan, type Found, inParticular } from './construction.ts';
import { HANDLED } from './impersonal-duties.ts';
import { HAS } from './needs.ts';

/** What people do with care and software with its data: what follows has to speak of people. */
const EITHER =
  /^(?:check|verify|validate|measure|confirm|read|schedule|do|perform|run|time|handle|spread|split|carry|make|use)$/;
/** When or for what it could have been done. */
const OTHERWISE =
  /^(?:verify|see|before|after|first|earlier|sooner|outside|instead|beforehand|differently|better|later|separately|manually)$/;
/** What got better: sooner than it did, it would have been people's work. */
const GOT_DONE = /^(?:solved?|resolve|fix|finish|complete|do|handle|shorten|settle|conclude|restore|deal)$/;
const SOONER = /^(?:sooner|earlier|faster|quicker|instead|hours?|minutes|days?|better|differently)$/;
/** What is undertaken by people. */
const UNDERTAKEN =
  /^(?:upgrades?|migrations?|releases?|maintenance|change|changes|rollout|move|work|cutover|deployment|rollback|update|switch|launch|announcement|drill|freeze|channel|bridge|ticket|call|escalation)$/;
const SCHEDULES =
  /^(?:schedule|time|spread|split|do|perform|plan|make|announce|stage|move|start|begin|hold|delay|postpone|stop|abort|pause|communicate|carry|open)$/;
/** What waits or goes out is people’s to hold back or to send: "the release should have waited". */
const GOES = /^(?:wait|happen|start|begin)$/;
const SENT_OUT = /^(?:update|announcement|notice|email|e-mail|message|statement|warning|advisory|post)$/;
const goesOut = (tokens: Reading['tokens'], verb: number, head: string): boolean => {
  const { base } = tokens[verb]!.word;
  if (base === 'go') return SENT_OUT.test(head) || tokens[verb + 1]?.lower === 'through';
  return GOES.test(base) && UNDERTAKEN.test(head);
};
/** What is said in a review or to somebody. */
const SAID = /^(?:raise|flag|mention|discuss|bring|point)$/;
const TOLD = /^(?:tell|inform|warn|notify|ask|consult|involve|brief)$/;
const AUDIENCE =
  /^(?:customers?|users?|clients?|partners?|teams?|people|everyone|owners?|operators?|stakeholders?|community|vendors?|support|engineers?)$/;
/** What people write down to be followed. */
const GUIDES =
  /^(?:guide|guides|guidelines?|procedures?|checklists?|runbooks?|playbooks?|instructions?|manual|advice|recommendations?|policy)$/;
/** What a reader of signs would have seen. */
const SEEN = /^(?:recogni[sz]ed?|spot|notice|heed|question|understand|interpret|read)$/;
const SIGNS = /^(?:symptoms?|signs?|pattern|warnings?|risk|risks|indications?|clues?|hints?)$/;
/** Nobody's fault: an attack that did not come, a machine that was not there. */
const OUTSIDE = new Set(
  wordsOf('attacker attackers hacker hackers malicious exploit exploited someone somebody anyone'),
);

/** "It could have been checked before the cut", "it should have been scheduled outside business hours". */
function* undone(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  if (reading.question || tokens.some(({ lower }) => OUTSIDE.has(lower))) return;
  for (const clause of reading.clauses) {
    const { modal, perfect, passive, negated, opener, verb } = clause;
    if (perfect && negated && /^(?:should|ought)/.test(modal) && wentOn(reading, clause))
      yield clauseSpan(reading, clause);
    if (!modal || !perfect || negated || /^(?:if|unless|whether|because)$/.test(opener)) continue;
    if (!passive) {
      if (wentOut(reading, clause) || byTheOneBefore(reading, clause)) yield clauseSpan(reading, clause);
      continue;
    }
    if (!/^(?:should|ought|could|might)/.test(modal) || isPerson(clause.by) || byMachine(reading, clause))
      continue;
    const span = clauseSpan(reading, clause);
    const subject = clause.subject ? tokens[clause.subject.head]!.lower : '';
    const { base } = tokens[verb]!.word;
    const rest = tokens.slice(verb + 1, span.to + 8).map(({ lower }) => lower);
    const machine = tokens
      .slice(verb, span.to)
      .some(
        ({ lower }, i, all) =>
          lower === 'if' ||
          (/^(?:by|with|in|during|through)$/.test(lower) &&
            all.slice(i + 1, i + 4).some((next) => SAFEGUARDS.has(next.lower))),
      );
    if (machine || (HANDLED.has(subject) && !(TOLD.test(base) && AUDIENCE.test(subject)))) continue;
    const otherwise = rest.slice(0, 14).some((word) => OTHERWISE.test(word));
    const sooner = rest.slice(0, 8).some((word) => SOONER.test(word));
    const should = /^(?:should|ought)/.test(modal);
    const guide = GUIDES.test(subject) && /^(?:follow|followed|consult|read|heed|observe)$/.test(base);
    const acted =
      /^(?:act|follow|look|deal|listen|pick|think)$/.test(base) &&
      /^(?:upon|on|up|into|at|with|to|through)$/.test(tokens[verb + 1]?.lower ?? '');
    if (should && (guide || acted)) yield span;
    else if (TOLD.test(base) && AUDIENCE.test(subject) && !rest.includes('automatically')) yield span;
    else if (
      SAID.test(base) &&
      rest.slice(0, 4).some((word) => /^(?:in|during|at|with|to|by|earlier|sooner)$/.test(word))
    )
      yield span;
    else if (should && SEEN.test(base) && SIGNS.test(subject)) yield span;
    else if (SCHEDULES.test(base) && UNDERTAKEN.test(subject) && (should || sooner)) yield span;
    else if (should) continue;
    else if (isHumanDeed(tokens[verb]!)) yield span;
    else if (EITHER.test(base) && otherwise) yield span;
    else if (GOT_DONE.test(base) && sooner) yield span;
  }
}

/** "The rollout should not have continued", "the pull request should not have been approved". */
function wentOn({ tokens }: Reading, { verb, subject, passive }: ReadClause): boolean {
  if (!subject) return false;
  const head = tokens[subject.head]!.lower;
  const { base } = tokens[verb]!.word;
  const pull = head === 'request' && /^(?:pull|merge|change)$/.test(tokens[subject.head - 1]?.lower ?? '');
  if (passive) return pull && /^(?:approve|merge|accept|open|close)$/.test(base);
  return UNDERTAKEN.test(head) && /^(?:continue|proceed|start|begin|happen|go)$/.test(base);
}

/** "The release should have waited", "a warning should have gone out". */
function wentOut(reading: Reading, clause: ReadClause): boolean {
  const { tokens } = reading;
  const { modal, subject, verb } = clause;
  return (
    /^(?:should|ought)/.test(modal) &&
    goesOut(tokens, verb, subject ? tokens[subject.head]!.lower : '') &&
    !tokens.slice(verb, clauseSpan(reading, clause).to).some(({ lower }) => SAFEGUARDS.has(lower))
  );
}

/** "due to travel, and a second administrator could have …": the phrase right before the verb is a person. */
function byTheOneBefore({ tokens, entities }: Reading, { from, who, modal }: ReadClause): boolean {
  if (inParticular(who) || !inParticular(entities[from - 1])) return false;
  if (!/^(?:should|could|ought)/.test(modal)) return false;
  for (let i = from - 2; i >= Math.max(0, from - 5); i--) {
    if (!/^(?:an?|another)$/.test(tokens[i]!.lower)) continue;
    const phrase = nounPhrase(tokens, i);
    return phrase?.to === from && phrase.head === from - 1;
  }
  return false;
}

/** Precautions of people, without those that are machines. */
const CARE = wordsOf(ACTS_OF_CARE)
  .filter(
    (word) =>
      !/^(?:tests?|testing|backups?|snapshot|canary|staging|warning|checks?|soak|permission|proofreading|confirmation|rollback|validation)$/.test(
        word,
      ),
  )
  .join('|');

/** Not with a machine, a condition or a sight of something: "it would have been easier to debug with logs". */
function withoutMachine(reading: Reading, found: Found): boolean {
  const { tokens, question } = reading;
  const clause = reading.clauses.find(({ verb }) => verb >= found.from);
  const end = clause ? clauseEnd(reading, clause) : tokens.length;
  return (
    !question &&
    !tokens
      .slice(found.from, end)
      .some(({ lower }) => SAFEGUARDS.has(lower) || /^(?:if|with)$/.test(lower)) &&
    !/^(?:debug|see|notice|find|detect|diagnose|spot|know|tell|understand|reproduce|trace)$/.test(
      tokens[found.to - 1]!.word.base,
    )
  );
}

const GOOD =
  'better|best|right|wiser|wisest|safer|safest|proper|correct|sensible|optimal|smarter|preferable|ideal|prudent';
const EASIER = 'faster|easier|quicker|simpler|better|wiser|safer|cheaper|cleaner|smarter';

/** "Shouldn't a senior have looked at it?", "could the pharmacist not have rung?" */
function* asked({ tokens, entities }: Reading): Iterable<Found> {
  const first = /^(?:could|should|might)(n['’]?t)?$/.exec(tokens[0]!.lower);
  if (!first) return;
  const have = tokens.findIndex(({ lower }, i) => i > 1 && i < 9 && lower === 'have');
  if (have < 0) return;
  const before = tokens.slice(1, have);
  const not = first[1] !== undefined || before.some(({ lower }) => lower === 'not');
  const who = entities[before.at(-1)!.lower === 'not' ? have - 2 : have - 1];
  if (not && inParticular(who)) yield { from: 0, to: tokens.length };
}

/** What could have been done otherwise, by whomever. */
export const constructions: readonly Construction[] = [
  {
    name: 'could-they-not-have',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it asks whether somebody could not have acted otherwise',
    find: asked,
    needs: HAS.question,
    hits: ['Shouldn’t a reviewer have looked at this?', 'Could the pharmacist not have rung the ward?'],
    misses: ['Could the alert not have fired earlier?', 'Could the pharmacist have rung the ward?'],
  },
  {
    name: 'could-have-been-done',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'what could have been done is a deed of people, though nobody is named',
    find: undone,
    needs: HAS.unreal,
    hits: [
      'The nightly build could have been checked before the branch was cut.',
      'This could have been done after the manual release.',
      'The whole thing could have been solved in an hour instead of six.',
      'The upgrade should have been scheduled outside business hours.',
      'The window could have been announced.',
      'The release should have waited for the second review.',
      'A warning to the partners should have gone out.',
      'The rollback could have been started half an hour earlier.',
      'This could have been raised in the design meeting.',
      'The customer could have been told about the fee.',
      'The symptoms should have been recognised.',
      'The migration guide should have been followed to the letter.',
      'The warning should have been acted upon in March.',
      'The rollout should not have continued after the first report.',
      'The pull request should not have been approved.',
      'It was left open for longer than absolutely necessary due to travel, and a second administrator could have caught it sooner.',
    ],
    misses: [
      'The pod should have been scheduled on another node.',
      'The request could have been read earlier by the proxy.',
      'The key could have been used to sign releases.',
      'It could have been checked by the pipeline before the cut.',
      'Could it have been checked before?',
      'It could not have been done earlier.',
      'The job should have waited for the lock.',
      'The flag could have been raised by the parser.',
      'The rollback should have been started by the pipeline.',
      'The form could have been reviewed by an attacker.',
    ],
  },
  {
    name: 'a-better-course',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what would have been the better thing to do',
    patterns: [
      `would|might|could have been a|an|the far|much|more|clearly? ${GOOD} decision|choice|call|option|approach|move|idea|course|thing|way|strategy|solution`,
      `it|that would|might have been … ${EASIER} to <deed>`,
      '<person> wish|wishes|wished <person> had',
      'again , i would have <done>',
      `there should|could|ought have been more|better|some|a|an|much? more|manual|second|proper? ${CARE}`,
      'there should|could have been manual|human|more|better|closer checks|checking|testing|review|reviews|preparation|communication',
      'testing|review|planning|communication|escalation|investigation|preparation|coordination|evacuation|rollback … should|could|ought to? have started|begun|happened|come|taken|occurred … earlier|sooner|before|first',
    ],
    when: withoutMachine,
    hits: [
      'Going back at once would have been the optimal decision.',
      'In hindsight it would have been a lot faster and easier to resize the disk.',
      'There should have been a second review.',
      'There could have been manual checks of the form.',
      'Testing of both halves could have started earlier.',
      'I wish I had cut the last level.',
      'If I did it again, I would have tested it first.',
    ],
    misses: [
      'There should have been an alert.',
      'There could have been a race.',
      'That would have been the better choice with a second disk.',
    ],
  },
];
