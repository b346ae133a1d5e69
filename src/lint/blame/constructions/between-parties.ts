import type { Reading } from '../../../english/reading.ts';
import { isReasonGiven, prevented } from '../guards.ts';
import type { Construction, Found } from './construction.ts';
import { overlooked } from './overlooked.ts';

const PARTIES = 'a|the|our|two|both? two|both? <person>';
const TALK = 'communication|coordination|cooperation|alignment|consultation';

const isStated = (reading: Reading, found: Found): boolean =>
  overlooked(reading, found) &&
  !reading.question &&
  !prevented(reading, found.from) &&
  !isReasonGiven(reading, found.from);

/** What two sides did not know of each other: a fact about how work passes between them, and no slip of one. */
export const constructions: readonly Construction[] = [
  {
    name: 'between-parties',
    rule: 'human-error',
    trust: 'firm',
    says: 'what passes between two parties is given as the cause, without saying what let it get lost',
    patterns: [
      `misunderstanding|misunderstandings|miscommunication|mix-up|quarrel|dispute|disagreement between ${PARTIES}`,
      `^ poor|bad|insufficient|inadequate|missing ${TALK}|handover between ${PARTIES}`,
      `poor|bad|little|insufficient|inadequate|no ${TALK} between ${PARTIES}`,
      `lack|absence of ${TALK} between <thing> and <thing>`,
      `communication gap|gaps|breakdown|failure|problem|problems between ${PARTIES}`,
      `breakdown|gap|lapse of|in communication|coordination between ${PARTIES}`,
      `communication|coordination|cooperation between ${PARTIES} and <thing> was|were very|rather|too? poor|bad|insufficient|inadequate|lacking|unclear`,
    ],
    when: isStated,
    hits: [
      'A misunderstanding between two teams about the cut-over date.',
      'A misunderstanding between the two engineers led to a double reboot.',
      'Poor communication between the crews.',
      'The fourth problem is that there was poor communication between myself and the desk.',
      'There was little coordination between the two crews.',
      'Lack of coordination between Sales and Engineering.',
      'There was a communication gap between the team in Lyon and the desk.',
      'There was a breakdown in communication between the crew and the desk.',
      'The communication between myself and the vendor was bad.',
    ],
    misses: [
      'A misunderstanding between two teams, as each calendar shows its own zone.',
      'A misunderstanding between the two teams, because the ticket had two dates.',
      'A mismatch between the two schemas led to a double write.',
      'Poor communication between the nodes made it worse.',
      'Lack of communication between the nodes.',
      'Could there be poor communication between the crews?',
      'A shared calendar prevents a misunderstanding between the two teams.',
    ],
  },
];
