import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/incident/fold.ts';
import { panel } from '../../src/incident/panel/index.ts';
import type { Links } from '../../src/incident/panel/row.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { at, factsOf, incidentOf, said } from './facts.ts';

const LINKS: Links = { postMortem: null, actionItems: [] };
const show = (
  events: Parameters<typeof incidentOf>[0],
  links: Partial<Links> = {},
  now = at('14:10'),
  policy = DEFAULT_POLICY,
) => panel(incidentOf(events, policy), policy, { ...LINKS, ...links }, new Date(now));

test('names the post-mortem in the repository where it was merged, also for items without an issue', () => {
  const links = {
    postMortem: { number: 40, in: 'acme/pay', state: 'merged' as const },
    itemsWithoutIssue: 2,
  };
  const text = show([said('14:03', 'bo', '/incident resolved')], links);
  expect(text).toContain('for the others, see acme/pay#40');
});

describe('the panel of a new incident', () => {
  test('says what it is, since when, from where, and what nobody has said yet', () => {
    const text = show([]);
    expect(text).toContain('## 🟠 SEV2 · Investigating');
    expect(text).toContain('Since **2026-03-01 14:02 UTC**');
    expect(text).toContain('| **Declared** | 2026-03-01 14:02 UTC by @ana in #11 |');
    expect(text).toContain('| **Next update due** | 14:32 UTC |');
    expect(text).toContain('| Started | — |\n| Detected | 14:02 UTC\\* |\n| Acknowledged | — |');
    expect(text).toContain('- Who leads? `/incident ic me`');
    expect(text).toContain('- When did the impact begin? `/incident time started 13:50 UTC`');
  });

  test('says so if an alert declared it', () => {
    const facts = factsOf([]);
    const declaration = { ...facts.declaration!, by: '', alert: true };
    const incident = fold({ ...facts, declaration }, DEFAULT_POLICY);
    expect(panel(incident, DEFAULT_POLICY, LINKS, new Date(at('14:10')))).toContain(
      '14:02 UTC by an alert in',
    );
  });

  test('does not ask when it was once the post-mortem is merged: that says it', () => {
    const merged = { postMortem: { number: 40, state: 'merged' as const } };
    const events = [said('14:03', 'bo', '/incident resolved')];
    expect(show(events)).toContain('When did the impact begin?');
    expect(show(events, merged)).not.toMatch(/When (?:did|was)/);
  });

  test('asks for less in a mild incident, which has no clock', () => {
    const text = show([said('14:03', 'bo', '/incident sev 4')]);
    expect(text).toContain('🔵 SEV4');
    expect(text).not.toContain('Next update due');
    expect(text).not.toContain('Who keeps others informed?');
  });

  test('shows the war room of a severe one', () => {
    const policy = policySchema.parse({ incidents: { warRoom: 'https://meet.example/{number}' } });
    expect(show([], {}, at('14:10'), policy)).toContain(
      '| **War room** | [meet.example](https://meet.example/34) |',
    );
    const mild = show([said('14:03', 'bo', '/incident sev 3')], {}, at('14:10'), policy);
    expect(mild).not.toContain('War room');
  });
});

describe('the panel of an incident under way', () => {
  test('shows an update of several lines as it was written', () => {
    const list = said('14:08', 'bo', '/incident update Hall A:\n- gate 1 works\n- gate 2 does not');
    expect(show([list])).toContain('> Hall A:<br>- gate 1 works<br>- gate 2 does not');
    const parts = said('14:08', 'bo', '/incident update conditions Stuck actions A restart');
    expect(show([parts])).toContain('> Conditions: Stuck<br>Actions: A restart');
  });

  test('shows who has which role, the latest update, and when the next is due', () => {
    const text = show([
      said('14:04', 'bo', '/incident ic me\n/incident comms @cy'),
      said('14:08', 'bo', '/incident update Raising the pool limit'),
      said('14:20', 'bo', '/incident update 90% are back'),
    ]);
    expect(text).toContain('> **Latest update**, 14:20 UTC, @bo\n>\n> 90% are back');
    expect(text).not.toContain('Raising the pool limit');
    expect(text).toContain('| **Incident commander** | @bo, since 14:04 UTC |');
    expect(text).toContain('| **Next update due** | 14:50 UTC |');
    expect(text).not.toContain('Who leads?');
  });

  test('says when an update is due, and changes for nothing else with time', () => {
    expect(show([], {}, at('14:31'))).toBe(show([], {}, at('14:03')));
    expect(show([], {}, at('14:32'))).toContain('14:32 UTC · **due now**');
    expect(show([], {}, at('19:32'))).toBe(show([], {}, at('14:32')));
    expect(incidentOf([said('14:20', 'bo', '/incident resolved')]).awaited).toBeNull();
  });

  test('shows that a milestone was corrected', () => {
    const text = show([
      said('14:20', 'bo', '/incident mitigated'),
      said('14:30', 'cy', '/incident time mitigated 14:12 UTC'),
    ]);
    expect(text).toContain('14:12 UTC *(corrected by @cy)*');
  });
});

describe('the panel of a resolved incident', () => {
  const events = [
    said('14:04', 'bo', '/incident time started 13:52 UTC'),
    said('14:24', 'bo', '/incident mitigated'),
    said('14:40', 'bo', '/incident resolved'),
  ];

  test('says how long it lasted, and links the post-mortem and its action items', () => {
    const text = show(events, {
      postMortem: { number: 35, state: 'merged' },
      actionItems: [
        {
          issue: { owner: 'acme', repo: 'shop', number: 36 },
          done: true,
          closedAt: '2026-03-05T10:00:00Z',
          owner: 'cy',
          due: '2026-03-20',
        },
        {
          issue: { owner: 'acme', repo: 'infra', number: 7 },
          done: false,
          closedAt: null,
          owner: null,
          due: null,
        },
      ],
    });
    expect(text).toContain('## ✅ SEV2 · Resolved');
    expect(text).toContain('impact lasted **32 min**');
    expect(text).toContain('| **Post-mortem** | #35, merged |');
    expect(text).toContain(
      '**Action items** · 1 of 2 done\n\n- [x] #36 · @cy · due 2026-03-20\n- [ ] acme/infra#7',
    );
    expect(text).not.toContain('Still missing');
  });

  test('counts until the resolution where the policy says so, or nobody said when it was mitigated', () => {
    const policy = {
      ...DEFAULT_POLICY,
      reliability: { ...DEFAULT_POLICY.reliability, impactEndsAt: 'resolved' as const },
    };
    expect(show(events, {}, at('15:00'), policy)).toContain('impact lasted **48 min**');
    const [started, , resolved] = events;
    expect(show([started!, resolved!])).toContain('impact lasted **48 min**');
  });

  test('says what became of a post-mortem that was closed or could not be drafted', () => {
    expect(show(events, { postMortem: { number: 35, state: 'closed' } })).toContain(
      '#35, was closed without a merge',
    );
    expect(show(events, { postMortemProblem: 'Line 5.' })).toContain('could not be drafted. Line 5.');
  });
});

test('holds together whatever people type', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      '# a',
      '- b',
      '> c',
      '```',
      '1. d',
      '| e |',
      '<details>',
      '<!-- f',
      '@everyone fixes #1',
      '***',
      '~~~',
    ),
  );
  fc.assert(
    fc.property(wild, (text) => {
      const line = text.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, ' ');
      const shown = show([said('14:05', 'bo', `/incident update ${line}`)]);
      const expected = show([said('14:05', 'bo', '/incident update x')]);
      expect(shown.split('\n').length).toBeLessThanOrEqual(expected.split('\n').length);
    }),
  );
});

test('stays far below the size of a comment when an update is as long as one', () => {
  const text = show([said('14:05', 'bo', `/incident update ${'👩‍👩‍👧 '.repeat(7000)}`)]);
  expect(text.length).toBeLessThan(8000);
  expect(text.isWellFormed()).toBe(true);
});

describe('what people look at first', () => {
  test('is how long it has lasted, up to the last thing that was said or fell due', () => {
    expect(show([])).not.toContain('impact for');
    const events = [
      said('14:10', 'bo', '/incident time started 13:50 UTC'),
      said('14:20', 'bo', '/incident ic me'),
    ];
    expect(show(events, {}, at('14:25'))).toContain('impact for **30 min**, as of 14:20 UTC');
    expect(show(events, {}, at('14:40'))).toContain('impact for **42 min**, as of 14:32 UTC');
  });

  test('is that it is only a drill', () => {
    expect(show([said('14:10', 'bo', '/incident drill')])).toContain('## 🟠 DRILL · SEV2 · Investigating');
  });

  test('is that it is paused, and why', () => {
    const text = show([said('14:10', 'bo', '/incident pause The vendor sleeps')]);
    expect(text).toContain('| **⏸ Paused** | Since 14:10 UTC: The vendor sleeps');
    expect(text).not.toContain('Next update due');
  });

  test('is what is missing, before what is history', () => {
    const text = show([]);
    expect(text.indexOf('Still missing')).toBeLessThan(text.indexOf('Milestone'));
  });
});

describe('a suggested severity', () => {
  test('is shown with the reason and what to type, until somebody decides', () => {
    const impact = said('14:10', 'bo', '/incident impact 60% of users');
    const line = 'The impact suggests **SEV1**: 60% of users (SEV1 from 50% on). `/incident sev 1`';
    expect(show([impact])).toContain(line);
    expect(show([impact, said('14:12', 'bo', '/incident sev 2 only a test region')])).not.toContain(line);
  });

  test('is not shown if the severity fits', () => {
    expect(show([said('14:10', 'bo', '/incident impact 20% of users')])).not.toContain('impact suggests');
  });
});

test('shows services with their runbooks, related incidents, and the text for the public', () => {
  const policy = policySchema.parse({
    services: [{ name: 'checkout', runbook: 'https://wiki.example/checkout' }, { name: 'api' }],
  });
  const events = [
    said('14:10', 'bo', '/incident services checkout, api\n/incident related #9\n/incident recurrence-of #4'),
    said('14:12', 'bo', '/incident publish Some payments fail.\n/incident review 2026-03-04 15:00 UTC @cy'),
  ];
  const text = show(events, {}, at('14:15'), policy);
  expect(text).toContain('| **Services** | checkout ([runbook](https://wiki.example/checkout)), api |');
  expect(text).toContain('| **Related** | #9 |');
  expect(text).toContain('| **Recurrence of** | #4 |');
  expect(text).toContain('| **Told the public** | 14:12 UTC: Some payments fail. |');
  expect(text).toContain('| **Review** | 2026-03-04 15:00 UTC with @cy |');
});
