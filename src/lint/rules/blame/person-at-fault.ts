import { blameRule, documentWith } from '../../blame/blame-rule.ts';
import { personAtFault } from '../../blame/wording.ts';

export default blameRule({
  kind: 'person-at-fault',
  summary:
    'The text does not name a person, role or team as the cause, through an error, an omission or a lack of care',
  why: 'People who read that they caused an outage will say less the next time, and so will everybody else who reads it. It also ends the search too early: anyone in that seat would have had the same screen, the same runbook and the same ten seconds. Whatever made the slip possible and let it through is still there tomorrow.',
  instead:
    'Say what the person saw and did, without a verdict, and then how the system responded. Ask: what made this look right at the time? What would have caught it? “The certificate expired; nothing watches its expiry” can be fixed. “Bob forgot to renew the certificate” cannot.',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'Somebody forgot',
      markdown: documentWith('The on-call engineer forgot to renew the certificate.'),
      reports: ['The on-call engineer forgot to renew the certificate'],
    },
    {
      title: 'A passive with “by”',
      markdown: documentWith('At 10:14 the table was accidentally dropped by a developer.'),
      reports: ['the table was accidentally dropped by a developer'],
    },
    {
      title: 'The subject of a relative clause',
      markdown: documentWith('The contractor who ran the cleanup script ignored the banner.'),
      reports: ['The contractor who ran the cleanup script ignored the banner'],
    },
    {
      title: 'No subject, in a list of what happened',
      markdown: documentWith('- Did not document the path.'),
      reports: ['Did not document the path'],
    },
    {
      title: 'Oneself',
      markdown: documentWith('I misread the dashboard.'),
      reports: ['I misread the dashboard'],
    },
    {
      title: 'Others: a vendor’s staff, validators, maintainers, users',
      markdown: documentWith('Several node operators ignored the call to upgrade.'),
      reports: ['Several node operators ignored the call to upgrade'],
    },
    {
      title: 'A department',
      markdown: documentWith('Treasury had skipped the second signature.'),
      reports: ['Treasury had skipped the second signature'],
    },
  ],
  good: [
    {
      title: 'A neutral act',
      markdown: documentWith('At 10:02 an engineer ran the migration against production.'),
    },
    {
      title: 'A system',
      markdown: documentWith('The failover script failed to start, and the operator pod ignored the event.'),
    },
    {
      title: 'What could not be seen',
      markdown: documentWith('The engineer on call had no way to see that the replica was behind.'),
    },
    {
      title: 'Telling what one did',
      markdown: documentWith('I closed the ticket and restarted the worker.'),
    },
    { title: 'What users could not do', markdown: documentWith('Users failed to log in for an hour.') },
    { title: 'An attacker', markdown: documentWith('The attacker accidentally locked the wallet.') },
    {
      title: 'A change that did it',
      markdown: documentWith('A change of the proxy inadvertently disabled compression.'),
    },
    {
      title: 'Praise',
      markdown: documentWith('Alice rolled back the deploy at 14:05, within two minutes of the page.'),
    },
  ],
  say: personAtFault,
});
