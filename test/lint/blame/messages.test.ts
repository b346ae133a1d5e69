import { expect, test } from 'vitest';
import { deedOf } from '../../../src/lint/blame/deed.ts';
import { lintText } from '../../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { analyse } from './analyse.ts';

/** What the question of a message repeats of the sentence; null where it stays general. */
function repeated(text: string): string | null {
  const heard = analyse(text);
  return heard?.verdict ? deedOf(heard.reading, heard.verdict).act : null;
}

test.each([
  ['The clerk forgot to renew the certificate.', 'renew the certificate'],
  ['The clerk forgot to update the list of the second site.', 'update the list of the second site'],
  ['The clerk forgot to modify the local files to include:', 'modify the local files'],
  ['The clerk forgot to check the rota - it had two names.', 'check the rota'],
  ['The clerk forgot to run the job with the flag pointing at the old host.', 'run the job'],
  ['The clerk forgot to schedule the second rollover initiated on Monday.', null],
  ['The clerk forgot to replace our live “orders” table.', null],
  ['The clerk forgot to replace our live (and only) table.', null],
])('a question repeats a whole phrase or none: %s', (text, act) => {
  expect(repeated(text)).toBe(act);
});

test('what was done to something has its article', () => {
  const heard = analyse('Script was mistakenly executed.')!;
  expect(deedOf(heard.reading, heard.verdict!).patient).toBe('the script');
});

test('a phrase that the sentence cuts short is not repeated', () => {
  const heard = analyse('A Slack Incoming Webhook URL was accidentally committed to the repository.')!;
  expect(deedOf(heard.reading, heard.verdict!).patient).toBeNull();
});

test('a first word has its capital from the sentence', () => {
  const heard = analyse('Mandatory validation was skipped for 40 records.')!;
  expect(deedOf(heard.reading, heard.verdict!).patient).toBe('the mandatory validation');
});

test('what was left undone is asked for as a step, not as what let it happen', () => {
  const text = '# Checkout was down\n\n## Root cause\n\nThe migration was not tested before the release.\n';
  const settings = { policy: DEFAULT_POLICY, today: '2026-04-15' };
  const said = lintText(text, 'postmortems/checkout.md', settings)
    .findings.filter(({ ruleId }) => ruleId === 'blame/agentless')
    .map(({ message }) => message)
    .join();
  expect(said).toMatch(/What would have prompted it/);
  expect(said).not.toMatch(/What let/);
});

test('several people are named as the sentence names them', () => {
  const heard = analyse('Four reviewers ignored the warning on the index.')!;
  expect(deedOf(heard.reading, heard.verdict!).who).toBe('four reviewers');
});

/** What a sentence is quoted for. */
function quotation(text: string): string | null {
  const verdict = analyse(text)?.verdict;
  return verdict ? text.slice(verdict.start, verdict.end) : null;
}

test.each([
  [
    'The move could have been handled much better than it was, had the clerk only followed the steps that are described in these pages.',
    'could have been handled much better',
  ],
  [
    'By calling a halt at 20:15 the clerk would have prevented the second wave.',
    'the clerk would have prevented the second wave',
  ],
])('a quotation has about eight words: %s', (text, quoted) => {
  expect(quotation(text)).toBe(quoted);
});
