import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/incident/commands/index.ts';
import type { IncidentEvent } from '../../src/incident/facts.ts';
import { fold } from '../../src/incident/fold.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { APP, at, done, factsOf, incidentOf, labeled, said } from './facts.ts';

describe('milestones', () => {
  test('a new incident was detected when it was declared, at the latest', () => {
    expect(incidentOf([])).toMatchObject({
      phase: 'investigating',
      severity: 'SEV2',
      declaredBy: 'ana',
      open: true,
      milestones: { detected: { at: at('14:02'), assumed: true } },
    });
  });

  test('the first command of a person acknowledges it; asking for help does not', () => {
    const { milestones } = incidentOf([
      said('14:03', 'bo', '/incident help'),
      said('14:06', 'cy', '/incident ic me'),
    ]);
    expect(milestones.acknowledged).toMatchObject({ at: at('14:06'), by: 'cy', assumed: true });
  });

  test('mitigated and resolved are set once; a repetition is answered and changes nothing', () => {
    const incident = incidentOf([
      said('14:20', 'bo', '/incident mitigated'),
      said('14:40', 'cy', '/incident mitigated', 7),
    ]);
    expect(incident.milestones.mitigated).toMatchObject({ at: at('14:20'), by: 'bo' });
    expect(incident.answers.at(-1)).toMatchObject({ comment: 7, verdict: 'problem' });
    expect(incident.answers.at(-1)!.text).toContain('already mitigated at 14:20 UTC');
  });

  test('a note in any zone is at the instant that was meant', () => {
    const { log } = incidentOf([said('14:10', 'bo', '/incident timeline 00:05 AEST pool full')]);
    expect(log).toContainEqual(expect.objectContaining({ at: at('14:05'), text: 'pool full' }));
  });

  test('a correction keeps the earlier value, with its author and time', () => {
    const { milestones } = incidentOf([
      said('14:20', 'bo', '/incident mitigated'),
      said('15:00', 'cy', '/incident time mitigated 14:12 UTC'),
    ]);
    expect(milestones.mitigated).toMatchObject({ at: at('14:12'), by: 'cy', saidAt: at('15:00') });
    expect(milestones.mitigated!.earlier).toMatchObject([{ at: at('14:20'), by: 'bo', saidAt: at('14:20') }]);
  });

  test('what happened before the declaration moves the detection with it', () => {
    const { milestones } = incidentOf([said('14:30', 'bo', '/incident time mitigated 13:50 UTC')]);
    expect(milestones.detected!.at).toBe(at('13:50'));
  });

  test('an impossible order is answered with what to correct first', () => {
    const { milestones, answers } = incidentOf([
      said('14:20', 'bo', '/incident time started 14:01 UTC'),
      said('14:21', 'bo', '/incident time resolved 13:59 UTC'),
    ]);
    expect(milestones.resolved).toBeUndefined();
    expect(answers[1]!.text).toContain('resolved (13:59 UTC) cannot be before started (14:01 UTC)');
  });

  test('to say when it was resolved is to say that it is', () => {
    expect(incidentOf([said('15:00', 'bo', '/incident time resolved 14:50 UTC')])).toMatchObject({
      phase: 'resolved',
      phaseSince: at('14:50'),
    });
  });
});

describe('what the merged post-mortem says of milestones', () => {
  const written = (mitigated: string) => ({
    times: { mitigated },
    at: at('18:00'),
    url: 'https://github.test/c/9',
  });
  const over = said('14:40', 'bo', '/incident resolved');
  const mitigated = (time: string, ...more: IncidentEvent[]) =>
    fold({ ...factsOf([over, ...more]), written: written(time) }, DEFAULT_POLICY).milestones.mitigated;

  test('is taken where nobody said so in the incident', () => {
    expect(mitigated(at('14:30'))).toMatchObject({ at: at('14:30'), saidAt: at('18:00') });
  });

  test('counts no more once the incident goes on', () => {
    expect(mitigated(at('14:30'), done('15:10', 'cy', 'reopened'))).toBeUndefined();
  });

  test('leaves what GitHub shows to the second, where it names the same minute', () => {
    const detected = { ...written(''), times: { detected: at('14:02') } };
    const { milestones } = fold({ ...factsOf([over]), written: detected }, DEFAULT_POLICY);
    expect(milestones.detected).toMatchObject({ assumed: true });
  });
});

describe('phases', () => {
  test('closing the issue resolves it, and reopening it says that it goes on', () => {
    const closed = [done('14:50', 'bo', 'closed')];
    expect(incidentOf(closed)).toMatchObject({
      phase: 'resolved',
      milestones: { resolved: { at: at('14:50') } },
    });
    const again = incidentOf([...closed, done('15:10', 'cy', 'reopened')]);
    expect(again).toMatchObject({ phase: 'investigating', phaseSince: at('15:10') });
    expect(again.milestones.resolved).toBeUndefined();
    const rows = again.log.map((entry) => entry.text);
    expect(rows).toContain('Reopened: under investigation again');
    expect(rows).not.toContain('No longer resolved');
  });

  test('going back to mitigated says that it is no longer resolved', () => {
    const rows = incidentOf([
      said('14:50', 'bo', '/incident resolved'),
      said('15:10', 'cy', '/incident mitigated'),
    ]).log.map((entry) => entry.text);
    expect(rows).toContain('No longer resolved');
  });

  test('"close with comment" resolves once and complains of nothing', () => {
    const { answers, milestones } = incidentOf([
      done('14:50', 'bo', 'closed'),
      said('14:50', 'bo', '/incident resolved Caches are warm'),
    ]);
    expect(answers).toMatchObject([{ verdict: 'done', text: null }]);
    expect(milestones.resolved!.at).toBe(at('14:50'));
  });

  test('a closed issue is resolved even before its timeline says so', () => {
    const facts = factsOf([], { state: 'closed', closedAt: at('14:59') });
    expect(fold(facts, DEFAULT_POLICY)).toMatchObject({ phase: 'resolved', phaseSince: at('14:59') });
  });
});

describe('a time after mitigated or resolved sets the milestone', () => {
  test.each(['at 14:10', '14:10 UTC', '@14:10', '10m ago', '2026-03-01 14:10', '14:10Z.'])('%s', (time) => {
    const { phase, milestones, latest } = incidentOf([said('14:20', 'ana', `/incident mitigated ${time}`)]);
    expect([phase, milestones.mitigated?.at, latest.update]).toEqual(['mitigated', at('14:10'), undefined]);
  });

  test('a time in the future or out of order is questioned and changes nothing', () => {
    const { phase, answers } = incidentOf([
      said('14:20', 'ana', '/incident resolved 14:50 UTC'),
      said('14:21', 'ana', '/incident mitigated at 14:15'),
      said('14:22', 'ana', '/incident resolved at 14:10'),
    ]);
    expect(phase).toBe('mitigated');
    expect(answers.map(({ verdict, text }) => [verdict, text?.slice(0, 40) ?? null])).toEqual([
      ['problem', '`14:50 UTC` is still to come today. If y'],
      ['done', null],
      ['problem', 'resolved (14:10 UTC) cannot be before mi'],
    ]);
  });

  test.each(['14:10 pool raised', '14:10 fixed'])('or is part of an update: %s', (text) => {
    const { milestones, latest } = incidentOf([said('14:20', 'ana', `/incident mitigated ${text}`)]);
    expect([milestones.mitigated?.at, latest.update?.text]).toEqual([at('14:20'), text]);
  });
});

test.each(['@bea,', '@bea.', 'https://github.com/bea', '[@bea](https://github.com/bea)'])(
  'a person is named as people paste it: %s',
  (typed) => {
    expect(incidentOf([said('14:20', 'ana', `/incident ic ${typed}`)]).roles.ic?.login).toBe('bea');
  },
);

describe('severity', () => {
  test('follows commands and labels of people, the last one last', () => {
    const { severity, log } = incidentOf([
      said('14:10', 'bo', '/incident sev 1 payments are down too'),
      labeled('14:20', 'cy', 'SEV3'),
    ]);
    expect(severity).toBe('SEV3');
    expect(log.map((entry) => entry.text)).toContain(
      'Severity changed from SEV2 to SEV1: payments are down too',
    );
  });

  test("the App's own labels never argue with people", () => {
    const events = [said('14:10', 'bo', '/incident sev 1'), labeled('14:11', APP.login, 'sev3')];
    expect(incidentOf(events).severity).toBe('SEV1');
    expect(incidentOf([labeled('14:11', APP.login, 'sev3')])).toMatchObject({
      severity: 'SEV3',
      severityStated: false,
    });
  });
});

describe('commands', () => {
  test('of people who may not command are answered and change nothing', () => {
    const { phase, answers } = incidentOf([said('14:10', 'mallory', '/incident resolved')]);
    expect(phase).toBe('investigating');
    expect(answers).toMatchObject([{ verdict: 'denied', login: 'mallory' }]);
  });

  test('from bots are ignored', () => {
    const event = said('14:10', 'bo', '/incident resolved') as Extract<IncidentEvent, { type: 'commented' }>;
    const author = { login: 'ci[bot]', kind: 'bot' as const, app: false };
    expect(incidentOf([{ ...event, actor: author, comment: { ...event.comment, author } }])).toMatchObject({
      phase: 'investigating',
      answers: [],
    });
  });

  test('several in one comment are done in order, and the wrong one is explained', () => {
    const { roles, severity, answers } = incidentOf([
      said('14:10', 'bo', '/incident ic me\n/incident sevv 1\n/incident sev 1', 5),
    ]);
    expect([roles.ic?.login, severity]).toEqual(['bo', 'SEV1']);
    expect(answers).toMatchObject([{ comment: 5, verdict: 'problem' }]);
    expect(answers[0]!.text).toContain('Did you mean `/incident sev`?');
  });

  test('note action items with owner and date', () => {
    const { actions } = incidentOf([
      said('14:10', 'bo', '/incident action Alert on pool use above 80% @cy-1 due 2026-04-01'),
      said('14:11', 'bo', '/incident action Add retries by default'),
      said('14:12', 'bo', '/incident action Drain the queue, owner: @cy-1, due 2026-04-02'),
    ]);
    expect(actions).toMatchObject([
      { text: 'Alert on pool use above 80%', owner: 'cy-1', due: '2026-04-01' },
      { text: 'Add retries by default', owner: null, due: null },
      { text: 'Drain the queue', owner: 'cy-1', due: '2026-04-02' },
    ]);
  });

  test.each([
    ['ic', 'Who?'],
    ['ic @a @b', 'One person'],
    ['ic @../etc', 'One person'],
    ['ic @dependabot[bot]', 'One person'],
    ['sev 9', 'Which severity?'],
    ['update', 'What is the news?'],
    ['time', 'The milestones are'],
    ['time resovled 14:00', 'Did you mean "resolved"?'],
    ['time resolved', 'When?'],
    ['timeline 14:03 UTC', 'What happened then?'],
    ['timeline 23:00 UTC pool full', 'still to come today'],
    ['timeline 09:00 UTC pool full', 'hours before this incident began'],
    ['time detected 23:00 UTC', 'still to come today'],
    ['timeline when it rained', 'could not read a time'],
    ['action @bo due 2026-04-01', 'What needs doing?'],
    ['action Do it due soon', 'not a date'],
    ['action Do it @a/team', 'cannot own it'],
    ['', 'What should I do?'],
    ['toString', 'There is no'],
  ])('/incident %s says what to type instead', (text, reply) => {
    const { answers, log } = incidentOf([said('14:10', 'bo', `/incident ${text}`)]);
    expect(answers[0]).toMatchObject({ verdict: 'problem', text: expect.stringContaining(reply) });
    expect(log.filter((entry) => entry.kind !== 'declared' && entry.kind !== 'milestone')).toEqual([]);
  });

  test('have verbs of their own, and stand in the help in a fixed order', () => {
    const verbs = COMMANDS.map(({ verb }) => verb);
    expect(new Set(verbs).size).toBe(verbs.length);
    expect([verbs[0], verbs.at(-1)]).toEqual(['update', 'help']);
  });

  test.each(COMMANDS.flatMap(({ examples }) => examples))('the example /incident %s works', (example) => {
    const events = [{ ...said('14:10', 'bo', `/incident ${example}`) }];
    expect(incidentOf(events).answers[0]!.verdict, incidentOf(events).answers[0]!.text ?? '').toBe('done');
  });
});

const lines = COMMANDS.flatMap(({ examples }) => examples.map((example) => `/incident ${example}`));
const event = fc.oneof(
  fc
    .tuple(fc.constantFrom(...lines, 'hello', '/incident nonsense'), fc.constantFrom('bo', 'cy', 'mallory'))
    .map(
      ([body, login]) =>
        (clock: string, id: number) =>
          said(clock, login, body, id),
    ),
  fc.constantFrom('sev1', 'SEV4', 'bug').map((label) => (clock: string) => labeled(clock, 'cy', label)),
  fc
    .constantFrom('closed' as const, 'reopened' as const)
    .map((type) => (clock: string) => done(clock, 'bo', type)),
);
const history = fc
  .array(fc.tuple(event, fc.integer({ min: 0, max: 40 })), { maxLength: 25 })
  .map((made) => made.map(([make, minute], id) => make(`14:${String(minute + 10)}`, 1000 + id)));

test('gives the same incident whatever the order of the events and however often each came', () => {
  const shuffled = history.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events, ...events], { minLength: events.length * 3 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([events, again]) => {
      expect(incidentOf(again)).toEqual(incidentOf(events));
    }),
  );
});

test('keeps milestones in an order that is possible, whatever people say', () => {
  fc.assert(
    fc.property(history, (events) => {
      const { milestones, log } = incidentOf(events);
      const stated = Object.values(milestones).filter((milestone) => !milestone.assumed);
      const times = stated.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      expect(log.map((entry) => entry.at)).toEqual(log.map((entry) => entry.at).sort());
    }),
  );
});

test.each([
  ['in an incident of its own', 12, ['problem', 'problem']],
  ['where incidents live in place', 34, ['done', 'problem']],
])(
  'a second declaration within one second is told that this is an incident already, %s',
  (_, number, verdicts) => {
    const facts = factsOf([
      said('14:02', 'ana', '/incident declare sev2'),
      said('14:02', 'ana', '/incident declare sev1'),
    ]);
    const source = { owner: 'acme', repo: 'shop', number };
    const { answers } = fold({ ...facts, declaration: { ...facts.declaration!, source } }, DEFAULT_POLICY);
    expect(answers.map(({ verdict }) => verdict)).toEqual(verdicts);
  },
);
