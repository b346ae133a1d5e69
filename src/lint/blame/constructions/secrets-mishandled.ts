import { wasDone } from '../guards.ts';
import type { Construction } from './construction.ts';

const SECRET =
  'password|passwords|credential|credentials|key|keys|token|tokens|secret|secrets|passphrase|pin|login';

/** What people do with secrets and suspicious mail, and should not. */
export const constructions: readonly Construction[] = [
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
      `<person> REUSE|RE-USE|SHARE a|an|the|his|her|their? same|old|production|admin|root? ${SECRET}`,
      `<person> HARDCODE|HARD-CODE a|an|the|his|her|their? production|admin|root|api? ${SECRET}`,
      `<person> STORE|KEEP|SAVE|WRITE|POST|PASTE|COPY|LEAVE|PUT <thing> in|into|as plain|clear text|sight`,
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
];
