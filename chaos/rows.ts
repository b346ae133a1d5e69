import { FAULTS } from '../sandbox/faults/index.ts';

/** The rows of the table of faults: what is done to the lives of a row, and by which kinds. */
export const ROWS: readonly (readonly [about: string, kinds: readonly string[]])[] = [
  ['deliveries doubled, late, out of order', ['doubled-deliveries', 'late-deliveries']],
  ['reads that lag 0.5–1.5 s behind writes', ['briefly-lagging-reads']],
  ['reads that lag 2–5 s behind Debrief’s own writes', ['lagging-own-writes']],
  ['reads that lag 2–5 s behind all writes', ['lagging-reads']],
  [
    '5xx, 403 and 429 with retry-after, resets before and after the write, lost answers, lost deliveries, SIGKILL',
    ['server-errors', 'rate-limits', 'connection-resets', 'lost-answers', 'lost-deliveries', 'kills'],
  ],
  ['answers cut off in the middle', ['cut-bodies']],
  ['an occasional 404 for something that exists', ['stray-404s']],
  ['GraphQL: timeouts, answers in part, RATE_LIMITED', ['graphql-failures']],
  ['all of it together', Object.keys(FAULTS)],
];
