import type { Reading } from '../../../english/reading.ts';
import { clauseIn, isStated, wasDone } from '../guards.ts';
import { type Construction, type Found, inParticular } from './construction.ts';

const PROTECTS =
  /^(?:passwords?|passphrase|credentials?|keys?|tokens?|secrets?|pin|login|two-factor|2fa|mfa|multi-factor|two-step)$/;
const SECRET =
  'password|passwords|credential|credentials|key|keys|token|tokens|secret|secrets|passphrase|pin|login';

/** Of a person, and told as a fact. */
function ofPerson(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  return clause !== undefined && inParticular(clause.who) && !clause.modal && isStated(reading, found);
}

/** Of people: a person or a group is named before it. */
const amongPeople = (reading: Reading, { to }: Found): boolean =>
  !reading.question && reading.entities.slice(0, to).some((entity) => inParticular(entity));

/** What people do with secrets and suspicious mail, and should not. */
const constructions: readonly Construction[] = [
  {
    name: 'fell-for-it',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it makes the person who was deceived the cause',
    patterns: [
      '<person> FALL for|victim to? a|an|the|this? spear|fake|forged|targeted|sophisticated|common? phishing|scam|fake|forged|lure|bait|trick|e-mail|email|mail|message',
      '<person> CLICK|TAP on? a|an|the? malicious|phishing|suspicious|fake|unknown? link|attachment',
      '<person> OPEN a|an|the malicious|phishing|suspicious|infected|fake|unknown? attachment|macro',
      `<person> ENTER|TYPE|SUBMIT|GIVE|DISCLOSE his|her|their|the ${SECRET} on|into|to|in`,
    ],
    when: wasDone,
    hits: [
      'A finance employee fell for the phishing mail.',
      'An employee clicked on the link.',
      'The intern opened the attachment.',
      'An analyst entered his password on the forged page.',
    ],
    misses: [
      'A finance employee reported the phishing mail.',
      'If an employee clicks on the link, the gateway warns.',
      'Users can click on the link.',
      'The job opened the attachment.',
    ],
  },
  {
    name: 'secret-mishandled',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says how a person handled a secret, and not what made that possible',
    patterns: [
      `<person> REUSE|RE-USE|SHARE a|an|the|one|his|her|their? same|old|production|admin|root? ${SECRET}`,
      `<person> HARDCODE|HARD-CODE a|an|the|his|her|their? production|admin|root|api? ${SECRET}`,
      `<person> STORE|KEEP|SAVE|WRITE|POST|PASTE|COPY|LEAVE|PUT <thing> in|into|as a|an? plain|clear|unencrypted text|sight|file|mail`,
      `<person> COMMIT|PASTE|COPY|POST|UPLOAD|PUSH|INCLUDE|PUT a|an|the|his|her|their|my? production|live|private|own|access|api|signing|root? ${SECRET} into|in|to|on|inside`,
    ],
    when: wasDone,
    hits: [
      'One of our admins reused his password.',
      'The developer hard-coded the credentials.',
      'A maintainer had stored the signing key in plain text.',
      'The developer copied the production key into a test script.',
    ],
    misses: [
      'The client reused the token.',
      'The credentials were stored in the vault by the developer.',
      'The developer stored the key in the vault.',
      'Engineers can no longer paste a password into the ticket.',
      'The attacker reused the password.',
      'If a developer commits the production key to the repository, the hook refuses it.',
    ],
  },
  {
    name: 'weak-secret',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says how a person protected an account, and not what made that possible',
    patterns: [
      `REUSE|RE-USE a|an|the|his|her|their|my same|old|own? <thing> on|across|for|at|in|from`,
      'did|had not HAVE|ENABLE|TURN|USE|ACTIVATE|SET … two-factor|2fa|mfa|multi-factor|two-step',
      `USE|CHOOSE|SET|PICK a|an|the? same|weak|default|simple|guessable|easy|trivial|short ${SECRET}`,
    ],
    when: (reading, found) =>
      ofPerson(reading, found) &&
      reading.tokens.slice(found.from, found.to).some(({ lower }) => PROTECTS.test(lower)),
    hits: [
      'The maintainer whose account was compromised had reused his mail password on several other sites.',
      'The author did not have two-factor authentication enabled.',
      'One of the admins used the same password everywhere.',
    ],
    misses: [
      'The client reused the connection for the next call.',
      'The account did not have two-factor authentication enabled.',
      'The clerk reused the form for two visitors.',
    ],
  },
  {
    name: 'no-habit-of-care',
    rule: 'judgement',
    trust: 'firm',
    says: 'it judges the habits of people',
    patterns: ["not|never|aren't|isn't|wasn't|weren't … in the habit of <doing>"],
    when: amongPeople,
    hits: ['Not all members of the crew are in the habit of reading the log.'],
    misses: ['Are not all members of the crew in the habit of reading the log?'],
  },
];
export default constructions;
