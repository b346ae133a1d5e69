import { expect, test } from 'vitest';
import { readable } from '../../src/chat/words.ts';

test.each([
  ['<@UBO|bo> is on it', '@bo is on it'],
  ['<@UX> and <!subteam^S1|@ops>, <!here>', 'somebody and a team, everybody'],
  ['<#C1|payments> <https://a.example/?b|c> <https://a.example>', '#payments c https://a.example'],
  ['20 &lt; 21 &amp; more', '20 < 21 & more'],
  // Without this, a text of beginnings alone takes quadratic time.
  ['<@UBO|<@UBO>', '<@UBO|@bo'],
  ['<https://a|<https://b>', '<https://a|https://b'],
])('%s reads %s', (markup, text) => {
  expect(readable(markup, new Map([['UBO', 'bo']]))).toBe(text);
});
