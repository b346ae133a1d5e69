import { describe, expect, test } from 'vitest';
import { hasCommand, readCommands } from '../../src/incident/commands/read.ts';
import { cpuTime } from '../cpu.ts';
import { incidentOf, said } from './facts.ts';

const verbs = (comment: string) => readCommands(comment).map(({ verb }) => verb);

test('reads a command that stands alone on its line, with text around it', () => {
  const comment =
    'Looks better now.\n/incident mitigated\nI keep watching.\r\n/incident update 90% are back  \r\n';
  expect(readCommands(comment)).toMatchObject([
    { verb: 'mitigated', text: '', paragraph: ['I keep watching.'] },
    { verb: 'update', text: '90% are back', paragraph: [] },
  ]);
});

test('reads what a phone writes, in capitals', () => {
  expect(readCommands('/Incident Resolved')).toMatchObject([{ verb: 'Resolved', text: '' }]);
});

test('reads a command with a space or two in front, which nobody sees on GitHub', () => {
  expect(verbs(' /incident resolved')).toEqual(['resolved']);
  expect(verbs('- it was the pool\n\nSo:\n   /incident mitigated')).toEqual(['mitigated']);
});

test('reads /incident alone as a question', () => {
  expect(readCommands('/incident')).toMatchObject([{ verb: '', text: '' }]);
});

test.each([
  ['in the middle of a line', 'type /incident resolved now'],
  ['in a quotation', '> /incident resolved'],
  [
    'in the lines below a quotation, which GitHub shows as part of it',
    '> when it is over:\n/incident resolved',
  ],
  ['in a code block', '```\n/incident resolved\n```'],
  ['in a code block of tildes with a longer fence', '~~~~ sh\n~~~\n/incident resolved\n~~~~'],
  ['in a code block that never ends', '```\n/incident resolved'],
  ['in indented code', '    /incident resolved'],
  ['in inline code', '`/incident resolved`'],
  ['in a list', '- /incident resolved'],
  ['in the lines of a list item', '1. when it is over, type\n\n   /incident resolved'],
  ['in an HTML comment', '<!--\n/incident resolved\n-->'],
  ['in a pre element', '<pre>\n/incident resolved\n</pre>'],
  ['in a quoted line that goes on', '“/incident resolved” is what to type'],
  ['as the beginning of a path', '/incidents/12 is the page\n/incident/resolved'],
])('takes no command %s', (_, comment) => {
  expect(readCommands(comment)).toEqual([]);
  expect(hasCommand(comment)).toBe(false);
});

test('takes commands again after a quotation, a code block and a comment have ended', () => {
  expect(verbs('> quoted\n\n/incident identified')).toEqual(['identified']);
  expect(verbs('```\ncode\n```\n/incident identified')).toEqual(['identified']);
  expect(verbs('<!-- one line -->\n/incident identified')).toEqual(['identified']);
  expect(verbs('- it was the pool\n/incident identified')).toEqual(['identified']);
});

test.each([
  ['a no-break space', '/incident\u00A0update\u00A0All is well'],
  ['a narrow no-break space', '/incident\u202Fupdate All is well'],
  ['an ideographic space', '/incident\u3000update\u3000All is well'],
  ['a tab', '/incident\tupdate\tAll is well'],
  ['a line separator', '/incident update\u2028All is well'],
  ['a byte order mark in front', '\uFEFF/incident update All is well'],
  ['zero-width characters in front', '\u200B\u2060/incident update All is well'],
  ['a mark of direction in front of the verb', '/incident \u200Eupdate All is well'],
  ['the wide slash of an input method', '／incident update All is well'],
  ['quotation marks around it', '“/incident update All is well”'],
  ['straight quotation marks around it', '"/incident update All is well"'],
  ['quotation marks around its first word', '‘/incident’ update All is well'],
  ['a quotation mark in front that nothing closes', '“/incident update All is well'],
  ['a space in front that does not break', '\u00A0/incident update All is well'],
])('reads a command with %s', (_, comment) => {
  expect(readCommands(comment)).toMatchObject([{ verb: 'update', text: 'All is well' }]);
});

test.each([
  ['in the plural', '/incidents update All is well'],
  ['with two letters swapped', '/incidnet update All is well'],
  ['with the capital of a Turkish keyboard', '/İncident update All is well'],
])('says how /incident is spelled, %s', (_, comment) => {
  const [answer] = incidentOf([said('14:10', 'ana', comment)]).answers;
  expect(answer).toMatchObject({ verdict: 'problem', text: expect.stringContaining('`/incident update …`') });
});

test.each([
  ['an address of an interface', '/incidents returns 500'],
  ['an apostrophe', "/incident's update is missing"],
  ['a misspelt word and nothing else', '/İncident'],
])('takes a line with %s for no command', (_, comment) => {
  expect(incidentOf([said('14:10', 'ana', comment)]).answers).toEqual([]);
});

test.each(['tomorrow', 'yet?', 'not yet', 'in 10 minutes', 'in an hour.'])(
  'asks back after “/incident resolved %s”',
  (text) => {
    const incident = incidentOf([said('14:10', 'ana', `/incident resolved ${text}`)]);
    expect(incident.phase).toBe('investigating');
    expect(incident.answers).toMatchObject([{ verdict: 'problem', text: expect.stringContaining('now') }]);
  },
);

test.each(['in 10 minutes by a failover', 'by a restart. Thanks to all! Who writes the post-mortem?'])(
  'takes “/incident resolved %s” as the end',
  (text) => {
    expect(incidentOf([said('14:10', 'ana', `/incident resolved ${text}`)]).phase).toBe('resolved');
  },
);

test('knows which lines below a command belong to its paragraph, and which to all that follows', () => {
  const [update, resolved] = readCommands(
    '/incident update North is back.\nSouth is not.\n\nMore at noon.\n/incident resolved\n> quoted',
  );
  expect(update).toMatchObject({
    paragraph: ['South is not.'],
    rest: ['South is not.', '', 'More at noon.'],
  });
  expect(resolved).toMatchObject({ paragraph: [], rest: [] });
});

/** Each as long as asked for; the last one was cubic once. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  'quotation marks': (length) => '>'.repeat(length),
  'items in quotations': (length) => '- > '.repeat(length / 4),
  backticks: (length) => '`'.repeat(length),
  'beginnings of comments': (length) => '<!--'.repeat(length / 4),
  commands: (length) => '/incident x\n'.repeat(length / 12),
  fences: (length) => '~~~\n'.repeat(length / 4),
  'zero-width characters': (length) => `${'\u200B'.repeat(length)}/incident x`,
  'spaces before a line separator': (length) => `/incident a${' '.repeat(length)}b\u2028`,
  'spaces before an action item ends': (length) => `/incident action a${' '.repeat(length)}b`,
  'owners of an action item': (length) => `/incident action a${' @b'.repeat(length / 3)}`,
  'digits of a time': (length) => `/incident timeline ${'1'.repeat(length)}`,
  'colons of a time': (length) => `/incident time started ${'1:'.repeat(length / 2)}`,
  'question marks': (length) => `/incident resolved ${'?'.repeat(length)}x`,
  'a long duplicate': (length) => `/incident duplicate-of https://${'a/issues/'.repeat(length / 9)}`,
};

test.each(Object.entries(HOSTILE))('reads twice as many %s in about twice the time', (_, make) => {
  const run = (text: string) => incidentOf([said('14:05', 'bo', text)]);
  const cost = (length: number) => {
    const text = make(length);
    return Math.min(...Array.from({ length: 5 }, () => cpuTime(() => run(text))));
  };
  cost(4_000);
  // A quadratic reader needs 16 times as long here, a cubic one 64 times. What takes next to nothing is not compared.
  expect(cost(64_000) / Math.max(cost(16_000), 5)).toBeLessThan(9);
});

describe('an answer by e-mail', () => {
  const update = (below: string) => readCommands(`/incident update Half of the cards work.\n\n${below}`);
  const said = (comment: string) =>
    readCommands(comment).map(({ verb, text, rest }) => [verb, text, ...rest.filter(Boolean)].join(' '));

  test.each([
    [
      'a heading and a quotation',
      'On Wed, Apr 1, 2026 at 2:02 PM Mira ***@***.***> wrote:\n\n> /incident resolved',
    ],
    [
      'a heading in two lines',
      'On Wed, Apr 1, 2026 at 2:02 PM Mira ***@***.***>\nwrote:\n\n> /incident resolved',
    ],
    [
      'a heading in German',
      'Am Mi., 1. Apr. 2026 um 14:02 Uhr schrieb Mira <mira@example.com>:\n> /incident resolved',
    ],
    [
      'a heading above what has no signs',
      'Am Mi., 1. Apr. 2026 schrieb Mira ***@***.***>:\n\n/incident resolved',
    ],
    ['a signature', '-- \nTomas Berg\n+45 12 34 56 78'],
    ['a signature without its blank', '--\nTomas Berg'],
    ['a telephone', 'Sent from my iPhone'],
    ['a telephone in German', 'Von meinem iPhone gesendet'],
    ['a program', 'Get Outlook for iOS<https://aka.ms/o0ukef>'],
    [
      'the header of a message',
      '________________________________\nFrom: Mira <***@***.***>\nSent: Wednesday, April 1, 2026 2:02 PM\nTo: acme/shop\n\n/incident resolved',
    ],
    [
      'the header of a message in French, in bold',
      '**De :** Mira <mira@example.com>\n**Envoyé :** mercredi 1 avril 2026\n**À :** acme/shop\n\n/incident resolved',
    ],
    ['a divider', '-----Original Message-----\nFrom: Mira\n\n/incident resolved'],
    ['a telephone above a quotation', 'Sent from my iPhone\n\n> /incident resolved'],
    [
      'a telephone above the header of a message',
      'Envoyé de mon iPhone\n\nFrom: mira@example.com\nSent: Wednesday\nTo: acme/shop\n\n/incident resolved',
    ],
  ])('ends before %s', (_, below) => {
    const [command, ...others] = update(below);
    expect(others).toEqual([]);
    expect(command!.rest.filter(Boolean)).toEqual([]);
  });

  test.each([
    ['an address', 'Write to ops@example.com:\n\nwe answer there.'],
    ['parts', 'Conditions: half of the cards fail\nActions: mail to ops@example.com\nNeeds: a DBA'],
    ['a telephone that matters', 'Only Android is affected.'],
    ['a rule', '---\n\nThe rest follows.'],
    ['what was sent', 'Sent from the standby: 40 % of the traffic.'],
    ['what was sent by telephone', 'Sent via mobile push to all users: please wait.\nNext update at 15:00.'],
    ['what was sent in Spanish', 'Enviado aviso a todos por Gmail.'],
    ['a telephone further up', 'Sent from my iPhone\nis what the failing mails say.'],
    ['two hyphens', `--\nNext:\n${'We move the others to the standby. '.repeat(3).trim()}`],
    ['a heading of its own', '--- Summary ---\nImpact: cards fail'],
    ['a line below which labels stand', `${'_'.repeat(20)}\nImpact: cards fail`],
    ['releases', 'From: checkout@2.4.1\nTo: checkout@2.4.0\nCluster: prod'],
  ])('goes on after %s', (_, below) => {
    expect(update(below)[0]!.rest.filter(Boolean).join('\n')).toBe(below.replaceAll('\n\n', '\n'));
  });

  test.each([
    'Reported by: mira@example.com\nService: checkout\nRegion: eu-west',
    'Deploy: checkout@2.4.1\nRegion: eu\nCluster: prod',
    '--- Summary ---\nImpact: cards fail',
    'Write to ***@***.***:',
  ])('%j is no message, and commands go on below it', (above) => {
    expect(said(`${above}\n\n/incident resolved`)).toEqual(['resolved ']);
  });

  test('a message in a code block is a log, and commands go on below it', () => {
    const log = '```\nFrom: a <a@example.com>\nTo: b\nSubject: c\n```';
    expect(said(`/incident note We sent this:\n${log}\n\n/incident resolved`)).toEqual([
      'note We sent this:',
      'resolved ',
    ]);
  });

  test('below a quotation, somebody may answer', () => {
    const comment = 'On Wed, Mira ***@***.***> wrote:\n\n> /incident sev 1\n\n/incident sev 2';
    expect(said(comment)).toEqual(['sev 2']);
  });
});
