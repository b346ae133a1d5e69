import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Polarity, polarityAt } from '../../src/english/polarity.ts';

/** Sentences with the phrase in square brackets. */
const tables: Record<Polarity, string[]> = {
  asserted: [
    'Service was [restored] at 10:05.',
    '[Resolved] by the restart.',
    'The restart [fixed] it.',
    'We were able to [restore] the database.',
    'The team managed to [restore] the database.',
    'The node did not crash, and service was [restored].',
    'The node did not crash and traffic [recovered].',
    'Not all caches were warm; service was [restored] anyway.',
    'The alert fired because the disk was [full].',
    'When the alert fired, traffic was already [back to normal].',
    'Until the fix was [deployed], one search in five was slow.',
    'The on-call engineer rolled back and [restored] the service.',
    'This not only [restored] the service but made it faster.',
    'We would have noticed sooner. Service was [restored] at noon.',
    'Nobody was paged. Service was [restored] at noon.',
    'The incident is [resolved].',
    'Latency came [back to normal].',
    'Rollback started to help, and errors [stopped].',
  ],
  negated: [
    'Service was not yet [restored].',
    "Latency didn't come [back to normal].",
    'The restart failed to [restore] service.',
    'The team was unable to [restore] the database.',
    'We were not able to [restore] the database.',
    'There was no sign of [recovery].',
    'Nobody [restored] the service.',
    'The lock prevented it from being [restored].',
    'The backlog has yet to be [drained].',
    'It could not be [restored].',
    'Errors never [stopped].',
    'They said that the service was not [restored].',
    'The page went out without being [acknowledged].',
    'The site is still not [back to normal].',
    'The [recovery] was not confirmed.',
  ],
  hypothetical: [
    'If service is [restored], the page closes by itself.',
    'If the cache fails, traffic is [restored] by hand.',
    'The change might have [fixed] it.',
    'A restart would have [restored] service.',
    'Is service [restored]?',
    'Engineers checked whether service was [restored].',
    'Unless it is [restored], nothing helps.',
    'Perhaps the restart [fixed] it.',
    'A rollback could [restore] the service.',
  ],
  planned: [
    'Service will be [restored] tomorrow.',
    'We plan to [restore] the database.',
    'The database is going to be [restored].',
    'The fix is expected to be [deployed] on Monday.',
    'The team decided to [restart] the nodes.',
    'We are waiting for [recovery].',
    'Until it is [restored], orders are taken by phone.',
    'The alert should be [tuned].',
    'Awaiting [confirmation] from the vendor.',
    'We hope to have it [resolved] by noon.',
  ],
  reported: [
    'The vendor said that service was [restored].',
    'The vendor said service was [restored].',
    'Customers reported that the site was [down].',
    'We believed the index was [healthy].',
    'Apparently the restart [fixed] it.',
    'According to the vendor the link was [repaired] at noon.',
    'It seems to be [fixed].',
  ],
};

describe.each(Object.entries(tables))('reads as %s', (polarity, sentences) => {
  test.each(sentences)('%s', (marked) => {
    const text = marked.replace(/[[\]]/g, '');
    expect(polarityAt(text, marked.indexOf('['), marked.indexOf(']') - 1)).toBe(polarity);
  });
});

test('never throws, for any text and offsets', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom('if', 'not', 'to', 'will', ',', '(', ')', 'fixed', '.', 'said', '?'), {
        maxLength: 40,
      })
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.nat(200), fc.nat(20), (sentence, start, length) => {
      polarityAt(sentence, start, start + length);
    }),
  );
});
