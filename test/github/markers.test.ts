import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTITY } from '../../src/github/marker-kinds.ts';
import { findMarker, markerStart, parseMarker, writeMarker } from '../../src/github/markers.ts';

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

test('a kind without an identity cannot be written or looked for', () => {
  // @ts-expect-error: it is not in the table
  expect(writeMarker('unheard-of')).toBe('<!-- debrief:unheard-of -->');
  // @ts-expect-error: it is not in the table
  expect(findMarker({ author: app, body: writeMarker('panel') }, 'unheard-of')).toBeNull();
  expect(writeMarker('panel', { incident: 7 }).startsWith(markerStart('panel'))).toBe(true);
});

test('each kind in the table is used, and nobody writes a marker by hand', async () => {
  const used = new Set<string>();
  const byHand: string[] = [];
  for await (const path of glob('src/**/*.ts', { exclude: (name) => name.endsWith('marker-kinds.ts') })) {
    const text = readFileSync(path, 'utf8');
    if (text.includes('markers.ts')) for (const [, word] of text.matchAll(/'([a-z-]+)'/g)) used.add(word!);
    else for (const [, word] of text.matchAll(/^export const [A-Z_]+ = '([a-z-]+)';$/gm)) used.add(word!);
    if (/['"`]<!-- \/?debrief:/.test(text)) byHand.push(path);
  }
  expect(Object.keys(IDENTITY).filter((kind) => !used.has(kind))).toEqual([]);
  expect(byHand.sort()).toEqual(['src/github/markers.ts', 'src/markdown/write/region.ts']);
});
