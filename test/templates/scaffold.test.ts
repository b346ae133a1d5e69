import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftFacts } from '../../src/drafting/facts.ts';
import { scaffold, TemplateError } from '../../src/drafting/scaffold.ts';
import { VARIABLES } from '../../src/drafting/scaffold-values.ts';
import { fold } from '../../src/incident/fold.ts';
import { panel } from '../../src/incident/panel/index.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { oneLine } from '../../src/markdown/write/plain.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { recordAlone } from '../drafting/record-alone.ts';
import { factsOf, incidentOf, said } from '../incident/facts.ts';

const make = (text: string, incident = incidentOf([]), policy = DEFAULT_POLICY) =>
  scaffold({ path: 'own.md', text }, draftFacts(recordAlone(incident), policy));
const titled = (title: string) => fold(factsOf([], { title }), DEFAULT_POLICY);

describe('a template', () => {
  test('may use every variable, anywhere in a line', () => {
    const text = VARIABLES.map(({ name }) => `x {{${name}}} {{ ${name} }}`).join('\n');
    expect(make(text).text).not.toContain('{{');
  });

  test('finds every variable explained in the README of the templates', () => {
    const readme = readFileSync('templates/README.md', 'utf8');
    for (const { name, about } of VARIABLES) expect(readme).toContain(`| \`{{${name}}}\` | ${about} |`);
  });

  test('that asks for what there is not is refused with the line and a guess', () => {
    const attempt = () => make('---\ntitle: {{title}}\n---\n\n{{sevrity}}\n');
    expect(attempt).toThrow(TemplateError);
    expect(attempt).toThrow(
      '`own.md`, line 5, column 1: there is no `{{sevrity}}`. Did you mean "severity"?',
    );
    expect(() => make('{{constructor}}')).toThrow(TemplateError);
    expect(() => make('# {{ incident.titel }}')).toThrow('Did you mean "title"?');
    expect(make('{{ what users saw, e.g. 502 }}').text).toContain('{{ what users saw');
  });

  test('may come from Windows, with a byte order mark', () => {
    const { text } = make('\uFEFF---\r\ntitle: {{title}}\r\n---\r\n\r\n# {{title}}\r\n');
    expect(text).toBe('---\ntitle: Checkout rejects cards\n---\n\n# Checkout rejects cards\n');
  });

  test('leaves a mark where nobody knows', () => {
    expect(make('{{started}}, {{owner}}, {{duration}}, {{scribe}}').text).toBe('TODO, TODO, TODO, —\n');
  });

  test('gets no row from a title or an update that could break a table', () => {
    const { text } = make('{{timeline}}', incidentOf([said('14:05', 'bo', '/incident update a | b <b>')]));
    expect(text).toContain('| 2026-03-01 14:05 UTC | Status update: a \\| b &#x3C;b> | [record](');
  });
});

test('front matter stays YAML, and the title in it the same, whatever the title is', () => {
  const title = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    fc.constantFrom(
      'null',
      'yes: no',
      '"a',
      "it's",
      '- b',
      '# c',
      '503',
      '{{title}}',
      '@x',
      '`',
      '---',
      'a: b #c',
    ),
  );
  fc.assert(
    fc.property(title, (raw) => {
      const { text } = make(
        '---\ntitle: {{title}}\nseverity: {{severity}}\n---\n\n# {{title}}\n',
        titled(`Incident: ${raw}`),
      );
      const { frontMatter } = parseMarkdown(text, 'a.md');
      expect(frontMatter?.problems).toEqual([]);
      expect(frontMatter?.data?.severity).toBe('SEV2');
      const shown = oneLine(raw.replace(/^incident:\s+/i, ''));
      if (shown) expect(frontMatter?.data?.title).toBe(shown);
    }),
  );
});

test('the title is the one that people gave the incident, in front matter and above the text', () => {
  // As the incident issue has it, in which nobody is to be mentioned.
  const { text } = make(
    '---\ntitle: {{title}}\n---\n\n# {{title}}\n',
    titled('Incident: <b>slow</b> for @\u200Bana'),
  );
  expect(text).toBe('---\ntitle: "<b>slow</b> for @ana"\n---\n\n# &#x3C;b>slow&#x3C;/b> for `@ana`\n');
});

test('times are for machines in front matter, and for people in the text', () => {
  const { text } = make('---\ndetected: {{detected}}\n---\n\n| {{detected}} |\n');
  expect(text).toBe('---\ndetected: 2026-03-01T14:02:00Z\n---\n\n| 2026-03-01 14:02 UTC |\n');
});

describe('the path', () => {
  test.each([
    ['Incident: Checkout rejects cards', 'postmortems/2026-03-01-checkout-rejects-cards-34.md'],
    ['../../etc/passwd `rm` / 50%', 'postmortems/2026-03-01-etc-passwd-rm-50-34.md'],
    ['Überlastung der Ärzte-App', 'postmortems/2026-03-01-uberlastung-der-arzte-app-34.md'],
    ['🔥🔥', 'postmortems/2026-03-01-incident-34.md'],
    ['x'.repeat(300), `postmortems/2026-03-01-${'x'.repeat(60)}-34.md`],
  ])('of %j is %s', (title, path) => {
    expect(make('', titled(title)).path).toBe(path);
  });

  test('is in the folder of the policy, on the day on which it began', () => {
    const policy = policySchema.parse({ postmortems: { directory: 'docs/incidents/' } });
    const incident = incidentOf([said('14:05', 'bo', '/incident time started 2026-02-28 23:50 UTC')], policy);
    expect(make('', incident, policy).path).toBe('docs/incidents/2026-02-28-checkout-rejects-cards-34.md');
  });
});

test.each([
  ['mitigated', '2026-03-01 13:52 UTC to 2026-03-01 14:24 UTC: 32 min'],
  ['resolved', '2026-03-01 13:52 UTC to 2026-03-01 14:40 UTC: 48 min'],
] as const)('the draft counts the impact as the panel does, until it is %s', (impactEndsAt, says) => {
  const incident = incidentOf([
    said('14:04', 'bo', '/incident time started 13:52 UTC'),
    said('14:24', 'bo', '/incident mitigated'),
    said('14:40', 'bo', '/incident resolved'),
  ]);
  const policy = { ...DEFAULT_POLICY, reliability: { ...DEFAULT_POLICY.reliability, impactEndsAt } };
  const { text } = make('{{started}} to {{impact_ended}}: {{duration}}', incident, policy);
  expect(text.trim()).toBe(says);
  const shown = panel(
    incident,
    policy,
    { postMortem: null, actionItems: [] },
    new Date('2026-03-01T15:00:00Z'),
  );
  expect(shown).toContain(`impact lasted **${says.split(': ')[1]}**`);
});

test('the figures say what the policy aims for, and nothing where it aims for nothing', () => {
  const incident = incidentOf([
    said('14:04', 'bo', '/incident time started 13:52 UTC'),
    said('14:24', 'bo', '/incident mitigated'),
  ]);
  const goals = { time_to_mitigate: 30 };
  const policy = policySchema.parse({
    postmortems: { goals: { SEV1: goals, SEV2: goals, SEV3: goals, SEV4: goals } },
  });
  const { text } = make('| Measured | Took |\n| --- | --- |\n{{figures}}', incident, policy);
  expect(text).toContain('| Time to mitigate | 32 min (aim: 30 min, missed) |');
  expect(text).toContain('| Time to resolve | not known |');
});
