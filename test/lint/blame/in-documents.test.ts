import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';

interface Names {
  readonly people?: readonly string[];
  readonly systems?: readonly string[];
}

/** The findings of a document on blame, as "rule level". */
function findings(body: string, { people = [], systems = [] }: Names = {}, top = ''): string[] {
  const text = `# Checkout was down\n\n## Summary\n\nCheckout was down for 40 minutes, and 1,200 orders failed.${top}\n\n${body}\n`;
  const policy = {
    ...DEFAULT_POLICY,
    lint: { ...DEFAULT_POLICY.lint, people: [...people], systems: [...systems] },
  };
  return lintText(text, 'postmortems/2026-04-01-checkout.md', { policy, today: '2026-04-15' })
    .findings.filter(({ ruleId }) => /^(?:blame|causes\/depth)/.test(ruleId))
    .map(({ ruleId, level }) => `${ruleId} ${level}`);
}
const blamed = (body: string, names?: Names, top?: string) =>
  findings(body, names, top).some((found) => /^blame\/.* error$/.test(found));

describe('“Why did they …?” blames only where “they” are people', () => {
  test.each([
    [
      'resolvers in the item above',
      '1. The resolvers served stale answers.\n2. Why were they failing? The key had expired.',
    ],
    [
      'transfers in the answer above',
      '1. Why was it stale? The transfers failed.\n2. Why did they fail? The key had expired.',
    ],
    ['nothing above', '1. Why did they fail? The key had expired.'],
    [
      'both people and things above',
      '- The deploy team restarted the pods.\n- Why did they fail? The key had expired.',
    ],
    [
      'people and their phones above',
      '- The engineers slept. Their phones were silent.\n- Why did they fail? The app was old.',
    ],
    [
      'operators, which may be software',
      '- The operators were upgraded.\n- Why did they fail? The key was old.',
    ],
    [
      'people in another list',
      '- The engineers were asleep.\n\nIt went on.\n\n- Why did they fail? The key was old.',
    ],
    [
      'people under another heading',
      '- The engineers were asleep.\n\n### The pods\n\n- Why did they fail? The key was old.',
    ],
    ['pods in the sentence before', 'The pods were new. Why did they fail?'],
    ['a plain question', '1. Why did they crash? The heap was full.'],
  ])('not: %s', (_name, text) => {
    expect(blamed(`## Five whys\n\n${text}`)).toBe(false);
  });
  test.each([
    [
      'engineers in the item above',
      '- The on-call engineers did see the page.\n- Why did they ignore it? It was late.',
    ],
    ['reviewers in the sentence before', 'The reviewers approved it. Why did they skip the second page?'],
    ['porters who did not tell', 'The depot was run by two porters. Why did they not tell the office?'],
    ['a deed that no pod can do', 'The deploy team restarted the pods. Why did they not ask?'],
  ])('but: %s', (_name, text) => {
    expect(blamed(`## Five whys\n\n${text}`)).toBe(true);
  });
});

describe('a cause that is a person, or a failing of people, and nothing else', () => {
  test.each([
    '## Root cause\n\nDave.',
    '## Root cause\n\n- **Dave**',
    '## Root cause\n\n- F1: The intern',
    '## Five whys\n\n1. Why was it down? The key had expired.\n2. Why? Because of Dave.',
    '## What happened\n\n**Root cause**: Dave.',
    '## What happened\n\n| Field | Value |\n| --- | --- |\n| Root cause | Dave |',
    '## Root cause\n\nThe rota had one name. It’s on Dave.',
    '## Root cause: Dave',
    '## Root cause\n\nCarelessness.',
    '## Root cause\n\nLack of ownership in the platform team.',
    '## Root cause\n\nWe were stupid.',
  ])('%s', (body) => {
    expect(blamed(body)).toBe(true);
  });
  test.each([
    ['a product', '## Root cause\n\nJenkins.'],
    ['a server', '## Root cause\n\nCaddy.'],
    ['a vendor', '## Root cause\n\nCloudflare.'],
    ['a component', '## Root cause\n\nThe scheduler.'],
    ['people who take part', '## Root cause\n\n### Participants\n\n- Dave\n- Maria'],
    ['people behind another label', '## Root cause\n\nPeople on the call:\n\n- Dave\n- Maria'],
    ['an answer to who', '## Root cause\n\nThe key had expired. Who was on call? Dave.'],
    [
      'a cause that goes on below',
      '## Root cause\n\n- The on-call engineer\n  - had no access to the console',
    ],
    ['a category', '## Fishbone\n\n- People\n  - one name in the rota\n- Management\n  - no budget'],
    [
      'an owner in a table',
      '## Root cause\n\n| Cause | Owner |\n| --- | --- |\n| The key had expired | Dave |',
    ],
    ['the author of the analysis', '## Root cause\n\nRoot cause analysis: Dave'],
    ['too few people', '## Root cause\n\n- Only one engineer.\n- No DBA on call.'],
  ])('not %s', (_name, body) => {
    expect(blamed(body)).toBe(false);
  });
  test.each([
    ' Oscar was down as well.',
    ' The Oscar service returned errors.',
    ' We restarted Oscar.',
    ' Requests to `oscar` failed.',
    ' The host oscar-db-1 was full.',
    ' Oscar v2 was new.',
    ' Oscar’s API was slow.',
  ])('not a name that the document uses as a system:%s', (top) => {
    expect(blamed('## Root cause\n\nOscar.', {}, top)).toBe(false);
    expect(findings('## Root cause\n\nOscar was new.', {}, top)).not.toContain('blame/named-person warning');
  });
  test('what the policy knows decides', () => {
    expect(blamed('## Root cause\n\nOscar.')).toBe(true);
    expect(blamed('## Root cause\n\nOscar.', { systems: ['Oscar'] })).toBe(false);
    expect(blamed('## Root cause\n\nZylphia.')).toBe(false);
    expect(blamed('## Root cause\n\nZylphia.', { people: ['Zylphia'] })).toBe(true);
  });
});

describe('who looks at what is a fact: a warning at most, and nothing where the reason is given', () => {
  test.each([
    'The file had a limit which nobody had looked at since 2024.',
    'The change was merged, and no one reviewed it.',
    'No one on the team checked the alert.',
    'The query had not been reviewed by the database team.',
    'A misunderstanding between two teams about the cut-over date.',
    'There was a communication gap between the platform team and the desk.',
  ])('a warning: %s', (sentence) => {
    const found = findings(`## Root cause\n\n${sentence}`).filter((each) => each.startsWith('blame/'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/warning$/);
  });
  test.each([
    'The query had not been reviewed by the database team, as CODEOWNERS does not list them.',
    'No one reviewed it, since the gate asks only for a green build.',
    'Nobody tested the restore, as there is no test cluster.',
    'The plan was not read by the night shift because it was mailed to the old list.',
    'A misunderstanding between two teams, as each calendar shows its own zone.',
    'The team would have needed 20 minutes to restore.',
    'The operators would have required two more hours.',
    'The on-call engineer would have needed access to the console.',
  ])('nothing: %s', (sentence) => {
    expect(findings(`## Root cause\n\n${sentence}`).filter((each) => each.startsWith('blame/'))).toEqual([]);
  });
  test.each([
    'Nobody had the sense to pull the plug.',
    'The plan was not reviewed by Dave, as the policy requires.',
    'The reviewer did not read the diff.',
  ])('still an error: %s', (sentence) => {
    expect(blamed(`## Root cause\n\n${sentence}`)).toBe(true);
  });
  test('a chain of whys that ends in it is reported once', () => {
    const chain =
      '1. The queue stood still.\n2. The limit was 0.\n3. The change was merged, and no one reviewed it.';
    expect(findings(`## Five whys\n\n${chain}`)).toEqual(['blame/person-at-fault warning']);
  });
});
