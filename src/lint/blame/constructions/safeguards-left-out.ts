import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { Reading } from '../../../english/reading.ts';
import { byMachine, faultSense, hypothetical, prevented } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';

const SAFEGUARD =
  'where|backup|backups|snapshot|dry|dry-run|limit|ticket|approval|permission|sign-off|rollback|canary|maintenance|notice|warning|review|peer';

/** It happened: no condition, no denial, and not by software or in the passive. */
function happened(reading: Reading, { from, to }: Found): boolean {
  const clause = reading.clauses.find(({ verb }) => verb >= from && verb < to);
  if (prevented(reading, from) || reading.question) return false;
  return (
    !clause ||
    !(clause.negated || clause.passive || hypothetical(reading, clause) || !faultSense(reading, clause))
  );
}

/** What people agree to keep; software has rules and policies of its own, which it follows. */
const KEPT_BY_PEOPLE =
  /^(?:procedures?|process(?:es)?|checklists?|runbooks?|playbooks?|guidelines?|instructions?|protocols?|guidance|recommendations?|steps?|advice|practices?)$/;
const KEEPS = /^(?:follow|observe|respect|adhere|heed|obey|use|read|consult)$/;
const BREAKS = /^(?:ignore|disregard|bypass|circumvent|skip|violate|breach|overlook|forget|neglect|miss)$/;

/** "The procedure was not followed", "the runbook was ignored". */
function* notKept(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { subject, passive, negated, modal, agent } = clause;
    if (!passive || !subject || modal || !KEPT_BY_PEOPLE.test(tokens[subject.head]!.lower)) continue;
    if (hypothetical(reading, clause) || prevented(reading, subject.from) || reading.question) continue;
    if (agent && (byMachine(reading, clause) || !inParticular(clause.by))) continue;
    const { base } = tokens[clause.verb]!.word;
    const broken = negated ? KEEPS.test(base) : BREAKS.test(base);
    // "is not followed by" may tell of a list; what was done in the incident is told in the past.
    const past = tokens
      .slice(subject.to, clause.verb)
      .some(({ lower }) => /^(?:was|were|wasn't|weren't|been)$/.test(lower));
    if (!broken || !past) continue;
    yield { from: subject.from, to: clause.verb + 1, ...(agent ? { rule: 'person-at-fault' } : {}) };
  }
}

const HELD_BACK = new Set(
  wordsOf(`process processes procedure procedures policy policies review reviews approval approvals check checks checklist
    protection gate rule rules guideline guidelines staging canary test tests step steps safeguard safeguards instructions
    protocol sign-off freeze runbook playbook rehearsal interlock lockout soak`),
);
const GOES_ROUND = /^(?:bypass|circumvent|evade|sidestep|skip|ignore|disregard|omit)$/;
const KEEPS_TO = /^(?:follow|observe|respect|obey|keep|consult|run|complete)$/;

/** "An engineer bypassed the change process", "the night shift did not follow the procedure". */
function* wentRound(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { verb, who, passive, negated, finite } = clause;
    if (passive || !finite || !(inParticular(who) || who === 'we')) continue;
    if (hypothetical(reading, clause) || reading.question || !faultSense(reading, clause)) continue;
    const span = clauseSpan(reading, clause);
    if (!(negated ? KEEPS_TO : GOES_ROUND).test(tokens[verb]!.word.base) || prevented(reading, span.from))
      continue;
    const object = nounPhrase(tokens, verb + 1);
    if (!object || !HELD_BACK.has(tokens[object.head]!.lower)) continue;
    yield { from: span.from, to: object.to, ...(who === 'we' ? { rule: 'collective' } : {}) };
  }
}

/** People leave out what was there to hold the change back. */
export const constructions: readonly Construction[] = [
  {
    name: 'procedure-not-kept',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people agreed to do was not done, and the sentence hides by whom',
    find: notKept,
    hits: [
      'Established change procedures were not followed.',
      'The runbook was ignored.',
      'The checklist was skipped.',
      'The release process was not followed during the hotfix.',
      'Two steps of the checklist were forgotten.',
    ],
    misses: [
      'The procedure could not be followed, because the wiki was down.',
      'The runbook was followed.',
      'The retry policy was ignored by the client.',
      'The protocol was not observed by the proxy.',
      'The process was killed.',
      'If the runbook is ignored, the tool asks.',
      'The migration steps were skipped by the script.',
    ],
  },
  {
    name: 'bypassed-a-safeguard',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a person went round what was there to hold the change back',
    find: wentRound,
    hits: [
      'The primary reason was that an engineer bypassed the change process.',
      'The developer skipped the canary.',
      'A contractor circumvented the approval.',
      'The testers skipped two steps.',
      'The night shift did not follow the procedure.',
    ],
    misses: [
      'The client bypassed the cache.',
      'The job skipped the tests.',
      'An engineer bypassed the CDN to see the origin.',
      'Engineers can no longer bypass the review.',
      'If an engineer bypasses the review, the bot asks.',
      'The pipeline did not follow the procedure.',
    ],
  },
  {
    name: 'without-its-safeguard',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a person acted without what would have made it safe',
    patterns: [
      `<person> <operation>|MAKE|DO|RUN|START|PUT|TAKE … without a|an|any|the|its|prior|proper|sufficient|adequate? ${SAFEGUARD}`,
      '<person> <operation>|MAKE|DO|RUN|START … without running|doing|performing|making|taking|obtaining|seeking|getting|having|waiting a|an|any|the|for? <thing>? backup|snapshot|test|tests|benchmark|check|checks|approval|permission|ci|build|pipeline|review|reviews|rehearsal|sign-off',
      '<person> APPROVE|MERGE|RELEASE|DEPLOY|SHIP|PROCEED|CONTINUE|PUSH|PUBLISH|ACCEPT|SIGN|GIVE … even? though|although|despite|while … red|failing|failed|fail|untested|unresolved|unfinished|incomplete|missing|warning|warnings|objections|concerns|doubts|broken|unreviewed|flagged|warned|advised',
    ],
    when: happened,
    hits: [
      'Cause: an engineer ran an UPDATE without a WHERE clause.',
      'The maintainers merged the pull request without running the benchmark.',
      'The release manager gave the go-ahead even though two tests were red.',
      'A developer deployed the patch despite failing tests.',
      'The contractor started the migration without taking a backup.',
    ],
    misses: [
      'The script ran an UPDATE without a WHERE clause.',
      'The engineer restored the table without the backup that was still loading.',
      'Mara deployed the fix without downtime.',
      'An engineer cannot deploy without an approval.',
      'Engineers were able to run it without a ticket, so the form asks for one.',
      'The release manager gave the go-ahead after all tests had passed.',
    ],
  },
];
