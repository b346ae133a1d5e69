import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/privacy/find.ts';
import { world } from './world.ts';

const SAFE = `---
incident: acme/shop#12
public: [summary]
---
# Post-mortem: checkout was slow

- **Incident commander:** Ann Ong
- **Scribe:** @bo-li

## Summary

Ann Ong saw it first, and Mateusz restarted the proxy. @bo-li wrote, @acme/sre helped. <!-- not for customers -->

See [the page][status] for it.

### Numbers

- 12 % of orders

## Timeline

<!-- public -->

- 09:10 UTC: Priya was paged

## Root cause

The certificate of db-prod-03, says Ann.

[status]: https://status.acme.com/12
[wiki]: https://wiki.acme.com/12
`;
const ask = async (text: string, words: readonly string[] = [], policy?: string) => {
  const files = { 'a.md': text, ...(policy && { '.github/debrief.yml': policy }) };
  const cli = world(files);
  return { ...cli, ...(await cli.debrief(['publish', 'a.md', ...words])) };
};

test('marked sections are published, with roles for names, without comments, with the links that they use', async () => {
  const { code, out, err } = await ask(SAFE);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`# Post-mortem: checkout was slow

## Summary

The incident commander saw it first, and responder A restarted the proxy. The scribe wrote, the sre team helped.

See [the page][status] for it.

### Numbers

- 12 % of orders

## Timeline

- 09:10 UTC: responder B was paged

[status]: https://status.acme.com/12
`);
});

test('a surname goes with its name, and a role that stands before a name is not said twice', async () => {
  const { out } = await ask(
    SAFE.replace('- 12 % of orders', 'John Smith helped, the on-call engineer @jdoe joined, and John slept.'),
  );
  expect(out).toMatch(/\nResponder [A-D] helped, the on-call engineer joined, and responder [A-D] slept\.\n/);
  expect(out).not.toMatch(/Smith|John|jdoe/);
});

test.each([
  ['Mr. Tanaka approved it, and Dr Patel called.', 'Responder A approved it, and responder B called.'],
  ['Frau Keller rief an. Then Mme Petit joined.', 'Responder A rief an. Then responder B joined.'],
  ['The on-call engineer Dr. Patel joined.', 'The on-call engineer joined.'],
  ['It took 30 ms Ann said.', 'It took 30 ms a responder said.'],
  ['Jean-Luc Moreau was paged.', 'A responder was paged.'],
  ['María José López joined.', 'A responder joined.'],
  ['Björn and Zoë compared graphs.', 'Responder A and responder B compared graphs.'],
  ['It took 200 ms. Red Hat and Grafana Labs know of it.', null],
])('names in prose: %s', async (prose, wanted) => {
  const { out } = await ask(`---\npublic: [summary]\n---\n# Slow\n\n## Summary\n\n${prose}\n`);
  expect(out).toContain(wanted ?? prose);
});

test('a leak is reported with its place in the file, and nothing is written', async () => {
  const leaking = SAFE.replace('Priya was paged', 'db-prod-03 (10.2.3.4) was full, see #44');
  const { code, out, err, cwd } = await ask(leaking, ['-o', 'public/a.md']);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err.split('\n')).toEqual([
    'a.md:24:14: host "db-prod-03". Say what it is: “a database host”, “the staging cluster”.',
    'a.md:24:26: address "10.2.3.4". Say what it is: “a database host”, “the office network”.',
    'a.md:24:50: ticket "#44". Leave it out; readers outside cannot open it.',
    'debrief: 3 leaks, so nothing was published.',
    '',
  ]);
  expect(existsSync(join(cwd, 'public/a.md'))).toBe(false);
});

describe('of every kind a leak stops the publication, at its line', () => {
  const leaks = KINDS.filter(({ name }) => !name.startsWith('name') && name !== 'handle').flatMap(
    ({ name, finds }) => finds.map(([text]) => [name, text] as const),
  );
  test.each(leaks)('%s: %j', async (name, leak) => {
    const { code, out, err } = await ask(SAFE.replace('- 12 % of orders', leak));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^a\.md:18:\d+: /m);
    if (!leak.includes('://')) expect(err).toContain(`: ${name} "`);
  });
});

test('only the beginning of a token is shown', async () => {
  const { err } = await ask(SAFE.replace('12 % of orders', 'password: hunter2hunter2'));
  expect(err).toContain('token "hunt…"');
  expect(err).not.toContain('hunter2');
});

test('what the policy allows is no leak, and the owners that it names are private', async () => {
  const text = SAFE.replace('12 % of orders', 'https://github.com/acme/sdk and https://wiki.acme.com/status');
  expect((await ask(text)).code).toBe(1);
  expect((await ask(text, [], 'publish:\n  allow: [acme/sdk, wiki.acme.com]\n')).code).toBe(0);
  const own = SAFE.replace('12 % of orders', 'https://github.com/redis/redis');
  expect((await ask(own)).code).toBe(0);
  expect((await ask(own, [], 'publish:\n  owners: [redis]\n')).code).toBe(1);
});

test('a name inside an address is not replaced, but told', async () => {
  const { code, err } = await ask(SAFE.replace('12 % of orders', 'https://chat.acme.com/u/bo-li'));
  expect(code).toBe(1);
  expect(err).toContain('name of a person "bo-li"');
});

test('a file is written where it is asked for', async () => {
  const { code, out, read } = await ask(SAFE, ['--output', 'public/2026/a.md']);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(read('public/2026/a.md')).toMatch(/^# Post-mortem: checkout was slow\n/);
});

test.each([
  ['nothing is marked', '# A\n\n## Summary\n\nText.\n', 'No section is marked public.'],
  [
    'a section is not there',
    '---\npublic: [Sumary]\n---\n# A\n\n## Summary\n\nText.\n',
    'Line 2: there is no section "Sumary". Did you mean "Summary"?',
  ],
  [
    'the list is no list',
    '---\npublic: 12\n---\n# A\n\n## Summary\n',
    '`public` in the front matter is a list',
  ],
  [
    'a marker stands above all headings',
    '<!-- public -->\n\n# A\n',
    'Line 1: <!-- public --> has no heading above it.',
  ],
])('where %s, it says so with exit code 2', async (_, text, says) => {
  const { code, out, err } = await ask(text);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
});
