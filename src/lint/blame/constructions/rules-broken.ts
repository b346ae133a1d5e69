import { VerbForm } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import { affirmed, clauseIn, isStated } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const OURS =
  'policy|policies|procedure|procedures|protocol|protocols|process|processes|rules|guidelines|guideline|standards|practice|practices|agreement|agreements|principle|principles|checklist';
const PEOPLES_OWN =
  'basic|golden|fundamental|cardinal|simple|simplest|elementary|four-eyes|two-person|own|first|agreed|company|team|house|unwritten|written';

/** Stated, and not of what software does to the rules of a firewall. */
function broken(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  const by = clause?.agent ? clause.by : 'none';
  return isStated(reading, found) && !clause?.modal && !/^(?:system|thing|it)$/.test(by);
}

const stated = (reading: Reading, found: Found): boolean =>
  affirmed(reading, found) && !clauseIn(reading, found)?.modal;

/** Something was done in the past, and not measured "against our policy". */
function wasDoneAgainst({ tokens, clauses, question }: Reading, { from }: Found): boolean {
  const before = tokens[from - 1];
  const deed = clauses.findLast(({ verb }) => verb < from) ?? clauses[0];
  return (
    !question &&
    deed !== undefined &&
    !deed.negated &&
    !deed.modal &&
    (before === undefined || before.lower === ',' || deed.verb > from) &&
    (tokens[deed.verb]!.word.forms & (VerbForm.past | VerbForm.participle)) !== 0
  );
}

/** What people had agreed on, and did not keep. */
const constructions: readonly Construction[] = [
  {
    name: 'rule-broken',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people had agreed on was not kept, and the sentence hides by whom',
    patterns: [
      `${PEOPLES_OWN} rule|rules|principle|principles|agreement|promise|practice … was|were|been broken|violated|breached|ignored|disregarded|flouted|forgotten`,
      'policy|procedure|protocol|agreement|practice|freeze|embargo|lockout … was|were|been simply|repeatedly|deliberately|again|clearly? broken|violated|breached|flouted|disregarded',
      'the|a|our freeze|embargo|guideline|guidelines|agreement was|were not respected|kept|observed|honoured|honored|followed',
    ],
    when: broken,
    hits: [
      'A fundamental rule for introducing change was broken here.',
      'The agreement with the carrier was disregarded.',
      'The freeze was not respected.',
    ],
    misses: [
      'The rule in the firewall was broken.',
      'The policy was violated by the pod.',
      'The freeze was respected.',
    ],
  },
  {
    name: 'against-our-rules',
    rule: 'agentless',
    trust: 'firm',
    says: 'what was done is said to be against what people had agreed on',
    patterns: [
      `VIOLATE|BREACH|CONTRAVENE|FLOUT … our … ${OURS}`,
      `VIOLATE|BREACH|CONTRAVENE|FLOUT our own|internal|existing|agreed|company|security|change|release|incident? ${OURS}`,
      `VIOLATE … principle|principles of`,
      `was|were|been <done> … in breach|violation|defiance|disregard of the|our|a`,
    ],
    when: stated,
    hits: [
      'This violated our incident procedure.',
      'This breached our own guidelines.',
      'This violates the principle of least privilege, and our protocols as well.',
      'The change had been made in breach of the freeze.',
    ],
    misses: [
      'If it violated our incident procedure, the form would say so.',
      'The pod does not violate our own rules.',
      'The change had not been made in breach of the freeze.',
    ],
  },
  {
    name: 'against-what-we-asked',
    rule: 'agentless',
    trust: 'firm',
    says: 'what was done is said to be against what people had agreed on',
    patterns: [
      `against our|the|all own|express|explicit|clear|agreed|company|established? ${OURS}|request|wishes|advice`,
    ],
    when: wasDoneAgainst,
    hits: [
      'The move was made at noon, against our policy.',
      'Against our explicit request the carrier moved the circuit in the afternoon.',
    ],
    misses: ['We check each change against our policy.', 'The count is compared against the agreement.'],
  },
];
export default constructions;
