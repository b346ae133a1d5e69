import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentEvent, NotIncident } from '../../src/incident/facts.ts';
import { fold } from '../../src/incident/fold.ts';
import { suggestSeverity } from '../../src/incident/impact.ts';
import { namedIncidents } from '../../src/incident/named.ts';
import { postMortemDue } from '../../src/incident/post-mortem.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { type Policy, policySchema } from '../../src/policy/schema.ts';
import { at, done, factsOf, incidentOf, said } from './facts.ts';

const SHOP = { owner: 'acme', repo: 'shop' };
const asked = (text: string, clock = '14:10') => incidentOf([said(clock, 'bo', `/incident ${text}`)]);
const reply = (text: string) => asked(text).answers[0]!;

describe('status updates that were promised', () => {
  // SEV2 in the default policy: every 30 minutes, from 14:02 on.
  test('one that comes in time keeps its promise, and the next is due after it', () => {
    const { updates, awaited } = asked('update Half of the cards work again', '14:20');
    expect(updates).toEqual([{ due: at('14:32'), made: at('14:20') }]);
    expect(awaited).toEqual({ due: at('14:50'), every: 30 });
  });

  test('one that is late counts for the promise it broke, and those before were never kept', () => {
    const { updates, awaited } = asked('update Still failing', '15:10');
    expect(updates).toEqual([
      { due: at('14:32'), made: null },
      { due: at('15:02'), made: at('15:10') },
    ]);
    expect(awaited!.due).toBe(at('15:40'));
  });

  test.each([
    ['next 10m', '14:30'],
    ['(next update in 1 hour)', '15:20'],
    ['Next: 45 minutes.', '15:05'],
  ])('an update that ends with “%s” promises the next one for then', (promise, clock) => {
    const { awaited, latest } = asked(`update Raising the limit. ${promise}`, '14:20');
    expect(awaited!.due).toBe(at(clock));
    expect(latest.update!.text).toBe('Raising the limit.');
  });

  test.each(['update We look at the next node', 'update The standby is next 3', 'update next week we see'])(
    '“%s” promises nothing but the usual',
    (text) => {
      const { awaited, latest } = asked(text, '14:20');
      expect(awaited!.due).toBe(at('14:50'));
      expect(`update ${latest.update!.text}`).toBe(text);
    },
  );

  test('none is due while it is paused, and the clock runs again when it goes on', () => {
    const events = [said('14:10', 'bo', '/incident pause The provider continues at 16:00')];
    expect(incidentOf(events).awaited).toBeNull();
    const resumed = incidentOf([...events, said('16:00', 'bo', '/incident resume')]);
    expect(resumed.awaited!.due).toBe(at('16:30'));
    expect(resumed.updates).toEqual([]);
  });

  test('a higher severity asks sooner, but gives time for it', () => {
    expect(asked('sev 1', '14:10').awaited).toEqual({ due: at('14:17'), every: 15 });
    expect(asked('sev 1', '14:25').awaited).toEqual({ due: at('14:32'), every: 15 });
    expect(asked('sev 4', '14:25').awaited).toBeNull();
  });

  test('a snooze puts the next one off, and does not forgive the one that was missed', () => {
    const { awaited, snoozedUntil, updates } = asked('snooze 1h', '14:40');
    expect([awaited!.due, snoozedUntil]).toEqual([at('15:40'), at('15:40')]);
    expect(updates).toEqual([{ due: at('14:32'), made: null }]);
    expect(reply('snooze 3 days').text).toContain('/incident pause');
    expect(reply('snooze later').text).toContain('For how long?');
  });
});

describe('an update in parts', () => {
  test('is laid out one part below the other', () => {
    const { latest } = asked(
      'update conditions Half the cards fail. actions: standby takes over needs a DBA',
    );
    expect(latest.update!.text).toBe(
      'Conditions: Half the cards fail.\nActions: standby takes over\nNeeds: a DBA',
    );
  });

  test.each(['update Conditions are better', 'update No actions needed; conditions are fine'])(
    '“%s” stays as it was written',
    (text) => expect(`update ${asked(text).latest.update!.text}`).toBe(text),
  );
});

describe('an action item', () => {
  // 1 March 2026 is a Sunday.
  test.each([
    ['@cy fix the gate by Friday', 'fix the gate', 'cy', '2026-03-06'],
    ['@cy to fix the gate', 'fix the gate', 'cy', null],
    ['@cy: fix the gate due 12 June', 'fix the gate', 'cy', '2026-06-12'],
    ['Fix the gate by the end of next week @cy', 'Fix the gate', 'cy', null],
    ['Reduce errors by half', 'Reduce errors by half', null, null],
    ['Ask the vendor by phone @cy', 'Ask the vendor by phone', 'cy', null],
  ])('“%s” is read', (text, what, owner, due) => {
    const [action] = asked(`action ${text}`).actions;
    expect(action).toMatchObject({ text: what, owner });
    if (due) expect(action!.due).toBe(due);
    else if (!text.includes('next week')) expect(action!.due).toBeNull();
  });

  test('counts its day from where the team is: in Auckland it is Monday already', () => {
    const policy = policySchema.parse({ calendar: { zone: 'Pacific/Auckland' } });
    const dueIn = (policy?: Policy) =>
      incidentOf([said('14:10', 'bo', '/incident action Fix the gate by tomorrow')], policy).actions[0]!.due;
    expect([dueIn(), dueIn(policy)]).toEqual(['2026-03-02', '2026-03-03']);
  });
});

describe('pauses', () => {
  test('end with the incident', () => {
    const { pauses, phase } = incidentOf([
      said('14:10', 'bo', '/incident pause Waiting for the vendor'),
      said('14:40', 'bo', '/incident resolved'),
    ]);
    expect(phase).toBe('resolved');
    expect(pauses).toEqual([{ from: at('14:10'), to: at('14:40'), why: 'Waiting for the vendor', by: 'bo' }]);
  });

  test.each([
    ['pause', 'Why does it wait?'],
    ['resume', 'It is not paused.'],
    ['pause a\n/incident pause b', 'It is already paused.'],
    ['resolved\n/incident pause a', 'nothing to pause'],
  ])('/incident %s says what is wrong', (text, says) => expect(reply(text).text).toContain(says));
});

describe('reopening', () => {
  test('is counted, has its reason, and opens a closed issue again', () => {
    const events = [
      done('14:30', 'bo', 'closed'),
      said('14:50', 'cy', '/incident reopen Cards are rejected again'),
    ];
    const closed = { state: 'closed' as const, closedAt: at('14:30') };
    const incident = fold(factsOf(events, closed), DEFAULT_POLICY);
    expect(incident).toMatchObject({ phase: 'investigating', reopened: 1, open: false });
    expect(incident.latest.update!.text).toBe('Cards are rejected again');
    expect(incident.awaited!.due).toBe(at('15:20'));
  });

  test('of something that goes on is answered', () => {
    expect(reply('reopen It is back').text).toContain('still investigating');
  });

  test('within the second in which the issue was closed opens it again, too', () => {
    const events = [
      said('14:20', 'bo', '/incident resolved'),
      done('14:30', 'bo', 'closed'),
      said('14:30', 'cy', '/incident reopen It is back'),
    ];
    const closed = { state: 'closed' as const, closedAt: at('14:30') };
    expect(fold(factsOf(events, closed), DEFAULT_POLICY)).toMatchObject({ phase: 'investigating' });
  });

  test('an issue that was closed later is resolved again', () => {
    const events = [
      said('14:20', 'bo', '/incident resolved'),
      said('14:30', 'cy', '/incident reopen It is back'),
      done('14:50', 'bo', 'closed'),
    ];
    const closed = { state: 'closed' as const, closedAt: at('14:50') };
    expect(fold(factsOf(events, closed), DEFAULT_POLICY)).toMatchObject({ phase: 'resolved', reopened: 1 });
  });
});

describe('kinds', () => {
  test.each([
    ['drill', 'drill'],
    ['game day', 'drill'],
    ['maintenance', 'maintenance'],
    ['drill\n/incident no drill', 'real'],
  ])('/incident %s makes it %s', (text, kind) => expect(asked(text).kind).toBe(kind));

  test.each([
    'backfill 2026-03-01 12:20 UTC to 2026-03-01 13:50 UTC',
    'backfill 2026-03-01 12:20 to 13:50 UTC',
    'backfill 2026-03-01 13:20 +01:00 until 14:50 +01:00',
  ])('/incident %s gives it its times, and leaves its detection open', (text) => {
    const { kind, phase, milestones } = asked(text);
    expect([kind, phase]).toEqual(['backfilled', 'resolved']);
    expect(milestones).toMatchObject({ started: { at: at('12:20') }, resolved: { at: at('13:50') } });
    expect(milestones.detected).toBeUndefined();
  });

  test.each([
    ['backfill', 'From when to when?'],
    ['backfill 2026-03-01 13:50 UTC to 2026-03-01 13:20 UTC', 'cannot end before it begins'],
    ['backfill 2026-03-01 13:20 UTC to 2027-03-01 13:20 UTC', 'still to come'],
    ['backfill then to now', 'could not read a time'],
  ])('/incident %s says what is wrong, and changes nothing', (text, says) => {
    expect(reply(text).text).toContain(says);
    expect(asked(text)).toMatchObject({ kind: 'real', phase: 'investigating' });
  });
});

describe('impact', () => {
  const suggested = (text: string) => {
    const { impact } = asked(`impact ${text}`);
    const { severity = null } = suggestSeverity(impact!, DEFAULT_POLICY) ?? {};
    return { affected: impact!.affected, costPerHour: impact!.costPerHour, severity };
  };

  test.each([
    ['20% of users, 100k/h', 0.2, 100_000, 'SEV1'],
    ['20% of users', 0.2, null, 'SEV2'],
    ['half of the customers cannot pay', 0.5, null, 'SEV1'],
    ['one in twenty requests fails', 0.05, null, 'SEV2'],
    ['$2,500 an hour', null, 2500, 'SEV3'],
    ['€40k per day', null, 1667, 'SEV3'],
    ['the site is down', null, null, 'SEV1'],
    ['slow on a page that is not critical', null, null, 'SEV3'],
    ['a cosmetic fault in the footer', null, null, 'SEV4'],
    ['no users, a typo', 0, null, 'SEV4'],
    ['the nightly report is empty', null, null, null],
  ])('“%s”', (text, affected, costPerHour, severity) => {
    expect(suggested(text)).toEqual({ affected, costPerHour, severity });
  });

  test('when two say different things, the higher counts, and it says why', () => {
    const { impact } = asked('impact cosmetic, but 60% of users see it');
    expect(suggestSeverity(impact!, DEFAULT_POLICY)).toEqual({
      severity: 'SEV1',
      why: '60% of users (SEV1 from 50% on)',
    });
  });
});

describe('other incidents', () => {
  test('are linked from wherever they live, once each', () => {
    const { related, recurrenceOf } = incidentOf([
      said('14:10', 'bo', '/incident related #12, acme/api#3 and #12'),
      said('14:11', 'bo', '/incident recurrence of https://github.test/acme/shop/issues/9'),
    ]);
    expect(related).toEqual([
      { ...SHOP, number: 12 },
      { owner: 'acme', repo: 'api', number: 3 },
    ]);
    expect(recurrenceOf).toEqual({ ...SHOP, number: 9 });
  });

  test('one that goes on instead ends this one', () => {
    expect(asked('superseded-by #40').dropped).toMatchObject({
      reason: 'superseded',
      instead: { ...SHOP, number: 40 },
    });
  });

  test.each(['related', 'related that one', 'related #34', 'recurrence-of 0', 'superseded-by #34'])(
    '/incident %s asks which',
    (text) => expect(reply(text).verdict).toBe('problem'),
  );

  test.each([
    ['related #12, #7 and #8', [12, 7, 8]],
    ['duplicate-of #12 see #7', [12]],
    ['recurrence-of acme/api#3', []],
  ])('/incident %s has those of this repository looked up', (text, numbers) => {
    const event = said('14:10', 'bo', `/incident ${text}`, 5);
    const named = namedIncidents([event], new Set([5]), DEFAULT_POLICY, { ...SHOP, number: 34 });
    expect(named.map(({ number }) => number)).toEqual(numbers);
  });

  test.each([
    ['related #7', null],
    ['duplicate-of #7', '#7 is not an incident'],
    ['related #12 and #8', 'There is no issue #8 here'],
    ['duplicate-of #9', '`/incident duplicate-of #12`'],
    ['related #11', '#11 is the report of this incident'],
  ])(
    '/incident %s, where 7 is another issue, 8 does not exist, 9 is the report of 12 and 11 the own one',
    (text, says) => {
      const notIncidents = new Map<number, NotIncident>([
        [7, 'other'],
        [8, 'nothing'],
        [9, { ...SHOP, number: 12 }],
      ] as const);
      const facts = factsOf([said('14:10', 'bo', `/incident ${text}`)]);
      const answer = fold({ ...facts, notIncidents }, DEFAULT_POLICY).answers[0]!;
      expect(answer.text).toEqual(says && expect.stringContaining(says));
    },
  );
});

describe('services', () => {
  const policy = policySchema.parse({
    services: [{ name: 'checkout', aliases: ['Cash desk'] }, { name: 'api' }],
  });
  const services = (text: string) => incidentOf([said('14:10', 'bo', `/incident services ${text}`)], policy);

  test('stand as the policy spells them', () => {
    expect(services('Cash Desk, API').services).toEqual(['checkout', 'api']);
    expect(services('checkout\n/incident services -').services).toEqual([]);
  });

  test('one that the policy does not know is asked about', () => {
    expect(services('chekout').answers[0]!.text).toContain('Did you mean "checkout"?');
  });

  test('may have any name where the policy lists none', () => {
    expect(asked('services checkout and search').services).toEqual(['checkout', 'search']);
  });
});

describe('the text for the public', () => {
  test('is kept with the phase', () => {
    const { publications } = asked('identified\n/incident publish Some payments fail.\nWe move them.');
    expect(publications).toMatchObject([{ text: 'Some payments fail.\nWe move them.', phase: 'identified' }]);
  });

  test('promises the next one by the severity, or as it says itself; none at the end', () => {
    const nextBy = (text: string) => asked(text).publications[0]?.nextBy;
    expect(nextBy('publish Some payments fail.')).toBe(at('15:10'));
    expect(asked('publish Payments work again. next 2h').publications[0]).toMatchObject({
      text: 'Payments work again.',
      nextBy: at('16:10'),
    });
    expect(nextBy('resolved\n/incident publish It is over.')).toBeNull();
    expect(reply('publish Payments fail. next 30h').text).toContain('within a day');
  });

  test('is refused with the place of what must go', () => {
    expect(reply('publish Payments fail.\nAsk ops@acme.example').text).toContain('in line 2, column 5');
  });

  test.each([
    '@mira is on it',
    'See #12',
    'db-1.internal is down',
    '10.0.0.12 is down',
    'Ask ops@acme.example',
  ])('“%s” is refused with what must go', (text) => {
    expect(reply(`publish ${text}`).text).toContain('Not published');
    expect(asked(`publish ${text}`).publications).toEqual([]);
  });
});

describe('the public post-mortem', () => {
  test('is linked by its address, and unlinked', () => {
    const url = 'https://www.example.com/blog/what-we-learned';
    expect(asked(`published ${url}`).postMortem.published).toBe(url);
    expect(asked(`published ${url}\n/incident published -`).postMortem.published).toBeNull();
  });

  test.each([
    'our blog',
    'http://www.example.com/blog',
    'javascript:alert(1)',
    'https://wiki.prod.internal/post-mortems/7',
    'https://github.com/acme/shop/issues/7',
  ])('is not linked at %s', (url) => {
    expect(asked(`published ${url}`).postMortem.published).toBeNull();
    expect(reply(`published ${url}`).text).toMatch(/Where can everybody read it|Not linked/);
  });
});

describe('roles', () => {
  test('keep who had them when', () => {
    const { turns, roles } = incidentOf([
      said('14:05', 'bo', '/incident ic me'),
      said('14:30', 'bo', '/incident ic @cy'),
    ]);
    expect(turns).toEqual([
      { role: 'ic', login: 'bo', since: at('14:05'), until: at('14:30') },
      { role: 'ic', login: 'cy', since: at('14:30'), until: null },
    ]);
    expect(roles.ic).toEqual({ login: 'cy', since: at('14:30') });
  });

  test('of the policy have commands of their own', () => {
    const policy = policySchema.parse({ incidents: { roles: { liaison: 'Customer liaison' } } });
    expect(incidentOf([said('14:05', 'bo', '/incident liaison @cy')], policy).roles.liaison!.login).toBe(
      'cy',
    );
    expect(reply('liaison @cy').text).toContain('There is no `/incident liaison`');
  });
});

describe('the post-mortem', () => {
  test('is the commander’s, unless somebody else is named', () => {
    expect(asked('ic me').postMortem.owner).toBe('bo');
    expect(asked('ic me\n/incident owner @cy').postMortem.owner).toBe('cy');
  });

  test('may be exempted with a reason, and asked for after all', () => {
    expect(asked('exempt #12 covers it').postMortem.exempt).toMatchObject({
      text: '#12 covers it',
      by: 'bo',
    });
    expect(asked('exempt #12 covers it\n/incident postmortem').postMortem).toMatchObject({
      exempt: null,
      asked: true,
    });
    expect(reply('exempt').text).toContain('Why is none needed?');
  });

  test('is reviewed at a time to come, with people', () => {
    expect(asked('review 2026-03-09 14:00 UTC @cy, @dana').postMortem.review).toEqual({
      at: '2026-03-09T14:00:00Z',
      people: ['cy', 'dana'],
      by: 'bo',
    });
    expect(reply('review tomorrow').text).toContain('With its date');
    expect(reply('review 2026-02-09 14:00 UTC').text).toContain('has passed');
  });
});

test('help explains one command with its examples', () => {
  expect(reply('help pause').text).toContain('/incident pause The provider continues');
  expect(reply('help pauze').text).toContain('Did you mean `/incident pause`?');
});

test('who or what noticed it is known from the declaration or from a command', () => {
  expect(asked('ic me').detectedBy).toBe('person');
  expect(asked('detected by an alert').detectedBy).toBe('alert');
  const { declaration, ...facts } = factsOf([]);
  expect(fold({ ...facts, declaration: { ...declaration!, alert: true } }, DEFAULT_POLICY).detectedBy).toBe(
    'alert',
  );
});

test("the report's content is known from the beginning", () => {
  const { declaration, ...facts } = factsOf([]);
  const said = { kind: 'drill', services: ['api'], impact: 'All users', started: at('13:40') } as const;
  const incident = fold({ ...facts, declaration: { ...declaration!, ...said } }, DEFAULT_POLICY);
  expect(incident).toMatchObject({
    kind: 'drill',
    services: ['api'],
    impact: { text: 'All users', affected: 1 },
    milestones: { started: { at: at('13:40') } },
  });
});

const moves = fc.array(
  fc.tuple(
    fc.constantFrom(
      'pause a',
      'resume',
      'resolved',
      'reopen b',
      'update c',
      'snooze 40m',
      'sev 1',
      'sev 3',
      'false-alarm d',
      'ic me',
      'ic @cy',
      'ic -',
    ),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('14', '15', '16'),
  ),
  { maxLength: 20 },
);

test('pauses and turns never overlap, and promises stand in order, whatever people say', () => {
  fc.assert(
    fc.property(moves, (made) => {
      const events: IncidentEvent[] = made.map(([text, minute, hour], id) =>
        said(`${hour}:${String(minute).padStart(2, '0')}`, 'bo', `/incident ${text}`, 1000 + id),
      );
      const { pauses, turns, updates, awaited } = incidentOf(events);
      for (const [index, { from, to }] of pauses.entries()) {
        expect(to === null ? index === pauses.length - 1 : from <= to).toBe(true);
        if (index > 0) expect(pauses[index - 1]!.to! <= from).toBe(true);
      }
      for (const [index, { since, until }] of turns.entries()) {
        expect(until === null ? index === turns.length - 1 : since <= until).toBe(true);
        if (index > 0) expect(turns[index - 1]!.until! <= since).toBe(true);
      }
      const due = updates.map((update) => update.due);
      expect(due).toEqual([...due].sort());
      if (awaited && due.length) expect(awaited.due >= due.at(-1)!).toBe(true);
    }),
  );
});

test.each([
  ['time resolved 14:00', 'before it was declared at 14:02 UTC? If it was over by then'],
  ['time started 14:05', 'cannot have started at 14:05 UTC'],
  ['time detected 14:05', 'cannot have been detected at 14:05 UTC'],
])('/incident %s contradicts the declaration, and is asked about', (text, says) => {
  const { answers, milestones, phase } = asked(text);
  expect(answers[0]!.text).toContain(says);
  expect(phase).toBe('investigating');
  expect(Object.values(milestones).every(({ assumed }) => assumed)).toBe(true);
});

test.each([
  'maintenance\n/incident time started 14:05',
  'backfill 13:20 to 13:50 UTC\n/incident time resolved 13:55 UTC',
  'time resolved 14:02',
])('/incident %s is accepted', (text) => expect(asked(text).answers[0]!.text).toBeNull());

test('the post-mortem of what was over before it was declared is due counted from the declaration', () => {
  const due = (text: string) => postMortemDue(asked(text), DEFAULT_POLICY);
  expect(due('backfill 2026-01-05 13:20 to 2026-01-05 13:50 UTC')).toBe(due('resolved'));
});
