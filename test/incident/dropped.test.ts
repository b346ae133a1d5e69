import { expect, test } from 'vitest';
import type { IncidentEvent } from '../../src/incident/facts.ts';
import { fold } from '../../src/incident/fold.ts';
import { panel } from '../../src/incident/panel/index.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { APP, at, done, factsOf, incidentOf, said } from './facts.ts';

const closedAs = (closedAs: 'completed' | 'not-planned' | 'duplicate' | null): IncidentEvent => {
  const closed = done('14:30', 'bo', 'closed') as Extract<IncidentEvent, { type: 'closed' }>;
  return { ...closed, closedAs };
};
const show = (events: readonly IncidentEvent[]) =>
  panel(incidentOf(events), DEFAULT_POLICY, { postMortem: null, actionItems: [] }, new Date(at('15:00')));

test.each([
  ['/incident false-alarm the probe was broken', 'false alarm', 'the probe was broken'],
  ['/incident false alarm: the probe was broken', 'false alarm', 'the probe was broken'],
  ['/incident duplicate-of #12 same database', 'duplicate', 'same database'],
  ['/incident duplicate of #12', 'duplicate', ''],
  ['/incident duplicate 12', 'duplicate', ''],
  ['/incident cancel a drill', 'cancelled', 'a drill'],
])('%s drops the incident', (command, reason, text) => {
  const incident = incidentOf([said('14:10', 'bo', command)]);
  expect(incident.dropped).toMatchObject({ reason, text, by: 'bo', at: at('14:10') });
  expect(incident.answers[0]!.verdict).toBe('done');
  expect(incident.awaited).toBeNull();
});

test.each([
  ['/incident false-alarm', 'What was it, then?'],
  ['/incident duplicate-of that one', 'Which incident?'],
  ['/incident duplicate-of #34', 'is this incident'],
])('%s asks for what is missing', (command, reply) => {
  const incident = incidentOf([said('14:10', 'bo', command)]);
  expect(incident.dropped).toBeNull();
  expect(incident.answers[0]!.text).toContain(reply);
});

test.each([
  ['not-planned', 'closed as not planned'],
  ['duplicate', 'closed as a duplicate'],
] as const)('closed as %s, it is dropped and not resolved', (as, reason) => {
  const incident = incidentOf([closedAs(as)]);
  expect(incident).toMatchObject({ dropped: { reason } });
  expect(incident.milestones.resolved).toBeUndefined();
  expect(incident.log.map(({ text }) => text)).not.toContain('Resolved');
});

test.each(['not-planned', 'duplicate'] as const)(
  'closed as %s after a command, it keeps the reason of the command',
  (as) => {
    const events = [said('14:10', 'bo', '/incident false-alarm the probe was broken'), closedAs(as)];
    expect(incidentOf(events).dropped).toMatchObject({ reason: 'false alarm', text: 'the probe was broken' });
  },
);

test.each(['completed', null] as const)('closed as %s, it is resolved', (reason) => {
  expect(incidentOf([closedAs(reason)])).toMatchObject({ dropped: null, phase: 'resolved' });
});

test('closed as not planned on a server whose timeline does not say why, it is dropped', () => {
  const facts = factsOf([closedAs(null)], {
    state: 'closed',
    closedAt: at('14:30'),
    closedAs: 'not-planned',
  });
  const incident = fold(facts, DEFAULT_POLICY);
  expect(incident.dropped).not.toBeNull();
  expect(incident.milestones.resolved).toBeUndefined();
});

test('a bot that closes what is old does not say that it was no incident', () => {
  const bot = { login: 'stale[bot]', kind: 'bot', app: false } as const;
  const closed = { ...closedAs('not-planned'), actor: bot };
  const over = { state: 'closed', closedAt: at('14:30'), closedAs: 'not-planned' } as const;
  for (const incident of [
    incidentOf([closed]),
    fold(factsOf([closed], over), DEFAULT_POLICY),
    // The timeline does not say why.
    fold(factsOf([{ ...closedAs(null), actor: bot }], over), DEFAULT_POLICY),
  ])
    expect(incident).toMatchObject({
      dropped: null,
      phase: 'resolved',
      milestones: { resolved: { at: at('14:30') } },
    });
});

test('what somebody resolved in words stays resolved, however the issue is closed afterwards', () => {
  const events = [said('14:20', 'bo', '/incident resolved'), closedAs('not-planned')];
  expect(incidentOf(events)).toMatchObject({ dropped: null, phase: 'resolved' });
});

test('the reason that somebody gave stays when the issue is closed after it', () => {
  const events = [said('14:20', 'bo', '/incident false-alarm a drill'), closedAs('not-planned')];
  expect(incidentOf(events).dropped).toMatchObject({ reason: 'false alarm', text: 'a drill' });
});

test.each([
  ['reopening the issue', done('14:40', 'cy', 'reopened')],
  ['a phase', said('14:40', 'cy', '/incident investigating')],
])('%s takes up a dropped incident again', (_, event) => {
  expect(incidentOf([said('14:20', 'bo', '/incident cancel'), event])).toMatchObject({
    dropped: null,
    phase: 'investigating',
  });
});

test('the panel of a dropped incident says why, and asks for nothing', () => {
  const text = show([said('14:10', 'bo', '/incident false-alarm the **probe** was broken')]);
  expect(text).toContain('## ⚪ False alarm: not an incident');
  expect(text).toContain('Since **2026-03-01 14:10 UTC**, @bo: the **probe** was broken');
  const open = text.replace(/<details>[\s\S]*/, '');
  expect(open).not.toMatch(/Still missing|\?|Resolved|Next update due/);
});

test('what Debrief closed goes on once people take back the command that dropped it', () => {
  const closed: IncidentEvent = { at: at('14:11'), actor: APP, type: 'closed', closedAs: 'not-planned' };
  const state = { state: 'closed', closedAt: at('14:11'), closedAs: 'not-planned' } as const;
  const dropped = said('14:10', 'bo', '/incident false-alarm the probe was broken');
  expect(fold(factsOf([dropped, closed], state), DEFAULT_POLICY).dropped?.reason).toBe('false alarm');
  const goesOn = fold(factsOf([closed], state), DEFAULT_POLICY);
  expect(goesOn).toMatchObject({ dropped: null, phase: 'investigating' });
});
