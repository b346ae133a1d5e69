import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Brackets, emphasis and bullets in front. Not `\W*`, which with the flag u also matches letters, and then takes long. */
const BEGIN = String.raw`^[^\p{L}\d~≈]*`;
const sign = (pattern: string, examples: Pick<Sign, 'hits' | 'misses'>): Sign => ({
  pattern: new RegExp(BEGIN + pattern, 'iu'),
  ...examples,
});

/** Times of which readers understand as much as the author knew, though they are no instant. */
export const understood: readonly Sign[] = [
  sign(String.raw`(?:\d{4}-(?:0[1-9]|1[0-2])(?!\d|-[\d?xX])|\p{L}{3,10}\.? \d{4}\W*$)`, {
    hits: ['2025-10', '2025-08〜10月', 'Jun 2026', '**June 2026**'],
    misses: ['2025-13', '2025-10-xx', 'June 2026 14:00'],
  }),
  sign(String.raw`\p{L}[\p{L} -]+ \d{1,2}\W*$`, {
    hits: ['Before milestone 6', 'Day 2', 'Sprint 14'],
    misses: ['14 sprints', 'Step 2 fails'],
  }),
  sign(String.raw`(?:~|≈|about |ca\.? ?)[\d:xX?]+\W*$`, {
    hits: ['~01:5x', '(≈14:30)', 'about 14:3x'],
    misses: ['01:5x', '~01:50 the queue stands still'],
  }),
  sign(
    String.raw`(?:(?:\d{4}-\d\d-\d\d[ T])?(?:[01]?\d|2[0-3]):(?:xx|\?\?)|(?:19|20)\d\d-(?:MM-DD|XX-XX|\?\?-\?\?))\W*$`,
    {
      hits: ['09:xx', '14:??', '2026-03-02 14:??', '2026-MM-DD', '2026-??-??'],
      misses: ['25:??', '14:3x', '2026-13-45'],
    },
  ),
  sign(String.raw`(?:.{0,40}\b(?:later|after(?:wards)?)\W*$|after \p{L})`, {
    hits: ['Ten minutes later', 'Shortly after', 'After the rollback'],
    misses: ['The later entry', 'After 14:00'],
  }),
  sign(String.raw`\p{L}{3,8}day\W*$`, {
    hits: ['Monday', 'Saturday:'],
    misses: ['Monday 14:00', 'Today 14:00'],
  }),
];
