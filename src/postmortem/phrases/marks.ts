import type { Sign } from './sign.ts';

/** The marks that say done by themselves, as one character each. Every reader of marks takes them from here. */
export const TICKS = '✅✔☑✓';

const tick = String.raw`(?:[${TICKS}]|:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:)\uFE0F?`;

/** For a list of wordings. */
export const TICK_WORDINGS = `[${TICKS}]\uFE0F?, :white_check_mark:, :heavy_check_mark:, :ballot_box_with_check:, \\[x\\]`;

/** Before a task or a sentence, that it is done. */
export const tickFirst: Sign = {
  pattern: new RegExp(String.raw`^[\s*_[(]{0,6}(?:\{\{ ?[Dd]one ?\}\}|${tick})`, 'u'),
  hits: [
    '✅ Alert on age',
    '✓ Alert on age',
    '☑️ Alert',
    '(✔ alert)',
    ':white_check_mark: Alert',
    '{{Done}} Alert',
  ],
  misses: ['Alert on age ✅', '☐ Alert on age', '❌ Alert', '🟢 Alert'],
};

/** Behind a task, that it is done, and the day on which it was, as Obsidian writes it. */
export const tickLast: Sign = {
  pattern: new RegExp(String.raw`${tick}\s{0,4}(\d{4}-\d\d-\d\d)?\s{0,4}$`, 'u'),
  hits: ['Alert on age ✅', 'Alert ☑️ ', 'Alert :heavy_check_mark:', 'Alert ✅ 2026-03-02'],
  misses: ['✅ Alert', 'Alert 2026-03-02', 'Alert ❌', 'Alert ✅ by 2026-03-02'],
};

/** A whole cell. */
export const onlyTick: Sign = {
  pattern: new RegExp(String.raw`^\s*(?:${tick}|\[x\]|(?:already )?done)[.!]?\s*$`, 'iu'),
  hits: ['✅', '☑️', '✓', '[x]', ':white_check_mark:', 'Done.', 'already done'],
  misses: ['✅ in EU', '❌', '[ ]', 'done today'],
};

/** What says how far something is by itself, and which of it says done: "🟢 **Limits**: …". */
export const DONE_MARKS = `${TICKS}🟢`;
export const STATE_MARKS = `${DONE_MARKS}❌⏳🔲⬜🟡🔴🚧`;

/** Marks before an entry of a list, of which each has one. */
export const markFirst: Sign = {
  pattern: new RegExp(String.raw`^\s*(?:${tick}|[${STATE_MARKS}⚠])`, 'u'),
  hits: ['✅ Rolled back', '✓ Rolled back', '⚠️ Cache is cold', '🟡 Half of it'],
  misses: ['Rolled back ✅', '📝 Notes', '1. Rolled back'],
};

/** Marks before the word of a status, as in "🟢 Done". Any other, as in "❌ Done", leaves an item open. */
export const goodMarks: Sign = {
  pattern: new RegExp(String.raw`^(?:(?:${tick}|[🟢🎉]\uFE0F?)\s*)+(?=\p{L})`, 'u'),
  hits: ['🟢 Done', '✅ on Monday', '🎉 ✓ live'],
  misses: ['❌ Done', '✅', 'Done'],
};
