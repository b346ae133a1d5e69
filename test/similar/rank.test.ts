import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type About, aboutIncident, aboutOf } from '../../src/similar/about.ts';
import { similarTo } from '../../src/similar/rank.ts';
import { read } from './read.ts';

const about = (fields: Partial<About>): About => ({
  title: '',
  services: '',
  symptoms: '',
  causes: '',
  errors: '',
  rest: '',
  day: null,
  ...fields,
});

const POOL = about({
  title: 'Checkout answered slowly',
  services: 'checkout',
  symptoms: 'Orders waited for thirty seconds, and one in five gave up.',
  causes: 'The connection pool of Redis was exhausted by a retry loop.',
});
const CERTIFICATE = about({
  title: 'Login was down',
  services: 'accounts',
  symptoms: 'Nobody could sign in.',
  causes: 'The certificate of the identity provider had expired.',
});
const DISK = about({
  title: 'Search lost its index',
  services: 'search',
  symptoms: 'Search found nothing for an hour.',
  causes: 'A disk was full, and the writer stopped with ENOSPC.',
  errors: 'ENOSPC',
});
const ARCHIVE = [
  { file: 'pool.md', about: POOL },
  { file: 'certificate.md', about: CERTIFICATE },
  { file: 'disk.md', about: DISK },
];

describe('the most similar post-mortem is the one with', () => {
  test.each([
    [
      'the same cause in other words',
      about({ causes: 'Retries exhausted the pool of connections' }),
      'pool.md',
    ],
    ['the same service', about({ title: 'Errors in a new region', services: 'accounts' }), 'certificate.md'],
    ['the same error', aboutIncident('Imports stop', [], 'The importer logs ENOSPC.', null), 'disk.md'],
    ['the same title', aboutIncident('Login is down again', [], '', null), 'certificate.md'],
  ])('%s', (_, asked, file) => {
    expect(similarTo(asked, ARCHIVE)[0]?.file).toBe(file);
  });
});

test('the reason names the service and the most significant words, as spelled in the asked incident', () => {
  const asked = about({ services: 'checkout', causes: 'Redis refused connections: the pool was exhausted.' });
  expect(similarTo(asked, ARCHIVE)[0]?.why).toBe(
    'Same service: checkout. Both mention Redis, connections, pool, exhausted.',
  );
});

test('a later one comes after every earlier one, and says that it is later', () => {
  const later = { file: 'later.md', about: { ...POOL, day: '2026-03-01' } };
  const earlier = { file: 'earlier.md', about: about({ causes: 'A pool was full.', day: '2025-12-01' }) };
  const found = similarTo({ ...POOL, day: '2026-02-01' }, [later, earlier]);
  expect(found.map(({ file }) => file)).toEqual(['earlier.md', 'later.md']);
  expect(found[1]!.why).toMatch(/^Later\. /);
});

test('post-mortems with nothing in common are not listed', () => {
  expect(similarTo(aboutIncident('Printer jammed', [], 'Paper everywhere.', null), ARCHIVE)).toEqual([]);
});

test('an incident without any text is similar to nothing', () => {
  expect(similarTo(about({}), ARCHIVE)).toEqual([]);
  expect(similarTo(POOL, [])).toEqual([]);
});

const words = fc.array(fc.constantFrom('redis', 'pool', 'disk', 'login', 'queue', 'cache', 'dns', '504'));
const anyAbout = fc
  .record({ title: words, services: words, symptoms: words, causes: words, errors: words, rest: words })
  .map((fields) => about(Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, v.join(' ')]))));

test('scores are between 0 and 1, best first, and do not depend on the order of the files', () => {
  fc.assert(
    fc.property(anyAbout, fc.array(anyAbout, { maxLength: 8 }), (asked, others) => {
      const files = others.map((each, index) => ({ file: `${index}.md`, about: each }));
      const found = similarTo(asked, files);
      expect(found.length).toBeLessThanOrEqual(5);
      expect(similarTo(asked, files.toReversed())).toEqual(found);
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
      for (const { score, why } of found) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(why === '' || why.endsWith('.')).toBe(true);
      }
    }),
  );
});

test('a post-mortem is about its title, services, symptoms, causes and errors', () => {
  const { title, services, symptoms, causes, errors, rest } = aboutOf(
    read(`---
services: [checkout, carts]
---
# Checkout answered slowly

## Impact

One order in five failed with a 504, see https://status.example/incidents/12.

## Contributing factors

- \`redis_pool\` had 20 connections.

## Timeline

- 09:10 UTC: the pager calls

\`\`\`
java.lang.IllegalStateException: PoolTimeout
\`\`\`
`),
  );
  expect({ title, services }).toEqual({ title: 'Checkout answered slowly', services: 'checkout\ncarts' });
  expect(symptoms).toBe('One order in five failed with a 504, see');
  expect(causes).toContain('redis_pool had 20 connections');
  expect(errors.split('\n')).toEqual(
    expect.arrayContaining(['504', 'redis_pool', 'IllegalStateException', 'PoolTimeout']),
  );
  expect(rest).toContain('the pager calls');
});

test('boilerplate words are not a reason, in any form', () => {
  const form = 'Detected at 14:05 UTC. Type: outage. Status: resolved. Time: 40 minutes.';
  const asked = about({ title: 'Checkout', symptoms: `${form} The alert for Redis was late.` });
  const [only] = similarTo(asked, [{ file: 'a.md', about: about({ symptoms: `${form} Redis, alert.` }) }]);
  expect(only!.why).toBe('Both mention alert, Redis.');
});

describe('people', () => {
  const account = (title: string, text: string) =>
    aboutOf(
      read(
        `# ${title}\n\n## Summary\n\n${text}\n\n## Action items\n\n- @marlow adds an alert by 2026-05-01\n`,
      ),
    );
  const CARDS = account(
    'Cards fail',
    'Marlow saw that cards were declined. @marlow and @ines paged the provider.',
  );

  test('make no two incidents alike, and are not named as the reason', () => {
    const mail = account('Mail is late', 'Marlow saw that mail was late. @ines restarted the queue.');
    const [found] = similarTo(CARDS, [{ file: 'mail.md', about: mail }]);
    expect(found?.why ?? '').not.toMatch(/marlow|ines/i);
    const issue = aboutIncident('Cards fail', [], 'Cards were declined, says @ines.', null);
    expect(issue.symptoms).not.toContain('ines');
  });

  test('whose name is also that of the thing are words like others', () => {
    const thing = account('Marlow is down', 'Marlow was down for an hour.');
    const again = account('Marlow is down again', 'Marlow was down.');
    expect(similarTo(thing, [{ file: 'a.md', about: again }])[0]!.why).toMatch(/marlow/i);
  });
});
