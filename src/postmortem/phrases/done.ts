import { VerbForm } from '../../english/classes.ts';
import { wordOf } from '../../english/words.ts';
import { TICK_WORDINGS } from './marks.ts';
import { type Phrase, sensesOf } from './phrase.ts';
import { looksLikeAction } from './promises.ts';
import { type Sign, shows } from './sign.ts';
import { stillOpen, unfinished } from './unfinished.ts';

export type StatusSense = 'done' | 'started' | 'open' | 'dropped' | 'proposed';

/** Status words of a column, a tag or a remark. */
const STATUSES: readonly Phrase<StatusSense>[] = [
  {
    sense: 'done',
    words: `done, completed?, closed, finished, fixed, merged, shipped, deployed, resolved, implemented, applied, documented, released, delivered,
      in place, live, rolled out, already (done|completed|fixed|in place|implemented|deployed|shipped|live), done (so far|already|since), 100 ?%, yes, x, true, ${TICK_WORDINGS}`,
    hits: ['Done', '**DONE**', 'completed', 'Complete.', 'in place', 'Already deployed', '✅', '☑️', '100%'],
    misses: ['Donegal', 'doneness', 'Live testing', 'to be completed', 'not done', 'closed beta'],
  },
  {
    sense: 'dropped',
    words: `declined, rejected, (won['’]t|will not) (do|fix|implement|be (done|fixed|implemented)), wont ?(do|fix|implement), cancell?ed, dropped, abandoned, obsolete,
      superseded, no longer (needed|relevant|planned), not (needed|applicable|planned)`,
    hits: ["won't fix", 'WONTDO', 'Will not implement', 'Cancelled', 'no longer needed', 'Not planned'],
    misses: ['needed', 'dropped packets', 'not planned yet'],
  },
  {
    sense: 'started',
    words:
      'in[ -]progress, wip, ongoing, on-going, started, under ?way, in review, partially done, partly done, in flight, work in progress',
    hits: ['In progress', 'WIP', 'ongoing', 'underway'],
    misses: ['progress', 'review'],
  },
  {
    sense: 'open',
    words: `open, to-?do, to do, not (yet )?(started|done), not started yet, pending, planned, blocked, scheduled, backlog, backlogged, deferred,
      new, waiting, on hold, no, ❌, ☐`,
    hits: ['Open', 'TODO', 'To do', 'not started', 'Pending', 'not done'],
    misses: ['open source', 'new alerts', 'opened'],
  },
  {
    sense: 'proposed',
    words: 'proposed',
    hits: ['Proposed', '**proposed**'],
    misses: ['proposed limit', 'proposals'],
  },
];
export const statusWord = sensesOf('whole', STATUSES);

/**
 * Words that are a status only where one is expected: "[Draft]" is something else elsewhere. "Removed" may be said of the
 * work, which leaves it open.
 */
const IN_FIELD: readonly Phrase<StatusSense>[] = [
  {
    sense: 'done',
    words: 'cleaned( up)?, revoked, rotated, y',
    hits: ['Cleaned', 'Revoked', 'Y'],
    misses: ['clean', 'Removed', 'to be revoked', 'YAML'],
  },
  {
    sense: 'dropped',
    words: 'duplicated?, out of scope',
    hits: ['Duplicate', '(duplicate)', 'Out of scope'],
    misses: ['Duplicate alerts', 'scope'],
  },
  {
    sense: 'proposed',
    words: 'suggested, proposal, suggestion, idea, draft, to be (agreed|discussed)',
    hits: ['Draft', 'idea', 'To be agreed', 'Suggested'],
    misses: ['Draft PR open', 'to be done', 'ideal'],
  },
];
export const statusInField = sensesOf('whole', [...STATUSES, ...IN_FIELD]);

/** What a document with proposed items holds. */
export const mayPropose: Sign = {
  pattern: /\bpropos|\bsuggest(?:ed|ions?)\b|\bideas?\b|\bdraft\b|\bto be (?:agreed|discussed)\b/i,
  hits: [
    '| Add an alert | Proposed |',
    'Add an alert [draft]',
    'Status: Draft',
    '| To be agreed |',
    '(idea)',
  ],
  misses: ['| Add an alert | Open |', 'We drafted a runbook', 'It gives no idealised picture'],
};

/** How much of the work is done, where that is all of it: "3/3". */
export const allOfIt: Sign = {
  pattern: /^\W*([1-9]\d{0,3}) ?(?:\/|of|out of) ?\1(?: (?:done|completed?|finished|closed))?\W*$/i,
  hits: ['3/3', '5 of 5', '(12 / 12)', '5 of 5 done'],
  misses: ['2/3', '0/0', '3/3/2026', '5 of 5 nodes', '1/12'],
};

/** A status with the reason for it, or who decided it. */
const WITH_REASON: readonly Phrase<'dropped' | 'proposed'>[] = [
  {
    sense: 'dropped',
    words: `(was |were |has been |have been )?(declined|rejected|cancell?ed|abandoned|superseded|dropped) (by|on|in|at|as|because|since|after|with|for|due to),
      (obsolete|superseded|no longer needed|not needed|won['’]t (do|fix|implement)) (because|since|as|with|after|due to|by), duplicate of,
      closed as (declined|rejected|not planned|unplanned|won['’]?t ?(do|fix)|wont ?(do|fix)|obsolete|not needed|superseded|duplicate)`,
    hits: [
      'Declined by the board',
      'dropped in favour of #12',
      'Closed as not planned',
      'Duplicate of #12',
      "won't fix because it is sold",
    ],
    misses: ['dropped to P3', 'not needed yet', 'closed as done', 'to be declined'],
  },
  {
    sense: 'proposed',
    words: '(proposed|suggested) (by|to|in|at|on|for), to be (agreed|discussed) (on|in|at|with|by)',
    hits: ['Suggested by the vendor', 'to be discussed with Ana'],
    misses: ['proposed', 'to be discussed'],
  },
];
export const statusWithReason = sensesOf('start', WITH_REASON);

/** The beginning of a status that says more: since when it is open, and what it waits for. */
const GOES_ON: readonly Phrase<'open' | 'started'>[] = [
  {
    sense: 'open',
    words: `open (since|until|again|in|on|at|with|for|as), planned, scheduled, deferred, postponed, pending, blocked, waiting, backlog,
      backlogged, on hold, to-?do, not (yet )?(started|done)`,
    hits: ['Open since May', 'Planned for Q3', 'Pending review', 'Blocked by OPS-12', 'Not started yet'],
    misses: ['Open source', 'Opened in May', 'plans'],
  },
  {
    sense: 'started',
    words: 'in[ -]progress, ongoing, on-going, wip, under ?way, in review, started (on|in|at|by|since)',
    hits: ['In progress since May', 'ongoing work', 'Started on Monday'],
    misses: ['Started', 'reviewed'],
  },
];
export const statusGoesOn = sensesOf('start', GOES_ON);

/** Words before a day or a change that completed the item. */
const FINISHED: readonly Phrase<'finished'>[] = [
  {
    sense: 'finished',
    words: `(was |were |has been |already )?(done|completed|finished|closed|fixed|merged|shipped|deployed|released|delivered|implemented|resolved|rolled out|went live|landed|added)(:| on| at| in| with| via| as of| since)?,
      (was |were |has been |already )?(done|fixed|merged|closed|implemented|resolved) by, complete(:| on| in| as of| since)?,
      (in place|live) (since|on|as of), (completion|close|closing|finish|closed|completed|done) (date|day):?, actual (completion|finish|end|close)( (date|day))?:?`,
    hits: [
      'Completed: 2026-04-16',
      'done 2026-04-17',
      'merged on 4 March',
      'Fixed in #12',
      'Completion date: 2026-04-16',
      'in place since May',
    ],
    misses: ['due 2026-04-16', 'Fix 2026', 'to be done'],
  },
];
export const finishedOn = sensesOf('start', FINISHED);

/** Statements below an item that it is done. */
const DONE_BELOW: readonly Phrase<'done'>[] = [
  {
    sense: 'done',
    words: `(this|it|these|they) (has|have|was|were|is|are)( been)?( now)?( already)? (done|fixed|completed?|implemented|deployed|merged|in place),
      done, completed, fixed`,
    hits: ['This has been done: see the rota', 'Done.', 'It is now in place', 'Fixed in #12'],
    misses: ['This has to be done', 'donated'],
  },
];
export const doneBelow = sensesOf('start', DONE_BELOW);

/** "**Monthly check added:** …": the label's last word is a past participle. */
const DONE_LABEL = /^[\s*_]{0,4}((?:[\p{L}\d/'’&-]{1,30} ){1,5})([a-z]{3,20})[*_]{0,3}[:：]/u;
/** Participles that refer to the future, or to a fault. */
const TO_COME =
  /^(?:need|requir|plann|propos|suggest|recommend|want|intend|expect|schedul|agre|open|rais|report|affect|relat|learn|disabl|expir|fail|miss|block|delay|draft|start|crash|corrupt|ignor|overload)ed$/;

/** True if the label at the start of an item says it is done. */
export function labelSaysDone(text: string): boolean {
  const [, before, last] = DONE_LABEL.exec(text.slice(0, 120)) ?? [];
  if (!before || !last || TO_COME.test(last) || shows(stillOpen, text)) return false;
  // "The alert has been moved: add it again" is a sentence, and no label.
  if (/\b(?:been|is|are|was|were|be|being)\b/i.test(before)) return false;
  // "Get the drain tested: …" is still to be done.
  return (
    isPastForm(last) &&
    !looksLikeAction(text.slice(text.search(/[:：]/) + 1)) &&
    !/^(?:(?:get|have|make|keep|see) |(?:no|not|nobody|none|never|nothing|un\w+)\b)/i.test(before)
  );
}

/** True for every past form, also for "set" and "read". */
export const mayBePast = (word: string): boolean => (wordOf(word).forms & VerbForm.past) !== 0;

/** True for "added" and "wrote", but not for "set" or "read", which may be imperatives. */
export function isPastForm(word: string): boolean {
  const { forms } = wordOf(word);
  return (forms & VerbForm.past) !== 0 && (forms & VerbForm.base) === 0;
}

/** "We have added an alarm", "Backups: the limit has been raised": a single sentence that is the whole entry. */
const REPORT =
  /^\W{0,4}(?:[^:.]{2,60}: {1,2})?(?:(?:we|the team)(?: have|['’]ve)|(?:the|an?|our) [^:;.,]{2,60}? (?:has|have)(?: now| already| since)? been)(?: now| already| since| also)? ([a-z]+)\b[^,;:.!?@–—]*[\s.*_]*$/i;
/** Verbs of finished work. "Disabled", "expired" and "affected" are faults, and "drafted" and "started" are half of it. */
const FINISHED_WORK =
  /^(?:added|installed|enabled|deployed|fixed|removed|raised|lowered|increased|decreased|moved|migrated|updated|upgraded|patched|replaced|rotated|renewed|released|shipped|merged|implemented|documented|written|restored|repaired|corrected|automated|introduced)$/i;
/** Words that show that more is to be done. */
const STILL =
  /\b(?:and|will|['’]ll|going to|need|needs|must|should|todo|still|next|plan|planned|until|but|however|not|was|were|if|when|once|backlog|tickets?|tasks?|issues?|story|card|epic|half|part|partly|partially|some|most|first|only|except|staging|canary|tomorrow|temporar\w+|since (?!been)|(?:on|to|in|for) (?:one|two|a few|\d+)|one of|(?:alerts?|alarms?|questions?|concerns?|points?|requests?|bugs?|incidents?|pages?) (?:has|have)(?: now| already| since)? been raised|by mistake|accidentally|wrongly|all other|the rest)\b/i;

/** True if an entry without an owner and a day reports work that is done. */
export function reportsDone(text: string): boolean {
  const verb = REPORT.exec(text.slice(0, 300))?.[1];
  return verb !== undefined && text.length <= 300 && FINISHED_WORK.test(verb) && !STILL.test(text);
}

/** "Fixed IP addresses", "Established on-call rotation": what is wanted may begin like what was done. */
const SURELY_DONE =
  /^\W{0,4}(?:[^:.]{2,40}:[\s*_]{1,4})?(?:(?:added|introduced|shipped|merged|deployed|released)|[a-z]+ (?:an?|the|our|all|both|each|its|this|these|that|it|them|two|three|four|five))\b/i;

/** Among other reports: alone, "we have created a plan" is half of it. */
const MADE = /^(?:created|built|integrated|configured)$/i;

/** True if each entry of a list says, after a label if it has one, what was done ("Added an alert"), and one for sure. */
export function tellDoneWork(texts: readonly string[]): boolean {
  const isDone = (text: string) => {
    const verb = /^\W{0,4}(?:[^:.]{2,40}:[\s*_]{1,4})?([a-z]+)\b/i.exec(text.slice(0, 90))?.[1];
    return verb !== undefined && (FINISHED_WORK.test(verb) || MADE.test(verb)) && !shows(unfinished, text);
  };
  return texts.length > 1 && texts.every(isDone) && texts.some((text) => SURELY_DONE.test(text.slice(0, 90)));
}
