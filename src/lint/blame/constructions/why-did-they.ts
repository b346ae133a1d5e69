import { VerbForm, WordClass } from '../../../english/classes.ts';
import { isHumanDeed, isSharedDeed } from '../../../english/human-deeds.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { Reading } from '../../../english/reading.ts';
import { type Construction, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

const AUXILIARY = /^(did|were|was|had|do)(n['’]?t)?$/;
/** Why somebody did not get, see or know it is a question about the system. */
const BEFALLS = new Set(wordsOf('get receive see have know need want hear feel be become experience'));

/** "Why did you not fail over?", "Why didn't the reviewer look?", "Why did you miss this?" */
function* why(reading: Reading): Iterable<Found> {
  const { tokens, entities } = reading;
  const start = tokens.findIndex(({ lower }) => lower === 'why');
  if (start < 0 || start > 6) return;
  const auxiliary = AUXILIARY.exec(tokens[start + 1]?.lower ?? '');
  if (!auxiliary) return;
  for (let i = start + 3; i < Math.min(start + 9, tokens.length); i++) {
    const verb = tokens[i]!;
    if (!(verb.word.forms & (VerbForm.base | VerbForm.gerund))) continue;
    const between = tokens
      .slice(start + 2, i)
      .filter(({ lower, word }) => !NOT.test(lower) && !(word.is & WordClass.adverb));
    const subject = between.at(-1);
    // "Why did not restart": the subject is missing.
    if (!subject) continue;
    const who = entities[tokens.indexOf(subject)];
    const party = who === 'you' || who === 'they' || who === 'we' || inParticular(who);
    const not = auxiliary[2] !== undefined || tokens.slice(start + 2, i).some(({ lower }) => NOT.test(lower));
    const wrong =
      (verb.word.is & WordClass.fault) !== 0 || /^(?:miss|skip|ignore|forget|assume)$/.test(verb.word.base);
    const left =
      not &&
      !BEFALLS.has(verb.word.base) &&
      (who === 'you' || isHumanDeed(verb) || isSharedDeed(verb) || waits(verb.word.base, subject.lower));
    // "Why did they fail?", of transfers; "why did they fail to look?" is another question.
    const isOfSystems = who === 'they' && verb.word.base === 'fail' && tokens[i + 1]?.lower !== 'to';
    if (!party || isOfSystems || (!wrong && !left)) continue;
    yield { from: start, to: tokens.length, ...(who === 'we' ? { rule: 'collective' } : {}) };
    return;
  }
}
const NOT = /^(?:not|never)$/;
/** What people do in an incident, unless the name of the role is also that of a kind of software. */
const waits = (base: string, who: string): boolean =>
  /^(?:wait|stop|roll|act|revert|abort|pause|call|page|copy|help|simply|use|write|open|fail)$/.test(base) &&
  !/^(?:operators?|controllers?|managers?|planner|runner|agents?|scheduler)$/.test(who);

/** "Why was the restore not tested?": of the process, or of whoever did not. */
function* whyNotDone({ tokens }: Reading): Iterable<Found> {
  const start = tokens.findIndex(({ lower }) => lower === 'why');
  const auxiliary = /^(?:was|were)(n['’]?t)?$/.exec(tokens[start + 1]?.lower ?? '');
  if (start < 0 || start > 6 || !auxiliary) return;
  for (let i = start + 3; i < Math.min(start + 9, tokens.length); i++) {
    const verb = tokens[i]!;
    if (!(verb.word.forms & VerbForm.participle) || !isHumanDeed(verb) || tokens[i + 1]?.lower === 'by')
      continue;
    if (!auxiliary[1] && !NOT.test(tokens[i - 1]!.lower)) continue;
    yield { from: start, to: tokens.length };
    return;
  }
}

/** Questions that ask a party to account for itself. */
const constructions: readonly Construction[] = [
  {
    name: 'why-did-they',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it asks somebody to account for what they did or left undone',
    find: why,
    needs: HAS.question,
    hits: [
      'Why did you not handle this?',
      'Why were you not checking the list?',
      'Why didn’t the reviewer look at the second page?',
      'Why did you miss this during the move?',
      'Why did they not tell the depot?',
      'Why did the engineer not wait?',
      'Why did they fail to check the list?',
    ],
    misses: [
      'Why did the alert not fire?',
      'Why did they fail?',
      'Why were they failing?',
      'Why was the alert not sent?',
      'Why did you not receive the page?',
      'Why did the operator not restart the pod?',
      'Why did you choose the second region?',
      'Why did users miss the banner is in section 4.',
      'Why did not restart after the change?',
    ],
  },
  {
    name: 'why-not-done',
    rule: 'agentless',
    trust: 'soft',
    says: 'it asks why something was not done, and so who did not',
    find: whyNotDone,
    needs: HAS.question,
    hits: ['Why was the restore not tested?', 'Why wasn’t the drill announced?'],
    misses: [
      'Why was the alert not sent?',
      'Why was the job able to run twice?',
      'Why was it not tested by the pipeline?',
    ],
  },
];
export default constructions;
