import { eitherOf } from '../../../english/lexicon/entry.ts';
import { CARELESS } from '../../../english/lexicon/judgements.ts';
import type { Reading } from '../../../english/reading.ts';
import type { Construction, Found } from './construction.ts';

/** "I was reluctant to use it": a preference, told by the one who had it. */
const judged = ({ tokens }: Reading, { from, to }: Found): boolean =>
  tokens[from]!.lower !== 'i' ||
  !tokens.slice(from, to).some(({ lower }) => /^(?:reluctant|unwilling)$/.test(lower));

/** What people did, judged by an adjective or by its lateness. */
const constructions: readonly Construction[] = [
  {
    name: 'judged-conduct',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'what a person did is judged',
    when: judged,
    patterns: [
      '<bad>|bad|poor|wrong|incorrect|improper|gross behaviour|behavior|handling|work|attitude|conduct|treatment|call|decision|communication|approach|operation|manipulation|input|communications|handover|handoff|hand-off|follow-up|preparation|supervision … by|from|among|on <person>',
      'attitude|culture|discipline|mentality among|of|from|in <people>',
      '<person> GROW|BECOME|SEEM|LOOK|APPEAR|GET|TURN very|too|so|rather? <bad>',
      'so|too|so-called <bad> as|that|to',
      'not a soul|person … <deed>',
      '<owner> <bad>|bad|poor|botched|half-baked merge|push|deploy|edit|change|release|restart|handling|work|call|decision|judgement|judgment|attitude|commits|communication',
      '<owner> attitude|habit|lack of|towards|toward',
      '<bad> … by <person>',
      '<bad> work|workmanship|coding|engineering|housekeeping',
      `${eitherOf(CARELESS)}|blind code|testing|planning|review|reviews|copy-pasting|copying|pasting|execution|preparation|documentation|communication|mistake|mistakes|error|handover|work|approval|sign-off`,
      'bad|broken|faulty|buggy|wrong deploy|deployment|build|release|commit|change|config|configuration|image|push|merge|command|query|script … by <person>',
      '<person> BE too|very|so? slow|late|reluctant|unwilling|quick|hasty to <deed>',
      '<person> BE too|very slow|late|hasty in|with <doing>',
      'wrong|incorrect|outdated|untested|broken|improper <thing> <done> by <people>',
      `${eitherOf(CARELESS)}|botched edit|change|merge|copy|paste|commit|command|restart|deploy|deployment|push|rebase|configuration|release|migration|cleanup|clean-up|rename`,
      'never|not properly|fully|thoroughly|even? <care> by <person>',
      '<person> REACT|RESPOND|ACT|ESCALATE|NOTICE|REALISE|REALIZE|INTERVENE … too late|slowly|little|hastily',
      '<thing> <done> by <people> was|were wrong|incorrect|faulty|incomplete|inadequate|careless|sloppy',
      '<people> was|were|had|did not been? PAY enough|close|much|any|proper|sufficient? attention',
      `in a|an|such very|rather? ${eitherOf(CARELESS)}|haphazard way|manner|fashion`,
      'reviewed|tested|checked|read|planned|verified|prepared|inspected too|only superficially|hastily|quickly|casually|cursorily',
    ],
    hits: [
      'Reckless behaviour from a maintainer.',
      'A bad call by the incident lead prolonged it.',
      'Bea’s sloppy merge.',
      'A careless copy and paste by the release engineer.',
      'The vendor’s engineer was slow to respond.',
      'Marta was too slow to respond to the page.',
      'The cause was blind copy-pasting.',
      'We had to live with sloppy code.',
      'Wrong certificate uploaded by ops.',
      'Backup never tested by the team.',
      'The error was introduced by a careless edit of the zone file.',
      'The shift lead reacted far too late.',
      'They were not paying attention.',
      'The test plan was prepared in a slapdash way.',
      'The plan was reviewed too superficially.',
      'The bad build was pushed by Tomas.',
      'A poor handover by the late shift hid the open ticket.',
      'The attitude among the porters let it happen.',
      'The porter became very careless.',
      'He was so careless as to leave the key.',
      'Not a soul had read the sign.',
      'The porter’s habit of leaving the key out let them in.',
      'Sloppy workmanship at the joint let the water in.',
      'The porter was too slow in closing the gate.',
      'The count done by the interns was wrong.',
    ],
    misses: [
      'The agent was slow to respond.',
      'At first I was reluctant to use the new type.',
      'The page was too slow to load.',
      'Wrong value returned by the proxy.',
      'Path never tested by the probe.',
      'The autoscaler reacted too late.',
      'Bad handling of the empty list.',
      'The proxy’s poor handling of retries.',
    ],
  },
];
export default constructions;
