import { type Deed, deedsBeside } from '../../../english/deed-beside.ts';
import { isPerson } from '../../../english/entities.ts';
import { isHumanDeed } from '../../../english/human-deeds.ts';
import { ACTS_OF_CARE } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { COULD, COULD_OR_SHOULD, SHOULD, TOLD, UNDERTAKINGS } from '../deeds/could-have-been-done.ts';
import { byMachine, SAFEGUARDS } from '../guards.ts';
import { type Construction, clauseEnd, clauseSpan, type Found, inParticular } from './construction.ts';
import { HANDLED } from './impersonal-duties.ts';
import { HAS } from './needs.ts';

const UNDERTAKEN = new Set(wordsOf(UNDERTAKINGS));
/** What waits or goes out is people’s to hold back or to send: "the release should have waited". */
const GOES = /^(?:wait|happen|start|begin)$/;
const SENT_OUT = /^(?:update|announcement|notice|email|e-mail|message|statement|warning|advisory|post)$/;
const goesOut = (tokens: Reading['tokens'], verb: number, head: string): boolean => {
  const { base } = tokens[verb]!.word;
  if (base === 'go') return SENT_OUT.test(head) || tokens[verb + 1]?.lower === 'through';
  return GOES.test(base) && UNDERTAKEN.has(head);
};
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
    const deed = deedIn(reading, clause);
    const { words } = deed;
    const machine = tokens
      .slice(verb, span.to)
      .some(
        ({ lower }, i, all) =>
          lower === 'if' ||
          (/^(?:by|with|in|during|through)$/.test(lower) &&
            all.slice(i + 1, i + 4).some((next) => SAFEGUARDS.has(next.lower))),
      );
    const isTold = told(deed);
    if (machine || (HANDLED.has(deed.to) && !isTold)) continue;
    const is = /^(?:should|ought)/.test(modal) ? should(deed) : isHumanDeed(tokens[verb]!) || could(deed);
    if (is || couldOrShould(deed) || (isTold && !words.includes('automatically'))) yield span;
  }
}

const told = deedsBeside(TOLD);
const couldOrShould = deedsBeside(COULD_OR_SHOULD);
const should = deedsBeside(SHOULD);
const could = deedsBeside(COULD);

/** What a clause in the passive says that could have been done, and the words after it. */
export function deedIn(reading: Reading, clause: ReadClause): Deed {
  const { tokens } = reading;
  const { verb, subject } = clause;
  return {
    verb: tokens[verb]!.word.base,
    to: subject ? tokens[subject.head]!.lower : '',
    words: tokens.slice(verb + 1, clauseSpan(reading, clause).to + 8).map(({ lower }) => lower),
  };
}

/** "The rollout should not have continued", "the pull request should not have been approved". */
function wentOn({ tokens }: Reading, { verb, subject, passive }: ReadClause): boolean {
  if (!subject) return false;
  const head = tokens[subject.head]!.lower;
  const { base } = tokens[verb]!.word;
  const pull = head === 'request' && /^(?:pull|merge|change)$/.test(tokens[subject.head - 1]?.lower ?? '');
  if (passive) return pull && /^(?:approve|merge|accept|open|close)$/.test(base);
  return UNDERTAKEN.has(head) && /^(?:continue|proceed|start|begin|happen|go)$/.test(base);
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
const constructions: readonly Construction[] = [
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
export default constructions;
