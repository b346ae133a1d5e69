import { blameRule, told } from '../../blame/blame-rule.ts';
import { personAtFault } from '../../blame/wording.ts';

export default blameRule({
  kind: 'person-at-fault',
  summary: 'No person, role or team is named as the cause, by an error, an omission or a lack of care',
  why: 'A person who reads that they caused an outage tells less the next time, and so does everybody who reads along. And it ends the search too early: anyone in that seat would have had the same screen, the same runbook and the same ten seconds. What made the slip possible, and what let it through, is still there tomorrow.',
  instead:
    'Tell what the person saw and did, without a verdict, and then what the system did with it. Ask: what made this look right at the time? What would have had to be there for it to be caught? “The certificate expired; nothing watches its expiry” can be fixed. “Bob forgot to renew the certificate” cannot.',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'Somebody forgot',
      markdown: told('The on-call engineer forgot to renew the certificate.'),
      reports: ['The on-call engineer forgot to renew the certificate'],
    },
    {
      title: 'A passive with “by”',
      markdown: told('At 10:14 the table was accidentally dropped by a developer.'),
      reports: ['the table was accidentally dropped by a developer'],
    },
    {
      title: 'The subject of a relative clause',
      markdown: told('The contractor who ran the cleanup script ignored the banner.'),
      reports: ['The contractor who ran the cleanup script ignored the banner'],
    },
  ],
  good: [
    { title: 'A neutral act', markdown: told('At 10:02 an engineer ran the migration against production.') },
    {
      title: 'A system',
      markdown: told('The failover script failed to start, and the operator pod ignored the event.'),
    },
    {
      title: 'What could not be seen',
      markdown: told('The engineer on call had no way to see that the replica was behind.'),
    },
    {
      title: 'Praise',
      markdown: told('Alice rolled back the deploy at 14:05, within two minutes of the page.'),
    },
  ],
  say: personAtFault,
});
