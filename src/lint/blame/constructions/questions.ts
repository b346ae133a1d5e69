import { VerbForm, WordClass } from '../../../english/classes.ts';
import { isPerson } from '../../../english/entities.ts';
import type { Reading } from '../../../english/reading.ts';
import { type Construction, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

const NEUTRAL =
  /^(?:affected|impacted|involved|paged|notified|needs?|is|are|can|will|should|owns?|helped|uses?|has|have|does|do|would|could|responded|gets?|alerted|participated|knows?|else|informed|told|noticed|found|detected|reported|fixed|reviews?|stole|attacked|hacked|exploited|funded)$/;
const ATTACK =
  /^(?:attack|attacker|exploit|hack|hacker|stole|theft|phish|phishing|malware|intruder|intrusion)s?$/;

function* whoDidIt({ tokens, entities, question }: Reading): Iterable<Found> {
  if (!question || tokens.some(({ lower }) => ATTACK.test(lower))) return;
  for (let i = 0; i < Math.min(tokens.length - 2, 8); i++) {
    const { lower } = tokens[i]!;
    if (lower !== 'who' && lower !== 'whose' && lower !== 'which') continue;
    const next = tokens[i + 1]!;
    if (lower === 'which' && !entities.slice(i + 1, i + 7).some((entity) => isPerson(entity))) continue;
    const was = next.lower === 'was' && NEUTRAL.test(tokens[i + 2]?.lower ?? '');
    if (NEUTRAL.test(next.lower) || was) return;
    const past =
      lower === 'who' &&
      !!(next.word.forms & VerbForm.past) &&
      !(next.word.is & (WordClass.be | WordClass.have));
    yield {
      from: i,
      to: tokens.length,
      trust: past && (i === 0 || tokens[i - 1]!.kind === 'mark') ? 'firm' : 'soft',
    };
    return;
  }
}

function* nameOf({ tokens, entities }: Reading): Iterable<Found> {
  for (let i = 0; i + 4 < tokens.length; i++) {
    if (tokens[i + 1]!.lower !== 'of' || !/^(?:name|identity)$/.test(tokens[i]!.lower)) continue;
    const person = entities.slice(i + 2, i + 5).some((entity) => inParticular(entity));
    const sought = tokens
      .slice(i + 4)
      .some(({ lower }) => /^(?:unknown|clarified|determined|found|established)$/.test(lower));
    if (person && sought) yield { from: i, to: Math.min(tokens.length, i + 5) };
  }
}

const constructions: readonly Construction[] = [
  {
    name: 'who-did-it',
    rule: 'who-question',
    trust: 'firm',
    says: 'it asks who did it',
    find: function* find(reading) {
      yield* whoDidIt(reading);
      yield* nameOf(reading);
    },
    needs: HAS.sought,
    hits: ['Who deployed the bad build?', 'Name of the person that cleared the event log: still unknown.'],
    misses: [
      'Who was affected?',
      'Who owns the service?',
      'What made the two buttons look the same?',
      'Who attacked the wallet?',
    ],
  },
  {
    name: 'what-were-they-thinking',
    rule: 'who-question',
    trust: 'certain',
    says: 'it asks how a person could do such a thing',
    patterns: [
      'what was|were|did <people> thinking|think',
      'how could|can <people> MISS|OVERLOOK|FORGET|IGNORE|LET|APPROVE|THINK|BELIEVE|DO',
      "why didn't|did|couldn't|wasn't nobody|no-one|anyone|anybody READ|CHECK|TEST|LOOK|NOTICE|ASK|REACT|ANSWER|CALL|TELL|SEE",
    ],
    when: ({ question }) => question,
    hits: [
      'What was the operator thinking?',
      'How could the reviewer miss this?',
      'Why did nobody read the alert?',
    ],
    misses: [
      'What was the operator told?',
      'How could the cache miss this?',
      'Why did the alert not fire?',
      'Why did nobody look at the gauge is in section 4.',
    ],
  },
  {
    name: 'who-is-sought',
    rule: 'who-question',
    trust: 'soft',
    says: 'it looks for the person who did it',
    patterns: [
      'establish|find|clarify|determine|clear|unclear|unknown|known|learn|track|know out|down? who|whoever <past>|signed|left|made',
    ],
    hits: ['We need to establish who signed off on this.'],
    misses: ['It is not known who was affected.'],
  },
  {
    name: 'who-must-be-found',
    rule: 'who-question',
    trust: 'firm',
    says: 'it looks for the person who did it',
    patterns: [
      'need|needs|must|should|want|wants|have|has|try|trying|going to find|figure|work|establish|determine|identify|track out|down? who|whoever <past>',
    ],
    when: ({ tokens }, { to }) =>
      !NEUTRAL.test(tokens[to - 1]!.lower) && !tokens.some(({ lower }) => ATTACK.test(lower)),
    hits: ['We need to find out who removed the rule.'],
    misses: [
      'We need to find out who was affected.',
      'Support has to find out who reported it.',
      'The job has to find out who owns the lease.',
    ],
  },
];
export default constructions;
