import type { Phrase } from '../../../english/phrases.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, hypothetical, prevented } from '../guards.ts';
import { type Construction, type Found, inParticular } from './construction.ts';

/** Passives that tell what happened, and do not say that software did it. */
function* donePassively(reading: Reading): Iterable<ReadClause & { subject: Phrase }> {
  for (const clause of reading.clauses) {
    const { subject, passive, modal, agent } = clause;
    if (!passive || !subject || modal || reading.question) continue;
    if (hypothetical(reading, clause) || prevented(reading, subject.from)) continue;
    if (agent && (byMachine(reading, clause) || !inParticular(clause.by))) continue;
    yield { ...clause, subject };
  }
}

/** "is not followed" may tell of a list; what was done in the incident is told in the past. */
function inThePast({ tokens }: Reading, { from, verb }: ReadClause): boolean {
  return tokens
    .slice(Math.max(0, from), verb)
    .some(({ lower }) => /^(?:was|were|wasn't|weren't|been)$/.test(lower));
}

/** What people agree to keep; software has rules and policies of its own, which it follows. */
const KEPT_BY_PEOPLE =
  /^(?:procedures?|process(?:es)?|checklists?|runbooks?|playbooks?|guidelines?|instructions?|protocols?|guidance|recommendations?|steps?|advice|practices?)$/;
const KEEPS = /^(?:follow|observe|respect|adhere|heed|obey|use|read|consult)$/;
const BREAKS = /^(?:ignore|disregard|bypass|circumvent|skip|violate|breach|overlook|forget|neglect|miss)$/;

/** What people say to each other; to ignore it is their deed. */
const SAID_BY_PEOPLE = /^(?:warnings?|concerns?|objections?|complaints?|reminders?)$/;

/** "The procedure was not followed", "the runbook was ignored", "warnings were repeatedly ignored". */
function* notKept(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of donePassively(reading)) {
    const kept = tokens[clause.subject.head]!.lower;
    const { base } = tokens[clause.verb]!.word;
    const unheard =
      SAID_BY_PEOPLE.test(kept) && !clause.negated && /^(?:ignore|disregard|dismiss)$/.test(base);
    if (!KEPT_BY_PEOPLE.test(kept) && !unheard) continue;
    if (!(unheard || (clause.negated ? KEEPS : BREAKS).test(base)) || !inThePast(reading, clause)) continue;
    yield found(clause);
  }
}

const found = (clause: ReadClause): Found => ({
  from: clause.subject!.from,
  to: clause.verb + 1,
  ...(clause.agent ? { rule: 'person-at-fault' } : {}),
});

/** What goes on in heads alone: software has no head to forget with. */
const IN_THE_HEAD = /^(?:forget|overlook|underestimate|overestimate|neglect|misjudge)$/;
const KEPT_BY_SOFTWARE =
  /^(?:sessions?|leases?|locks?|cookies?|tokens?|state|values?|entries|entry|votes?|headers?|packets?|requests?|events?|messages?|nodes?|connections?)$/;

/** "The renewal was forgotten", "the impact was underestimated". */
function* forgotten(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of donePassively(reading)) {
    if (clause.negated || !IN_THE_HEAD.test(tokens[clause.verb]!.word.base)) continue;
    if (KEPT_BY_SOFTWARE.test(tokens[clause.subject.head]!.lower) || !inThePast(reading, clause)) continue;
    yield found(clause);
  }
}

const CARE =
  'review|notice|approval|authorisation|authorization|consultation|knowledge|announcement|permission|coordination|communication|care|planning|preparation|warning|consideration|diligence';

/** A change of something that people change, and nothing that software does to its data. */
function byPeople(reading: Reading, { from, to }: Found): boolean {
  for (const clause of donePassively(reading))
    if (clause.verb >= from && clause.verb < to)
      return UNDERTAKEN.test(reading.tokens[clause.subject.head]!.lower) && !clause.negated;
  return false;
}

const UNDERTAKEN =
  /^(?:changes?|upgrades?|updates?|releases?|patch|patches|migrations?|deployments?|deploy|maintenance|work|works|rollouts?|rollback|failover|switch|cutover|decision|configuration|config|feature|setting|settings|test|experiment|firewall|rule|rules|version|project|launch|move|contract)$/;

/** What people left undone or did without care, in the passive, so that nobody is named. */
export const constructions: readonly Construction[] = [
  {
    name: 'procedure-not-kept',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people agreed to do was not done, and the sentence hides by whom',
    patterns: [
      'checklist|runbook|playbook|procedure was|were not used|consulted|opened',
      "checklist|runbook|playbook|procedure wasn't|weren't used|consulted|opened",
    ],
    find: notKept,
    hits: [
      'Established change procedures were not followed.',
      'The runbook was ignored.',
      'The checklist was skipped.',
      'The checklist was not used.',
      'Warnings from the monitoring were repeatedly ignored.',
      'The release process was not followed during the hotfix.',
      'Two steps of the checklist were forgotten.',
    ],
    misses: [
      'The procedure could not be followed, because the wiki was down.',
      'The runbook was followed.',
      'The retry policy was ignored by the client.',
      'The protocol was not observed by the proxy.',
      'The process was killed.',
      'Warnings from the linter were ignored by the build.',
      'If the runbook is ignored, the tool asks.',
      'The migration steps were skipped by the script.',
    ],
  },
  {
    name: 'forgotten',
    rule: 'agentless',
    trust: 'firm',
    says: 'somebody forgot or misjudged it, and the sentence hides who',
    patterns: ['was|were|been left unattended|unlocked|unread|unanswered|undone|unguarded|unsupervised'],
    find: forgotten,
    hits: [
      'The certificate expired because the renewal was forgotten.',
      'The obvious fix was overlooked for two hours.',
      'The risk was underestimated by the project board.',
      'The ticket was left unattended for a week.',
    ],
    misses: [
      'The lease was forgotten after a restart.',
      'The memory use was underestimated by the model.',
      'The load should not be underestimated.',
      'The ticket was left open until the fix had been verified.',
    ],
  },
  {
    name: 'done-without-care',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people do with care was done without it, and the sentence hides by whom',
    patterns: [
      `was|were|been <done> … without a|an|any|the? proper|adequate|sufficient|prior|full|formal|due|enough|appropriate? ${CARE}`,
      'was|were|been <done> … without proper|adequate|sufficient|prior|enough|appropriate testing|tests|verification|validation|rehearsal',
      'was|were|been rushed|hurried',
    ],
    when: byPeople,
    hits: [
      'The change was pushed through without proper review.',
      'The change was made without the knowledge of the network team.',
      'The upgrade was carried out without prior notice to the users.',
      'The release was deployed without sufficient testing.',
      'The deployment was rushed in order to meet the deadline.',
    ],
    misses: [
      'The change was applied without downtime.',
      'Packets were forwarded without review.',
      'The ambulance was rushed to the site.',
      'The upgrade was not carried out without approval.',
      'The rule was applied by the controller without notice.',
    ],
  },
];
