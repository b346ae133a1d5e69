import { type Phrase, sensesOf } from './phrase.ts';

export type StatusSense = 'done' | 'started' | 'open' | 'dropped';

/** How far an item has come, as a column, a tag or a remark says it. */
const STATUSES: readonly Phrase<StatusSense>[] = [
  {
    sense: 'done',
    words: `done, completed?, closed, finished, fixed, merged, shipped, deployed, resolved, implemented, released, delivered,
      in place, live, rolled out, already (done|completed|in place|implemented|deployed|live), 100 ?%, yes, ✅, ✔️?, ☑️?,
      :white_check_mark:, :heavy_check_mark:, :ballot_box_with_check:, \\[x\\], x, true`,
    hits: ['Done', '**DONE**', 'completed', 'Complete.', 'in place', 'Already deployed', '✅', '100%'],
    misses: ['Donegal', 'doneness', 'Live testing', 'to be completed', 'not done', 'closed beta'],
  },
  {
    sense: 'dropped',
    words: `declined, rejected, won['’]t (do|fix|be done), will not (do|fix), wont ?(do|fix), cancell?ed, dropped, abandoned, obsolete,
      superseded, no longer (needed|relevant), not (needed|applicable)`,
    hits: ["won't fix", 'WONTDO', 'Cancelled', 'no longer needed'],
    misses: ['needed', 'dropped packets'],
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
      proposed, new, waiting, on hold, no, ❌, ☐`,
    hits: ['Open', 'TODO', 'To do', 'not started', 'Pending', 'not done'],
    misses: ['open source', 'new alerts', 'opened'],
  },
];
export const statusWord = sensesOf('whole', STATUSES);

/** Words that say, before a day or a change, that it was done then or by it. */
const FINISHED: readonly Phrase<'finished'>[] = [
  {
    sense: 'finished',
    words: `(was |were |has been |already )?(done|completed|finished|closed|fixed|merged|shipped|deployed|released|delivered|implemented|resolved|rolled out|went live|landed|added)(:| on| at| in| with| via| as of| since)?,
      (was |were |has been |already )?(done|fixed|merged|closed|implemented|resolved) by, complete(:| on| in| as of| since)?,
      (completion|close|closing|finish|closed|completed|done) (date|day):?, actual (completion|finish|end|close)( (date|day))?:?`,
    hits: [
      'Completed: 2026-04-16',
      'done 2026-04-17',
      'merged on 4 March',
      'Fixed in #12',
      'Completion date: 2026-04-16',
    ],
    misses: ['due 2026-04-16', 'Fix 2026', 'to be done'],
  },
];
export const finishedOn = sensesOf('start', FINISHED);

/** Said below an item, of the item. */
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
