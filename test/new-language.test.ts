import { expect, test, vi } from 'vitest';
import type { Language } from '../src/languages/language.ts';
import { guess } from '../src/lint/blame/language-of.ts';
import { lintText } from '../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../src/policy/default.ts';
import { namesIn } from '../src/postmortem/items/owners/owners.ts';
import { mayHoldProposals } from '../src/postmortem/items/state/proposals.ts';
import { stateOf } from '../src/postmortem/items/state/state.ts';
import { headingZone, zoneNote } from '../src/postmortem/timeline/zones/zone-note.ts';
import { durationAt } from '../src/time/duration.ts';
import { momentAt } from '../src/time/moment.ts';
import { endsBeforeClock } from '../src/time/time-words.ts';

/** A language of this test, of which nothing is known but this. */
const novial = vi.hoisted(
  (): Language => ({
    code: 'xn',
    name: 'Novic',
    functionWords: 'ka, mi, lo, ve, tul, sen, dok',
    headings: { impact: 'efekk', timeline: 'kronikk', 'action-items': 'laborok' },
    labels: {},
    statuses: { done: 'farik', started: 'nunik', open: 'vartik', dropped: 'lasik', proposed: 'proponik' },
    unfinished: 'neuk',
    reopened: 'ritornuk',
    themes: '',
    months: 'januk, februk, marsuk, apriluk, majuk, junuk, juluk, agustuk, septuk, oktuk, novuk, decuk'.split(
      ', ',
    ),
    weekdays: 'suntag, lunak, martak, merkuk, jovak, venuk, sabuk'.split(', '),
    times: { clock: 'pelo', about: 'kirkuk', day: 'nuk', and: 'zul', oclock: 'tikk, tk.', hours: 'horuk' },
    lengths: { minute: 'minuk' },
    figures: { amounts: 'omnik, nulik', units: 'diuk' },
    zones: { 'tempuk di vilbo': 'Europe/Rome' },
    zoneNotes: { about: 'tempuk', of: 'tempuk di', all: 'omnik tempuk' },
    milestones: { started: '', detected: '', acknowledged: '', mitigated: '', resolved: '' },
  }),
);
vi.mock('../src/languages/words/index.ts', () => ({ languages: [novial] }));

test.each([
  ['14 tikk', 14, 0],
  ['14 tikk 30', 14, 30],
  ['14 tk. 30', 14, 30],
  ['4 marsuk pelo 14:03', 14, 3],
  ['12.03. pelo 08:15', 8, 15],
])('its words for times are known from its file: %s', (text, hour, minute) => {
  const found = momentAt(text, 0);
  expect(found).toMatchObject({ moment: { clock: { hour, minute } }, end: text.length, isSure: true });
});

test('a full stop in a word is no other letter', () => {
  expect(momentAt('14 tka 30', 0)).toBeNull();
});

test('a zone after its word for hours', () => {
  expect(momentAt('14:03 horuk (UTC)', 0)?.moment.zone?.text).toBe('UTC');
  expect(momentAt('14:03 uur', 0)?.end).toBe('14:03'.length);
});

test('its words for zones of times', () => {
  expect(headingZone('Kronikk (tempuk di Paris)')).toMatchObject({ name: 'Europe/Paris' });
  expect(zoneNote('Omnik tempuks di Vilbo')).toBeNull();
  expect(zoneNote('(Tempuk: CET)')).toMatchObject({ text: 'CET' });
  expect(headingZone('Kronikk (tempuks di Vilbo)')).toMatchObject({ name: 'Europe/Rome' });
});

test('its words for a length of time', () => {
  expect(durationAt('40 minuk', 0)).toMatchObject({ duration: { minutes: 40 }, end: '40 minuk'.length });
  expect(durationAt('40 minuten', 0)).toBeNull();
});

test('its word between two people, before a time inside a sentence', () => {
  expect(namesIn('Ann zul Bo').map(({ name }) => name)).toEqual(['Ann', 'Bo']);
  expect(namesIn('Ann und Bo').map(({ name }) => name)).toEqual(['Ann und Bo']);
  expect(endsBeforeClock('Lo diskus kirkuk ', novial)).toBe(true);
  expect(endsBeforeClock('Lo diskuspelo ', novial)).toBe(false);
  expect(endsBeforeClock('Lo diskus kirkuk ', null)).toBe(false);
});

const SENTENCES = 'Mi ka lo diskus ve tul. Sen dok lo servus ka mi ve tul. '.repeat(8);

test('a document in it is no English', () => {
  expect(guess([SENTENCES])).toEqual({ code: 'xn', judged: false });
});

test.each([
  ['Nenik tormuk farik.', true],
  ['Omnik farik, 3 minuk.', false],
  ['Omnik farik, 3 diuk.', false],
  ['Omnik farik.', true],
  ['Nenik farik, 3 Minuten.', true],
])('its words for how many and how long: %s', (impact, isAsked) => {
  const text = `# Falo\n\n## Efekk\n\n${impact}\n\n## Kronikk\n\n${SENTENCES}\n`;
  const { findings } = lintText(text, 'falo.md', {
    policy: DEFAULT_POLICY,
    today: '2026-04-15',
    profile: 'strict',
    assumePostMortem: true,
  });
  expect(findings.some(({ ruleId }) => ruleId === 'impact/in-figures')).toBe(isAsked);
});

test('its words for what is left, and for proposals', () => {
  const states = ['farik, neuk testuk', 'lasik, ritornuk', 'farik, testuk', 'lasik, neuk', 'proponik'];
  expect(states.map((status) => stateOf(status, novial))).toEqual([
    'open',
    'open',
    'done',
    'dropped',
    'proposed',
  ]);
  expect(mayHoldProposals('| farok | Proponik |')).toBe(true);
});
