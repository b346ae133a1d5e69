import { expect, test } from 'vitest';
import { deedOf } from '../../../src/lint/blame/deed.ts';
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
  ['The clerk forgot to replace our live “orders” table.', null],
  ['The clerk forgot to replace our live (and only) table.', null],
])('a question repeats a whole phrase or none: %s', (text, act) => {
  expect(repeated(text)).toBe(act);
});

test('what was done to something has its article', () => {
  const heard = analyse('Script was mistakenly executed.')!;
  expect(deedOf(heard.reading, heard.verdict!).patient).toBe('the script');
});
