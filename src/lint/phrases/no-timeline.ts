import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Lines of a timeline that count from its start. */
export const fromStart: Sign = {
  pattern: /^[^\w\n]{0,20}\d+(?:[.,]\d+)? ?(?:ms|s|sec|min|h)\b/m,
  hits: ['| 0 s | healthy |', '- 5 min: it hung', '1.5h later'],
  misses: ['- 14:05 it hung', '| 2026-03-04 |', '5 minutes passed'],
};

/** Lines of a timeline that count in days or months, or give days without a year. */
export const inDays: Sign = {
  pattern:
    /^[^\w\n]{0,20}(?:(?:[JDT][+-]?|Day )\d{1,2}\b|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-])|(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|[12]\d|3[01])(?![\d/.:-]))/m,
  hits: ['- Day 2: it hung', '| J1 |', 'T+3 it hung', '* 2015-10: it hung', '- 07-29 — it hung'],
  misses: ['- 2026-03-04: it hung', '14:05 it hung', '- On day 2', 'Days 2'],
};

/** In or above a timeline: its times are rough, lost or left out. */
export const rough: Sign = {
  pattern:
    /\b(?:approximate(?:ly)?|rough(?:ly)?|reconstructed|no (?:exact )?(?:times?|timestamps?|timeline) (?:is|was|were)|times? (?:were|was)? ?not (?:kept|recorded|noted)|from memory|wip|(?:times?|timestamps?)\b[^.\n]{0,60}\b(?:are|were) [\w ]{0,20}(?:omitted|left out|withheld|removed))\b/i,
  hits: [
    'Timeline (approximate)',
    'No exact times were kept.',
    'Reconstructed from the history',
    'Times of the guests are left out.',
  ],
  misses: ['Timeline', 'The times below are in UTC.', 'No alert was sent'],
};

/** A line of the header with the day on which it began. */
export const brokeOn: Sign = {
  pattern:
    /^\W*(?:[\w ]{0,20}\b)?(?:broke|broken|started|began|introduced|first occurrence|stopped)\b[\w ]{0,12}\W{0,3}[:|]\W{0,4}\d{4}-\d\d-\d\d(?![T\d]| \d\d:)/im,
  hits: ['**Started:** 2026-03-04', 'When it actually broke: ~2026-03-04', '- Introduced on: 2026-03-04'],
  misses: ['Started: 2026-03-04 14:05', 'Released: 2026-03-04', 'It broke in March'],
};

/** A line of the header with the day on which somebody noticed. */
export const noticedOn: Sign = {
  pattern:
    /^\W*(?:[\w ]{0,20}\b)?(?:discovered|noticed|detected|found|reported)\b[\w ]{0,12}\W{0,3}[:|]\W{0,4}\d{4}-\d\d-\d\d(?![T\d]| \d\d:)/im,
  hits: ['**Date discovered:** 2026-03-04', '| Noticed | 2026-03-04 |'],
  misses: ['Detected: 2026-03-04T14:05Z', 'Detected by: Bo', 'We noticed it on 2026-03-04'],
};
