import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { merge, originsOf } from '../../src/policy/layers.ts';
import { readPolicy } from '../../src/policy/load.ts';

const NAME = 'acme/.github: .github/debrief.yml';
const read = (text: string, base?: string | null) =>
  readPolicy(text, '.github/debrief.yml', null, typeof base === 'string' ? { name: NAME, text: base } : base);
const said = (text: string, base?: string | null) =>
  read(text, base).problems.map((p) => `${p.line} ${p.path}: ${p.message}`);

const ORGANISATION = `
labels: {incident: outage, postmortem: review}
incidents: {updateEveryMinutes: {SEV1: 10, SEV2: 20}}
lint: {people: [Percy], rules: {timeline/gaps: off, blame/judgement: error}}
`;

describe('a policy that extends the organisation’s', () => {
  test('overrides it key by key; lists are replaced', () => {
    const { policy, problems } = read(
      '_extends: .github\nlabels: {incident: fire}\nincidents: {updateEveryMinutes: {SEV1: 5}}\nlint: {people: [Ada], rules: {timeline/gaps: hint}}\n',
      ORGANISATION,
    );
    expect(problems).toEqual([]);
    expect(policy.labels).toMatchObject({
      incident: 'fire',
      postmortem: 'review',
      actionItem: 'action-item',
    });
    expect(policy.incidents.updateEveryMinutes).toEqual({ SEV1: 5, SEV2: 20, SEV3: null, SEV4: null });
    expect(policy.lint.people).toEqual(['Ada']);
    expect(policy.lint.rules).toEqual({ 'timeline/gaps': 'hint', 'blame/judgement': 'error' });
  });

  test('that says nothing else is the organisation’s', () => {
    const { _extends, ...policy } = read('_extends: .github\n', ORGANISATION).policy;
    expect(_extends).toBe('.github');
    expect(policy).toEqual(read(ORGANISATION).policy);
  });

  test('may take a value back', () => {
    expect(
      read('_extends: .github\nincidents: {updateEveryMinutes: {SEV1: null}}\n', ORGANISATION).policy
        .incidents.updateEveryMinutes.SEV1,
    ).toBeNull();
  });

  test.each([
    ['another value', '_extends: acme/policies\n', ORGANISATION, /^1 _extends: must be one of \.github/],
    [
      'none to be read',
      'labels: {}\n_extends: .github\n',
      null,
      /^2 _extends: the repository \.github of this account has no policy that can be read/,
    ],
    [
      'a mistake in it',
      '_extends: .github\n',
      'labels:\n  incidnet: x\n',
      /^1 _extends: acme\/\.github: \.github\/debrief\.yml, line 2, labels\.incidnet: there is no setting "incidnet"/,
    ],
    [
      'no YAML in it',
      '_extends: .github\n',
      'a: [',
      /^1 _extends: acme\/\.github: .* line 1: the bracket `\[` is never closed/,
    ],
    [
      'one that extends, too',
      '_extends: .github\n',
      '_extends: .github\n',
      /^1 _extends: .* cannot be extended itself$/,
    ],
    [
      'a mistake of its own',
      '_extends: .github\nlabels:\n  incident: 7\n',
      ORGANISATION,
      /^3 labels\.incident: must be text, not 7$/,
    ],
  ])('with %s is a mistake with its place', (_, text, base, wanted) => {
    expect(said(text, base)).toEqual([expect.stringMatching(wanted)]);
    expect(read(text, base).policy).toEqual(DEFAULT_POLICY);
  });

  test('stands alone if nobody looked for the organisation’s', () => {
    expect(read('_extends: .github\nlabels: {incident: fire}\n').policy.labels.postmortem).toBe(
      'post-mortem',
    );
  });
});

test('each value is from the first file that states it', () => {
  const { policy, layers } = read(
    '_extends: .github\nlabels: {incident: fire}\nlint: {people: [Ada]}\n',
    ORGANISATION,
  );
  expect(originsOf(policy, layers)).toMatchObject({
    'labels.incident': '.github/debrief.yml',
    'labels.postmortem': NAME,
    'labels.actionItem': 'default',
    'incidents.updateEveryMinutes.SEV1': NAME,
    'incidents.updateEveryMinutes.SEV3': 'default',
    'lint.people': '.github/debrief.yml',
    'lint.systems': 'default',
  });
});

const settings = fc.letrec<{ value: unknown; mapping: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(fc.integer(), fc.constant(null), fc.array(fc.integer()), tie('mapping')),
  mapping: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 3 }),
})).mapping;

test('whatever is stated above holds, and nothing else of what is below is lost', () => {
  fc.assert(
    fc.property(settings, settings, (below, above) => {
      const merged = merge(below, above);
      expect(merge(merged, above)).toEqual(merged);
      expect(merge({}, above)).toEqual(merge(above, {}));
      const leaves = originsOf(merged, [
        { name: 'above', data: above },
        { name: 'below', data: below },
      ]);
      if (Object.keys(merged).length > 0) expect(Object.values(leaves)).not.toContain('default');
    }),
  );
});
