import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMarker, parseMarker, writeMarker } from '../../src/github/markers.ts';

const app = { login: 'debrief[bot]', kind: 'bot', app: true } as const;
const mallory = { login: 'mallory', kind: 'user', app: false } as const;

test('reads back any value that was written, whatever characters it holds', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('-->', ' a=b', '%2', '--', '<!--', ''),
  );
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), value, { noNullPrototype: true }),
      (data) => {
        const text = writeMarker('action-item', data);
        expect(text.indexOf('-->')).toBe(text.length - 3);
        expect(parseMarker(`before ${text} after`)).toEqual({ kind: 'action-item', data: { ...data } });
      },
    ),
  );
});

test('keeps paths, references and dates readable', () => {
  expect(
    writeMarker('action-item', { file: 'postmortems/2026-03-01-checkout.md', issue: 'acme/shop#12' }),
  ).toBe('<!-- debrief:action-item file=postmortems/2026-03-01-checkout.md issue=acme/shop#12 -->');
});

test("counts a marker in the App's own text and nobody else's", () => {
  const body = `Panel\n${writeMarker('panel', { incident: 7 })}`;
  expect(findMarker({ author: app, body }, 'panel')?.data).toEqual({ incident: '7' });
  expect(findMarker({ author: app, body }, 'panel', { incident: 8 })).toBeNull();
  expect(findMarker({ author: app, body }, 'incident')).toBeNull();
  expect(findMarker({ author: mallory, body }, 'panel')).toBeNull();
});

test("a marker in a person's words does nothing where the App quotes them", () => {
  const body = `${writeMarker('reply', { to: 5 })}\nThey said: \`${writeMarker('panel', { incident: 7 })}\``;
  expect(findMarker({ author: app, body }, 'panel')).toBeNull();
  expect(findMarker({ author: app, body }, 'reply')?.data).toEqual({ to: '5' });
});
