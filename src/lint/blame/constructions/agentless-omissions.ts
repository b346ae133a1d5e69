import { isPerson } from '../../../english/entities.ts';
import { isNoOmission } from '../../../english/human-deeds.ts';
import { ACTS_OF_CARE, PAPERS, SLIPS_OF_THE_HEAD, TELLS } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { NounPhrase } from '../../../english/phrases.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, clauseIn, hypothetical, inThePast, prevented } from '../guards.ts';
import { isCheckedByCode, isStillOpen } from '../not-omitted.ts';
import { type Construction, clauseEnd, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Passives about what happened that do not name software as the agent. */
export function* donePassively(reading: Reading): Iterable<ReadClause & { subject: NounPhrase }> {
  for (const clause of reading.clauses) {
    const { subject, passive, modal, agent } = clause;
    if (!passive || !subject || modal || reading.question) continue;
    if (hypothetical(reading, clause) || prevented(reading, subject.from)) continue;
    if (agent && (byMachine(reading, clause) || !inParticular(clause.by))) continue;
    yield { ...clause, subject };
  }
}

/** Agreements that people keep; software has rules and policies of its own, and follows them. */
const KEPT_BY_PEOPLE =
  /^(?:procedures?|process(?:es)?|checklists?|runbooks?|playbooks?|guidelines?|instructions?|protocols?|guidance|recommendations?|steps?|advice|practices?)$/;
const KEEPS = /^(?:follow|observe|respect|adhere|heed|obey|use|read|consult)$/;
const BREAKS = /^(?:ignore|disregard|bypass|circumvent|skip|violate|breach|overlook|forget|neglect|miss)$/;

/** What people say to each other; ignoring it is a human act. */
const SAID_BY_PEOPLE = /^(?:warnings?|concerns?|objections?|complaints?|reminders?)$/;

/** "The procedure was not followed", "the runbook was ignored", "warnings were repeatedly ignored". */
function* notFollowed(reading: Reading): Iterable<Found> {
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

/** Purely mental acts, which software cannot do. */
const MENTAL_ACTS = new Set([...wordsOf(SLIPS_OF_THE_HEAD), 'miss', 'skip', 'mix', 'confuse']);
const KEPT_BY_SOFTWARE =
  /^(?:sessions?|leases?|locks?|cookies?|tokens?|state|values?|entries|entry|votes?|headers?|packets?|requests?|events?|messages?|nodes?|connections?|fields?|parameters?|arguments?|bytes?|frames?|strings?|timestamps?)$/;

/** What people are expected to notice or keep: "the renewal was missed". */
const SEEN_BY_PEOPLE =
  /^(?:renewal|deadline|steps?|pages?|alerts?|alarms?|warnings?|notices?|signs?|calls?|reminders?|e-?mails?|expiry|tickets?|handover|announcement|meeting|appointment|risk|detail|opportunity|item|check|review)$/;

/** Verbs with other senses count only with what people notice, or do with care: "the review was skipped". */
function fitsVerb(base: string, subject: string, next: string | undefined): boolean {
  switch (base) {
    case 'miss':
      return SEEN_BY_PEOPLE.test(subject);
    case 'skip':
      return STEPS.has(subject) && !/^tests?$/.test(subject);
    case 'mix':
      return next === 'up';
    case 'confuse':
      return next === 'with' || next === 'for';
    default:
      return true;
  }
}
const STEPS = new Set([...wordsOf(ACTS_OF_CARE), 'step', 'steps', 'stage', 'section', 'page', 'line']);

/** "The renewal was forgotten", "the impact was underestimated". */
function* forgotten(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of donePassively(reading)) {
    const { base } = tokens[clause.verb]!.word;
    if (clause.negated || !MENTAL_ACTS.has(base)) continue;
    if (!fitsVerb(base, tokens[clause.subject.head]!.lower, tokens[clause.verb + 1]?.lower)) continue;
    if (KEPT_BY_SOFTWARE.test(tokens[clause.subject.head]!.lower) || !inThePast(reading, clause)) continue;
    yield found(clause);
  }
}

const CARE =
  'review|backup|snapshot|rollback|rehearsal|dry-run|test|testing|notice|approval|authorisation|authorization|consultation|knowledge|announcement|permission|coordination|communication|care|planning|preparation|warning|consideration|diligence';

/** "The backend was rushed": built by people, as opposed to a patient rushed to hospital. */
function hurried(reading: Reading, found: Found): boolean {
  const { tokens, question } = reading;
  const clause = clauseIn(reading, found);
  if (!clause || question || !/^(?:rush|hurry)$/.test(tokens[clause.verb]!.word.base)) return false;
  return (
    !inParticular(clause.who) &&
    clause.who !== 'outsider' &&
    !doneBySoftware(clause) &&
    !clause.negated &&
    tokens[found.to]?.lower !== 'to'
  );
}

/** Names an agent that is not somebody in particular. */
const doneBySoftware = ({ agent, by }: ReadClause): boolean => !!agent && !inParticular(by);

/**
 * "No testing was done", "testing was skipped": names the precaution itself, neither by software nor as a condition.
 */
function careLeftOut(reading: Reading, { from, to }: Found): boolean {
  const { tokens, question } = reading;
  const first = tokens[from]!.lower;
  const named = /^(?:no|little|insufficient|inadequate)$/.test(first) || STEPS.has(first);
  // "Testing" is a verb as well: skip it.
  const clause = clauseIn(reading, { from: from + 1, to });
  return named && !question && !(clause && doneBySoftware(clause));
}

/** "… to save time": software saves time too, but nobody says so of what it left out. */
const toSave = ({ tokens }: Reading, { to }: Found): boolean =>
  /^(?:time|money|effort|costs)$/.test(tokens[to - 1]!.lower);

/** A change that people make, as opposed to what software does to its data. */
function byPeople(reading: Reading, { from, to }: Found): boolean {
  for (const clause of donePassively(reading))
    if (clause.verb >= from && clause.verb < to)
      return UNDERTAKEN.test(reading.tokens[clause.subject.head]!.lower) && !clause.negated;
  return false;
}

const UNDERTAKEN =
  /^(?:changes?|upgrades?|updates?|releases?|patch|patches|migrations?|deployments?|deploy|maintenance|work|works|rollouts?|rollback|failover|switch|cutover|decision|configuration|config|feature|setting|settings|test|experiment|firewall|rule|rules|version|project|launch|move|contract|fix|fixes)$/;

/** What only people do about a change, an alert or a plan. */
const LEFT_BY_PEOPLE =
  /^(?:test|review|communicate|announce|rehearse|consult|consider|anticipate|foresee|double-check|proofread|escalate|discuss|question|coordinate|document|inform|tell|brief|train|plan|think|investigate|heed|rotate|re-enable|reenable|clarify|agree|ask|involve|warn|reinstate|decommission)$/;
/** Done by software as well; with "beforehand", "properly" or "in time" only by people. */
const LEFT_BY_EITHER =
  /^(?:check|verify|validate|update|notify|renew|revoke|remove|revert|monitor|disable|patch|upgrade|replace|do)$/;
/** What people pass on or keep up to date. */
const HANDED_ON = /^(?:hand|pass)$/;
const UPKEEP =
  /^(?:update|renew|rotate|revoke|prepare|keep|use|open|complete|fill|follow|write|acknowledge)$/;
const TOLD = new Set(wordsOf(TELLS).filter((word) => word !== 'page'));
const KEPT_BY_PEOPLE_ALONE = new Set([
  ...wordsOf(PAPERS),
  ...wordsOf(
    'licence license contract key keys domain password passwords page handover rollback backup certificate',
  ),
]);
const WITH_CARE =
  /^(?:properly|thoroughly|sufficiently|adequately|carefully|fully|beforehand|manually|seriously|correctly|never|time)$/;
/** That software does not consider, test or document something is a fact about the software. */
export const SOFTWARE_FACTS =
  /^(?:values?|headers?|requests?|packets?|messages?|events?|rows?|records?|inputs?|fields?|parameters?|arguments?|responses?|errors?|exceptions?|users?|customers?|clients?|subscribers?|players?|visitors?|members?|nodes?|pods?|jobs?|sessions?|transactions?|blocks?|cache|metrics?|it|this|that|these|those|they|which|who)$/;

/** "The restore was never tested", "the hub teams were not informed". */
function* leftUndone(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of donePassively(reading)) {
    if (!clause.negated || !inThePast(reading, clause) || EXCUSED.test(clause.opener)) continue;
    const { base } = tokens[clause.verb]!.word;
    const words = tokens.slice(clause.from, clauseEnd(reading, clause)).map(({ lower }) => lower);
    const careful = words.some((word) => WITH_CARE.test(word));
    const seriously = base === 'take' && words.includes('seriously');
    const subject = tokens[clause.subject.head]!.lower;
    const told = TOLD.has(base) && (isPerson(clause.who) || clause.who === 'outsider');
    const either = LEFT_BY_EITHER.test(base) && careful;
    const handed = HANDED_ON.test(base) && /^(?:over|on|along)$/.test(tokens[clause.verb + 1]?.lower ?? '');
    const kept = UPKEEP.test(base) && KEPT_BY_PEOPLE_ALONE.has(subject);
    if (!LEFT_BY_PEOPLE.test(base) && !either && !seriously && !handed && !kept && !told) continue;
    // "was not automatically renewed": by software.
    if (words.includes('automatically')) continue;
    // What a test suite does not cover is a gap in the suite.
    if (base === 'test' && words.some((word) => /^(?:suite|coverage|unit|integration|ci)$/.test(word)))
      continue;
    if (isNoOmission(tokens[clause.verb]!, subject)) continue;
    if ((!told && SOFTWARE_FACTS.test(subject)) || excused(reading, clause)) continue;
    if (isCheckedByCode(reading, clause) || isStillOpen(reading, clause)) continue;
    const back = found(clause);
    yield seriously ? { ...back, to: clause.verb + 2 } : back;
  }
}

/** "Because the parameter was not documented": a reason for something else, and often a state of the system. */
const EXCUSED = /^(?:because|since|as|that|so)$/;

/** "because the staging hub was down": it was impossible. */
function excused({ tokens }: Reading, { verb }: ReadClause): boolean {
  return tokens
    .slice(verb + 1, verb + 9)
    .some(({ lower }) => /^(?:because|since|due|as|by|until|affected|impacted)$/.test(lower));
}

/**
 * It had been switched off before, or people were to be informed: "was disabled for the move and never turned back on".
 */
function doneByPerson({ tokens, question }: Reading, { from, to }: Found): boolean {
  if (question) return false;
  if (/^(?:no|nobody)$/.test(tokens[from]!.lower)) return true;
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  if (words.includes('until')) return true;
  if (/^(?:manner|way|fashion)$/.test(words.at(-1)!)) return true;
  const off = /^(?:disable|mute|silence|turn|switch|pause|suspend|stop|move|comment|detach|deactivate)$/;
  return tokens.slice(0, from).some(({ word, lower }) => off.test(word.base) || lower === 'off');
}

const TURNED = 'turned|switched|brought|put|set|rolled|changed|moved';

/** What people left undone or did carelessly, in the passive, without naming anyone. */
const constructions: readonly Construction[] = [
  {
    name: 'left-undone-by-somebody',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people do was not done, and the sentence hides by whom',
    patterns: [
      `never|not ${TURNED} back|on again|on|off`,
      'was|were not done|carried|handled|performed|conducted|planned|organised|organized … in a|an very? systematic|coordinated|controlled|careful|structured|proper|orderly|thorough … manner|way|fashion',
      'were|was not consulted|checked|tested|read|reviewed|asked|informed|told|escalated|considered|involved until later|afterwards|much|hours|days|the|after',
      'never|not re-enabled|reenabled|reinstated|re-activated|reactivated',
      'no one|nobody was|were told|informed|asked|consulted|warned|involved',
    ],
    when: doneByPerson,
    find: leftUndone,
    needs: HAS.passive | HAS.denied,
    hits: [
      'The restore was never tested.',
      'The change had not been communicated to the hub teams.',
      'The second site was not informed.',
      'The warning in the log was not taken seriously.',
      'The compiled files weren’t considered.',
      'The renewal job was disabled for the move and never re-enabled.',
      'The alarm was muted for the drill and never turned back on.',
      'No one was told about the new address.',
      'The clean-up wasn’t done in a systematic, coordinated manner.',
      'The other fields were not consulted until later.',
      'The runbook was not updated.',
      'The key was not rotated.',
      'The old rule was never removed.',
      'The customers were not informed.',
      'The rota was not handed over.',
    ],
    misses: [
      'The header was not considered by the proxy.',
      'The second site was not affected.',
      'Binary files are not considered.',
      'The certificate was not automatically renewed.',
      'The exit code was never checked.',
      'In some cases, the type was not properly validated.',
      'The change has not been reviewed at the time of this report.',
      'The counter was not updated.',
      'The on-call engineer was not automatically paged.',
      'The key was not found.',
      'The change could not be tested, because staging was down.',
      'The restore was not tested because the drill was cancelled.',
      'Nobody was paged because the route had no receiver.',
      'The lamp was never turned on.',
      'The move was done in a careful manner.',
      'The lamp was never turned back on.',
    ],
  },
  {
    name: 'procedure-not-kept',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people agreed to do was not done, and the sentence hides by whom',
    patterns: [
      'checklist|runbook|playbook|procedure was|were not used|consulted|opened',
      'deployment|change|release|review|company|security|backup|access|on-call|maintenance|upgrade policy|policies|standard|standards|rules|window|freeze was|were not|never followed|observed|respected|kept',
    ],
    find: notFollowed,
    needs: HAS.passive,
    hits: [
      'Established change procedures were not followed.',
      'The runbook was ignored.',
      'The checklist was skipped.',
      'The checklist was not used.',
      'Warnings from the monitoring were repeatedly ignored.',
      'The release process was not followed during the hotfix.',
      'Standard deployment policy was not followed.',
      'The access rules weren’t kept.',
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
    patterns: [
      'corners|corner was|were|been cut',
      'ball was|been dropped',
      'went|gone|go unnoticed|unread|unanswered|unheeded by <people>',
      'step|steps|stage|section|check|checks was|were|been left out',
      'was|were|been missed in|during|at the|our|both|either|a? two|both|code|design|peer? review|reviews|handover|triage|meeting|inspection|planning|walkthrough',
      'SLIP|FALL through the|our cracks|net',
      'never put|entered|noted|written|marked in|on|into the|a|our|any calendar|list|rota|runbook|inventory|checklist|register|diary|wiki|handover',
      'was|were|been somehow missed|overlooked|forgotten|skipped',
      'was|were|been left unattended|unlocked|unread|unanswered|undone|unguarded|unsupervised',
    ],
    find: forgotten,
    needs: HAS.passive,
    hits: [
      'The certificate expired because the renewal was forgotten.',
      'Some corners were cut that we expected to come back to.',
      'The obvious fix was overlooked for two hours.',
      'The risk was underestimated by the project board.',
      'The ticket was left unattended for a week.',
      'The ball was dropped between two shifts.',
      'Most changes are tested, but this one was somehow missed.',
      'The failed backup had gone unnoticed by the night shift.',
      'The hostname was mistyped.',
      'The wrong unit was missed in both reviews.',
      'The reminder slipped through the cracks.',
      'Somehow the expiry date was never put in the calendar.',
      'The two orders were mixed up.',
      'The review was skipped.',
      'The last step was left out.',
    ],
    misses: [
      'The lease was forgotten after a restart.',
      'The memory use was underestimated by the model.',
      'The load should not be underestimated.',
      'The test was skipped.',
      'The field was misread.',
      'The port was left open.',
      'The last step was left in.',
      'The failed write went unnoticed by the probe.',
      'The customers were confused.',
      'The heartbeat was missed during the switch.',
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
      'was|were|been bypassed|skipped|ignored|omitted|shortened|dropped|cut … to save time|money|effort|costs',
      'was|were|been rushed|hurried out|through|into|in?',
      'change|changes|release|patch|update|upgrade|deploy|deployment|migration|fix was|were|been pushed|waved|nodded through',
      'no|little|insufficient|inadequate prior|proper|further|formal|real? testing|review|rehearsal|dry-run|backup|announcement|handover|verification|consultation|coordination|communication|notice|care|thought|consideration|approval was|were done|performed|made|carried|conducted|held|given|taken|sought',
      'testing|review|rehearsal|handover|verification|sign-off|approval|peer-review was|were|been skipped|omitted|bypassed|forgotten|neglected|rushed',
    ],
    when: (reading, found) =>
      careLeftOut(reading, found) ||
      byPeople(reading, found) ||
      hurried(reading, found) ||
      toSave(reading, found),
    hits: [
      'The change was pushed through without proper review.',
      'The change was made without the knowledge of the network team.',
      'The upgrade was carried out without prior notice to the users.',
      'The migration was started without a backup.',
      'The interlock was bypassed to save time.',
      'The release was deployed without sufficient testing.',
      'The deployment was rushed in order to meet the deadline.',
      'The claims backend was rushed and had little review.',
      'No testing was done before the move.',
      'The emergency change was waved through on a Sunday.',
      'Testing was skipped for the second site.',
      'Peer-review was skipped for the hotfix.',
      'The fix was nodded through.',
    ],
    misses: [
      'The change was applied without downtime.',
      'Testing was skipped by the pipeline.',
      'The release was rushed by the pipeline.',
      'Packets were forwarded without review.',
      'The ambulance was rushed to the site.',
      'The upgrade was not carried out without approval.',
      'The rule was applied by the controller without notice.',
    ],
  },
];
export default constructions;
