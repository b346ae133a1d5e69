import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { Reading } from '../../../english/reading.ts';
import { affirmed, clauseIn, faultSense, hypothetical, prevented } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';

const SAFEGUARD =
  'where|backup|backups|snapshot|dry|dry-run|limit|ticket|approval|permission|sign-off|rollback|canary|maintenance|notice|warning|review|peer';

/** A person did it, and the verb is used in a sense that is a fault. */
function happened(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  return affirmed(reading, found) && !(clause && (clause.passive || !faultSense(reading, clause)));
}

const SAFEGUARDS_AND_RULES = new Set(
  wordsOf(`process processes procedure procedures policy policies review reviews approval approvals check checks checklist
    protection gate rule rules guideline guidelines staging canary test tests step steps safeguard safeguards instructions
    protocol sign-off freeze runbook playbook rehearsal interlock lockout soak board`),
);
const BYPASSES = /^(?:bypass|circumvent|evade|sidestep|skip|ignore|disregard|omit)$/;
const COMPLIES = /^(?:follow|observe|respect|obey|keep|consult|run|complete)$/;

/** "An engineer bypassed the change process", "the night shift did not follow the procedure". */
function* bypassed(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { verb, who, passive, negated, finite } = clause;
    if (passive || !finite || !(inParticular(who) || who === 'we')) continue;
    const { base } = tokens[verb]!.word;
    const around = base === 'go' && /^(?:around|round|past)$/.test(tokens[verb + 1]?.lower ?? '');
    if (!around && !(negated ? COMPLIES : BYPASSES).test(base)) continue;
    if (hypothetical(reading, clause) || reading.question || !faultSense(reading, clause)) continue;
    const span = clauseSpan(reading, clause);
    if (prevented(reading, span.from)) continue;
    const object = nounPhrase(tokens, verb + (around ? 2 : 1));
    if (!object || !SAFEGUARDS_AND_RULES.has(tokens[object.head]!.lower)) continue;
    yield { from: span.from, to: object.to, ...(who === 'we' ? { rule: 'collective' } : {}) };
  }
}

/** People left out a safeguard that was there to hold the change back. */
const constructions: readonly Construction[] = [
  {
    name: 'bypassed-a-safeguard',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a person went round what was there to hold the change back',
    find: bypassed,
    hits: [
      'The primary reason was that an engineer bypassed the change process.',
      'The developer skipped the canary.',
      'Two of the engineers went around the review board.',
      'A contractor circumvented the approval.',
      'The testers skipped two steps.',
      'The night shift did not follow the procedure.',
    ],
    misses: [
      'The client bypassed the cache.',
      'Two of the engineers went around the building.',
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
      '<person> APPROVE|MERGE|RELEASE|DEPLOY|SHIP|PUSH|PUBLISH|LAUNCH <thing> untested|unreviewed|unsigned|unchecked|unread|unseen|blindly',
      '<person> APPROVE|MERGE|RELEASE|DEPLOY|SHIP|PROCEED|CONTINUE|PUSH|PUBLISH|ACCEPT|SIGN|GIVE|INSIST|GO … even|in? though|although|despite|spite of? … red|failing|failed|fail|untested|unresolved|unfinished|incomplete|missing|warning|warnings|objections|concerns|doubts|broken|unreviewed|flagged|warned|advised',
    ],
    when: happened,
    hits: [
      'Cause: an engineer ran an UPDATE without a WHERE clause.',
      'The maintainers merged the pull request without running the benchmark.',
      'The release manager gave the go-ahead even though two tests were red.',
      'A developer deployed the patch despite failing tests.',
      'Engineering shipped the build untested.',
      'The product owner insisted on going live in spite of the red tests.',
      'The contractor started the migration without taking a backup.',
    ],
    misses: [
      'The script ran an UPDATE without a WHERE clause.',
      'The engineer restored the table without the backup that was still loading.',
      'Mara deployed the fix without downtime.',
      'An engineer cannot deploy without an approval.',
      'Engineers were able to run it without a ticket, so the form asks for one.',
      'The release manager gave the go-ahead after all tests had passed.',
      'Did the contractor start the migration without taking a backup?',
    ],
  },
];
export default constructions;
