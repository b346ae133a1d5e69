import { VerbForm, WordClass } from '../../../english/classes.ts';
import { isHumanDeed } from '../../../english/human-deeds.ts';
import { ACTS_OF_CARE, SLIPS_OF_THE_HEAD } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { Reading } from '../../../english/reading.ts';
import type { Token } from '../../../english/tokens.ts';
import { withoutCare } from '../guards.ts';
import { type Construction, clauseEnd, type Found, type SentencePlace } from './construction.ts';
import { HAS } from './needs.ts';
import { opening } from './opening.ts';

/** What only people leave undone. */
const HUMAN = new Set(
  wordsOf(`test document ask tell consult review communicate coordinate escalate inform plan think consider realise realize
    anticipate foresee understand double-check remember bother investigate heed question mention discuss prepare learn
    align research involve recognise recognize loop page follow practise practice rehearse prioritise prioritize announce read look notice
    appreciate account allow assess estimate evaluate monitor watch pay take give leave write rotate clean budget brief
    train debrief triage audit sanity-check cross-check sync`),
);

/** What software may leave undone as well: counts only in a list of what went wrong. */
const EITHER = new Set(
  wordsOf(`check verify validate notify update confirm report disable enable remove deploy upgrade apply run back roll
    restart set configure add include spot measure use make keep open renew rotate clean`),
);

/** "Did not define it early": how much care was taken. */
const enough = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .some(({ lower }) =>
      /^(?:enough|early|properly|carefully|thoroughly|sufficiently|beforehand|upfront)$/.test(lower),
    );

const QUOTE = /^['"‘“]$/;
/** Verbs of fault that people use about themselves without a subject. */
const OWNED = new Set([
  ...wordsOf(SLIPS_OF_THE_HEAD),
  ...wordsOf('assume mistake confuse misidentify misconfigure mislabel mis-label misplace rush bypass'),
]);

const SECTIONS_OF_DEEDS = new Set([
  'went-wrong',
  'causes',
  'lessons',
  'five-whys',
  'trigger',
  'lucky',
  'response',
  'detection',
]);

function deedsBelow(place: SentencePlace): boolean {
  return place.listed && place.section !== null && SECTIONS_OF_DEEDS.has(place.section);
}

/** "Did not document the path": no subject, and a verb whose subject can only be a person. */
function* leftUndone({ tokens, clauses, question }: Reading, place: SentencePlace): Iterable<Found> {
  if (question || place.section === 'went-well') return;
  const start = opening(tokens);
  const [first, second, third] = [tokens[start], tokens[start + 1], tokens[start + 2]];
  if (!first || !second || !third) return;
  const did =
    first.lower === "didn't" ? second : first.lower === 'did' && second.lower === 'not' ? third : null;
  const not = first.lower === 'not' && second.word.forms & VerbForm.gerund ? second : null;
  const failed =
    /^(?:fail|neglect|omit|forget)(?:ed|ing|ted|ting)$|^forgot$/.test(first.lower) && second.lower === 'to'
      ? third
      : null;
  const never = first.lower === 'never' && second.word.forms & VerbForm.past ? second : null;
  const verb = did ?? not ?? failed ?? never;
  if (!verb || verb.word.is & WordClass.be) return;
  const clause = clauses.find(({ verb }) => verb >= start && verb < start + 6);
  const to = clause ? clauseEnd({ tokens }, clause) : tokens.length;
  const { base } = verb.word;
  if (/^(?:forg[eo]t|neglect)/.test(first.lower)) yield { from: start, to, trust: 'firm' };
  else if (
    not &&
    // "Not considering it means more work" is true in general.
    tokens
      .slice(start, start + 12)
      .some(
        ({ word, lower }) =>
          /^(?:lead|cause|mean|result)$/.test(word.base) &&
          !/^(?:leads?|causes?|means?|results?)$/.test(lower),
      )
  )
    yield { from: start, to, trust: HUMAN.has(base) || EITHER.has(base) ? 'firm' : 'soft' };
  else if (never && /^(?:that|whether|if|how|what)$/.test(tokens[start + 2]?.lower ?? ''))
    yield { from: start, to, trust: 'firm' };
  else if (HUMAN.has(base) || (place.listed && (isHumanDeed(verb) || enough(tokens, start, to))))
    yield { from: start, to, trust: not && !place.listed ? 'soft' : 'firm' };
  else if (EITHER.has(base)) yield { from: start, to, trust: deedsBelow(place) && !failed ? 'firm' : 'soft' };
}

/** "Forgetting the guard is a compile error": in general. */
function isTrueOfAnybody({ tokens, clauses }: Reading, start: number): boolean {
  const isGerund = (tokens[start]!.word.forms & VerbForm.gerund) !== 0;
  const main = clauses.find(
    ({ finite, verb, opener, relative }) => finite && verb > start && !opener && !relative,
  );
  return (
    isGerund &&
    main !== undefined &&
    /^(?:is|are|means|gives|fails|raises|breaks|stops|costs)$/.test(tokens[main.verb]!.lower)
  );
}

/** "Misunderstood the design", "Applied an untested change". */
function* badDeed(reading: Reading, place: SentencePlace): Iterable<Found> {
  const { tokens, clauses, question } = reading;
  let start = opening(tokens);
  const opens = place.opens || tokens[start]?.capital;
  // "Carelessly edited the config"
  const manner = !!(tokens[start] && tokens[start]!.word.is & WordClass.manner);
  if (manner) start++;
  const verb = tokens[start];
  if (question || !opens) return;
  const told =
    verb && (verb.word.forms & VerbForm.past || (place.listed && verb.word.forms & VerbForm.gerund));
  if (!told || !tokens[start + 1] || isTrueOfAnybody(reading, start)) return;
  const clause = clauses.find((one) => one.verb === start);
  if (!clause || clause.passive || (clause.subject && clause.subject.from < start)) return;
  const to = clauseEnd({ tokens }, clause);
  const { base, is } = verb.word;
  const next = tokens[start + 1]!;
  if (manner && place.listed) {
    yield { from: start - 1, to, trust: 'firm' };
    return;
  }
  if (
    place.listed &&
    (bySlip(reading, start, to) || madeMistake(tokens, start, to) || brokeOthersWork(tokens, start))
  ) {
    yield { from: start, to, trust: 'firm' };
    return;
  }
  // "Assumed that", "Misread the graph"; but not "Overlooked details", where it is an adjective.
  const object =
    next.word.is & (WordClass.determiner | WordClass.preposition | WordClass.neuter) ||
    /^(?:that|how|what|to)$/.test(next.lower);
  if (
    unseen(tokens, start, to) ||
    leftUnsafe(tokens, start, to) ||
    (base === 'skip' && skippedCare(tokens, start + 1, to))
  ) {
    yield { from: start, to, trust: place.listed ? 'firm' : 'soft' };
    return;
  }
  if (place.listed && wastedTime(tokens, start, to)) {
    yield { from: start, to, trust: 'firm' };
    return;
  }
  if (OWNED.has(base) && (object || next.kind === 'opaque' || QUOTE.test(next.lower))) {
    yield { from: start, to, trust: base === 'assume' || base === 'confuse' ? 'soft' : 'firm' };
    return;
  }
  const reckless = tokens
    .slice(start + 1, start + 4)
    .some(({ lower }) => /^(?:untested|unreviewed|unapproved|unverified)$/.test(lower));
  const without = tokens.findIndex(({ lower }, i) => i > start && i < start + 12 && lower === 'without');
  const lacking = without < 0 ? [] : tokens.slice(without + 1, without + 4).map(({ lower }) => lower);
  const despite = tokens.findIndex(({ lower }, i) => i > start && i < start + 12 && lower === 'despite');
  const warned = despite > 0 && tokens.slice(despite, despite + 5).some(({ lower }) => WARNS.test(lower));
  const skipped = warned || lacking.some((word) => CARE_LEFT_OUT.test(word)) || lacking[0] === ':';
  const mixedUp =
    tokens[start + 1]!.lower === 'wrong' ||
    tokens.slice(start + 1, Math.min(to, start + 8)).some(isWrongOne) ||
    mistookProduction(tokens.slice(start + 1, to).map(({ lower }) => lower));
  const alone =
    lacking.some((word) => UNTOLD.test(word)) || (place.listed && withoutCare(reading, start, to));
  const last = tokens.slice(start, to).findLast(({ kind }) => kind === 'word');
  if (alone || (last?.lower === 'wrong' && place.listed)) {
    yield { from: start, to: Math.max(to, without + 2), trust: place.listed ? 'firm' : 'soft' };
    return;
  }
  if (is & WordClass.operation && mixedUp) yield { from: start, to, trust: 'firm' };
  else if (is & WordClass.operation && (reckless || skipped))
    yield { from: start, to: Math.max(to, without + 2), trust: 'firm' };
}

/** "Deleted the table by mistake" */
const bySlip = ({ hits }: Reading, from: number, to: number): boolean =>
  hits.some((hit) => hit.class === 'accident' && hit.from > from && hit.from < to);

/** "Made a typo in the zone file" */
function madeMistake(tokens: Reading['tokens'], start: number, to: number): boolean {
  if (!/^(?:make|commit|introduce)$/.test(tokens[start]!.word.base)) return false;
  return tokens
    .slice(start + 1, Math.min(to, start + 5))
    .some(({ lower }) =>
      /^(?:mistakes?|typos?|blunders?|slip|slip-up|oversight|misjudge?ment|assumptions?)$/.test(lower),
    );
}

/** "Broke the login page", "Breaking other people's work" */
function brokeOthersWork(tokens: Reading['tokens'], start: number): boolean {
  if (tokens[start]!.word.base !== 'break') return false;
  const words = tokens.slice(start + 1, start + 5).map(({ lower }) => lower);
  return (
    /^(?:the|a|our|other|others|everyone|somebody|each)$/.test(words[0] ?? '') &&
    words.some((word) => BREAKABLE.test(word))
  );
}
const BREAKABLE =
  /^(?:site|website|portal|pages?|builds?|production|login|checkout|pipeline|app|api|database|links?|feature|work|code|master|trunk|release|dashboard)$/;

/** "Spent hours on the wrong host", "wasted a day without asking". */
function wastedTime(tokens: Reading['tokens'], start: number, to: number): boolean {
  const words = tokens.slice(start + 1, to).map(({ lower }) => lower);
  const time = words
    .slice(0, 4)
    .some((word) => /^(?:hours?|days?|minutes?|time|weeks?|evening|night)$/.test(word));
  if (tokens[start]!.word.base === 'waste') return time;
  return (
    /^(?:spend|lose)$/.test(tokens[start]!.word.base) &&
    time &&
    words.some((word) => /^(?:without|wrong|instead)$/.test(word))
  );
}

const WARNS = /^(?:fail\w*|red|broken|warnings?|objections?|concerns?|doubts?|unresolved|advice)$/;

/** "to the wrong cluster" */
const isWrongOne = ({ lower }: Token, i: number, all: readonly Token[]) =>
  lower === 'wrong' && i > 0 && (all[i - 1]!.word.is & WordClass.determiner) !== 0;

/** "Missed the deadline", "Ignored the alert": what a person is expected to notice. */
function unseen(tokens: Reading['tokens'], start: number, to: number): boolean {
  if (!/^(?:miss|ignore|dismiss)$/.test(tokens[start]!.word.base)) return false;
  const words = tokens.slice(start + 1, Math.min(to, start + 6)).map(({ lower }) => lower);
  return (
    /^(?:the|a|an|our|two|several|repeated|all|first)$/.test(words[0] ?? '') &&
    words.some((word) =>
      /^(?:deadline|alerts?|alarms?|pages?|warnings?|emails?|notices?|tickets?|reminders?|handover|meeting|signs?|notifications?)$/.test(
        word,
      ),
    )
  );
}

/** "Skipped the staging soak": a precaution was skipped, and the sentence does not say that this was right. */
function skippedCare(tokens: Reading['tokens'], from: number, to: number): boolean {
  const words = tokens.slice(from, Math.min(to, from + 5)).map(({ lower }) => lower);
  return /^(?:the|a|our|all|two|several|some)$/.test(words[0] ?? '') && words.some((word) => STEPS.has(word));
}

const STEPS = new Set([...wordsOf(ACTS_OF_CARE), ...wordsOf('step steps qa procedure')]);

/** "Left the debug flag on": a state that somebody should have ended. */
function leftUnsafe(tokens: Reading['tokens'], start: number, to: number): boolean {
  if (tokens[start]!.word.base !== 'leave') return false;
  const words = tokens.slice(start + 1, Math.min(to, start + 8)).map(({ lower }) => lower);
  const on = words.findIndex((word) =>
    /^(?:on|open|enabled|unlocked|exposed|unattended|unfinished|place|behind)$/.test(word),
  );
  return on > 1 && !/^(?:to|for|as|so|until|while|purpose|call|the|a)$/.test(words[on + 1] ?? '');
}

/** "against production instead of staging": a mix-up rather than a choice between two options. */
function mistookProduction(words: readonly string[]): boolean {
  const instead = words.findIndex((word, i) => word === 'instead' && words[i + 1] === 'of');
  if (instead < 0) return false;
  return (
    words.slice(0, instead).some((word) => /^(?:prod|production|live|primary|master)$/.test(word)) ||
    words
      .slice(instead + 2, instead + 4)
      .some((word) => /^(?:staging|test|testing|spare|standby)$/.test(word))
  );
}

/** Acting without it is a fault, whatever the deed. */
const UNTOLD = /^(?:asking|telling|informing|notifying|announcing|consulting|approval|permission)$/;

const CARE_LEFT_OUT =
  /^(?:testing|tests?|checking|checks|reviews?|reviewing|approval|asking|reading|telling|verifying|verification|validation|validating|looking|understanding|backups?|rollback|planning|coordination|waiting|informing|notifying|announcing|consulting|warning|notice)$/;

const constructions: readonly Construction[] = [
  {
    name: 'omission-without-subject',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it has no subject; in a record of what people did, that is somebody’s omission',
    find: leftUndone,
    needs: HAS.noSubject,
    hits: [
      'Did not document the path.',
      "Didn't test the restore.",
      'Forgot to renew the certificate.',
      'Failed to test the migration before the release.',
      {
        text: "Didn't validate the sort order against what users expect",
        place: { listed: true, section: 'went-wrong' },
      },
      { text: 'Not testing the client prior to release', place: { listed: true, section: 'lessons' } },
      {
        text: 'Did not disable the pipeline despite being aware of the risk',
        place: { listed: true, section: 'causes' },
      },
      { text: 'Did not tell support', place: { listed: true, section: 'timeline' } },
      'Never tested the restore.',
      'Never checked that the backups could be restored.',
      'Not following the checklist led to a second outage.',
      { text: 'Forgetting to renew the certificate', place: { listed: true } },
      { text: 'Failing to tell support', place: { listed: true } },
      { text: 'Did not use the rehearsal site', place: { listed: true, section: 'went-wrong' } },
    ],
    misses: [
      'Failed to start.',
      'Did not restart on its own.',
      'Failed to connect to the primary.',
      { text: 'Did not affect customers', place: { listed: true, section: 'went-well' } },
      { text: 'Did not respond to health checks', place: { listed: true, section: 'timeline' } },
      'Not testing it would be a risk, and so there is a job for it.',
      'Did you test the restore?',
      'Never seen before in this cluster.',
    ],
  },
  {
    name: 'deed-without-subject',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it has no subject; in a record of what people did, that is somebody’s fault',
    find: badDeed,
    needs: HAS.noSubject,
    hits: [
      'Misunderstood the design of the filter.',
      'Applied an untested change.',
      'Root cause: Applied untested settings to a live system.',
      'Ran the clean-up without prior testing.',
      'Deployed the change without testing.',
      'Ran the migration against production instead of staging.',
      'Restarted the wrong node.',
      'Truncated the orders table instead of the staging one.',
      { text: 'Pushed straight to master without waiting for CI', place: { listed: true } },
      { text: 'Skipped the staging soak because of the deadline', place: { listed: true } },
      { text: 'Missed the deadline for the renewal', place: { listed: true } },
      { text: 'Typed the hostname wrong', place: { listed: true } },
      { text: 'Gave the contractor root without asking security', place: { listed: true } },
      { text: 'Merged despite a failing check', place: { listed: true } },
      { text: 'Deployed to the wrong cluster', place: { listed: true } },
      { text: 'Left the feature flag on after the test', place: { listed: true } },
      { text: 'Misread the dashboard', place: { listed: true } },
      { text: 'Spent hours trying fixes without understanding the failure', place: { listed: true } },
      { text: 'Overlooked the alert in the channel', place: { listed: true } },
      { text: 'Carelessly edited the config', place: { listed: true } },
      { text: 'Deleted the table by mistake', place: { listed: true } },
      { text: 'Made a typo in the zone file', place: { listed: true } },
      { text: 'Broke the login page', place: { listed: true } },
      { text: 'Ignoring the first alert', place: { listed: true } },
      { text: 'Deploying without a review', place: { listed: true } },
      { text: 'Mistyped the hostname', place: { listed: true } },
      { text: 'Rushed the release', place: { listed: true } },
      { text: 'Left the old rule in place', place: { listed: true } },
    ],
    misses: [
      { text: 'Forgetting the guard is a compile error.', place: { listed: true } },
      'Applied the tested change.',
      'Overlooked details are listed below.',
      'Deployed the change without downtime.',
      'Root cause: the disk was full.',
      { text: 'Restarted the workers', place: { listed: true } },
      { text: 'Spent two hours on the restore', place: { listed: true } },
      { text: 'Missed heartbeats are logged', place: { listed: true } },
      { text: 'Breaking the monolith into services', place: { listed: true } },
      { text: 'Making the deploy page faster', place: { listed: true } },
      { text: 'Restarting without downtime', place: { listed: true } },
      { text: 'Ignored files are not scanned', place: { listed: true } },
      { text: 'Skipped tests are now reported', place: { listed: true } },
      { text: 'Left the old cluster running for a week', place: { listed: true } },
      { text: 'Left the door open for a second attempt', place: { listed: true } },
    ],
  },
];
export default constructions;
