import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import type { Level } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { judge } from '../sample.ts';

const named = (id: string) => rules.filter((rule) => rule.id === id);

/** What a rule says of a document without front matter. */
const said = (id: string, text: string, level?: Level) =>
  judge(
    text,
    named(id),
    level ? { policy: { ...DEFAULT_POLICY, lint: { ...DEFAULT_POLICY.lint, rules: { [id]: level } } } } : {},
  ).findings;

const list = (heading: string, ...items: string[]) =>
  `# The ferry desk stood still\n\nOn 2 March 2024 nobody of the team could buy a ticket.\n\n## ${heading}\n\n${items.map((item) => `- ${item}\n`).join('')}`;

describe('nobody is asked who does', () => {
  test.each([
    ['what is in place', 'The gate now compares both price lists'],
    ['what is in place, with a label', 'Prices: the gate now compares both lists'],
    ['what was added', 'Alerts on the ticket queue added'],
    ['what was documented', 'Harbour runbook updated with the order of restarts'],
    ['what a check does', 'The harbour check rejects lists without a currency'],
    ['what nobody ever does', 'Never restart both desks at once'],
    ['what everybody always does, with a label', 'Lists: never edit one by hand'],
    ['what holds each time', 'Follow the order of restarts for every desk'],
    ['what jobs do now', 'Build jobs now print the list'],
    ['what was tried', 'Raising the limit of the desk did not work'],
    ['what everybody always does', 'Always pull the list before a sale'],
    ['what belongs to each change', 'Treat the printer as part of every change of prices'],
    ['a rule of thumb', 'Rule of thumb: the smallest change that helps'],
    ['what is written down', 'Documented as required: the printer is listed as a part that must stay'],
  ])('%s', (_, item) => {
    expect(said('action-items/owner', list('Prevention', item))).toEqual([]);
    expect(said('action-items/due-date', list('Prevention', item))).toEqual([]);
  });

  test('a line without a verb in a section that reports', () => {
    const text = list('Prevention', 'The gate now compares both lists', 'Ticket budget: 50 EUR a day');
    expect(said('action-items/owner', text)).toEqual([]);
  });

  test.each([
    ['what is to be done', 'Prevention', 'Compare both price lists at the gate'],
    ['what will be', 'Prevention', 'We will compare both price lists at the gate'],
    ['what a check is to do', 'Action items', 'The harbour check rejects lists without a currency'],
  ])('but %s is asked for', (_, heading, item) =>
    expect(said('action-items/owner', list(heading, item))).toHaveLength(1),
  );

  test.each([
    [
      'advice',
      'Prevention',
      [
        'Do not sell from two desks',
        'Use one list for all desks',
        'Prefer cards to coins',
        'Avoid long queues',
      ],
    ],
    ['guidelines', 'Guidelines for price lists', ['Start with one currency', 'Test with a real coin']],
    [
      'what a template checks',
      'Actions',
      ['Sections above are complete', 'Incident title is clear', 'All items above have issues'],
    ],
    [
      'the work of others',
      'What our hosting provider is doing',
      ['Replace the switch in hall 4', 'Add a second line'],
    ],
    [
      'what has an issue',
      'Action items',
      [
        'Add an alert on the ticket queue (#41)',
        'Compare both price lists ([issue](https://github.com/acme/ferry/issues/42))',
      ],
    ],
    [
      'what is described',
      'Long-term fix',
      ['New list for all desks deployed', 'This new list keeps the currency beside each price'],
    ],
  ] as const)('in a list of %s', (_, heading, items) => {
    expect(said('action-items/owner', list(heading, ...items))).toEqual([]);
    expect(said('action-items/due-date', list(heading, ...items))).toEqual([]);
  });

  test('a single piece of advice does not silence what is to be done', () => {
    const text = list(
      'Prevention',
      'Never sell from two desks',
      'Add an alert on the queue',
      'Document the restart',
    );
    expect(said('action-items/owner', text)).toHaveLength(1);
  });

  test('how something is to be treated is work', () =>
    expect(
      said('action-items/owner', list('Action items', 'Desk: treat a timeout as an error')),
    ).toHaveLength(1));

  test('an open item among what is in place is work', () => {
    const text = list('Prevention', 'The gate now compares both lists', 'Add an alert on the ticket queue');
    expect(said('action-items/owner', text).map(({ start }) => start.line)).toEqual([8]);
  });
});

describe('a convention of Debrief', () => {
  const text = list('Cause', 'The list had two currencies, and no test saw it');

  test.each(['structure/front-matter', 'structure/required-sections'])(
    'is not asked of older documents by %s, unless the policy says so',
    (id) => {
      expect(said(id, text)).toEqual([]);
      expect(said(id, text, 'warning').length).toBeGreaterThan(0);
    },
  );

  test('is asked of a document in its own format', () => {
    const own = `---\nseverity: SEV2\ndate: 2024-03-02\nincident: 12\nowner: "@amal"\n---\n\n${text}`;
    expect(said('structure/required-sections', own).length).toBeGreaterThan(0);
  });
});

describe('words that are not found', () => {
  const about = (cause: string, item: string) =>
    `${list('Contributing factors', cause, 'The probe looked at the wrong desk')}\n## Action items\n\n- ${item}\n- Move the probe\n`;

  test('do not prove that no item answers a factor', () => {
    expect(said('action-items/traceability', about('Two currencies', 'Reject mixed lists'))).toEqual([]);
    expect(
      said('action-items/traceability', about('F1: The broker refuses a 65th list', 'Sing a song')).length,
    ).toBeGreaterThan(0);
  });

  test('mean nothing in another language', () => {
    const text =
      '# Die Fähre stand still\n\nAm 2. März 2024 konnte niemand eine Karte kaufen, weil die Liste leer war.\n\n## Zeitverlauf\n\n- 10:00 Uhr: Die Liste ist leer.\n- 12:40 Uhr: Alle Karten sind wieder da.\n';
    expect(said('causes/detection-and-recovery', text)).toEqual([]);
    expect(said('causes/depth', text)).toEqual([]);
  });

  test('of a second cause do not prove that there is none', () => {
    const text = list('Root cause', 'The list had two currencies.');
    expect(said('causes/depth', text)).toEqual([]);
    expect(said('causes/depth', text, 'warning')).toHaveLength(1);
  });

  test('after the label of another language may be items', () => {
    const text = (label: string) =>
      `# Die Fähre stand still\n\nAm 2. März 2024 konnte niemand eine Karte kaufen, weil die Liste leer war.\n\n## Antwort\n\n- ${label}: die Liste wird jede Nacht mit der Kasse verglichen\n`;
    expect(said('action-items/present', text('Maßnahmen'))).toEqual([]);
    expect(said('action-items/present', text('Kasse'))).toHaveLength(1);
    const japanese =
      '# フェリーの窓口が止まった\n\n2024年3月2日、リストが空だったため、誰も切符を買えなかった。\n\n## 対応\n\n- 再発防止: 毎晩リストを比べ続ける。\n';
    expect(said('action-items/present', japanese)).toEqual([]);
  });

  test('do not open an item that is in place in another language', () => {
    const text =
      '# Le ferry à quai\n\nLe 2 mars 2024, personne ne pouvait acheter un billet, car la liste était vide.\n\n## Prévention\n\n- Comparer les deux listes chaque nuit (déjà branché sur la caisse).\n';
    expect(said('action-items/owner', text)).toEqual([]);
  });
});

describe('a duration that is stated', () => {
  const timeline = (duration: string) =>
    `# The ferry desk stood still\n\n**Duration:** ${duration}\n\n## Timeline (UTC)\n\n- 2024-03-02 10:00 The list is replaced\n- 2024-03-02 10:20 First customers cannot buy tickets\n- 2024-03-02 10:40 We are paged\n- 2024-03-02 12:00 Most desks sell again\n- 2024-03-02 13:00 All clear\n`;

  test.each(['3 hours', '1 h 40 min', '2 h 20 min'])('agrees if two entries are %s apart', (duration) =>
    expect(said('impact/duration-agrees', timeline(duration))).toEqual([]),
  );

  test.each(['5 hours', '25 minutes'])('and contradicts them otherwise: %s', (duration) =>
    expect(said('impact/duration-agrees', timeline(duration))).toHaveLength(1),
  );
});

describe('a promise in prose', () => {
  const prose = (sentence: string) =>
    `# The ferry desk stood still\n\nOn 2 March 2024 nobody could buy a ticket. ${sentence}\n`;
  const isRead = (sentence: string) =>
    said('action-items/present', prose(sentence)).some(({ message }) => message.includes('currenc'));

  test.each([
    'We will add a check of currencies.',
    'Going forward, we will check all currencies.',
    'To prevent this, the team will add a check of currencies.',
  ])('is quoted: %s', (sentence) => expect(isRead(sentence)).toBe(true));

  test.each([
    'If prices fail again, we will add a check of currencies.',
    'The vendor told us that we will need to change currencies.',
    'We will upgrade the currencies table tomorrow at 9:00.',
  ])('is not: %s', (sentence) => expect(isRead(sentence)).toBe(false));
});

describe('an item can be finished', () => {
  test.each([
    'Investigate why the list lost its currency',
    'Look into whether the probe can buy a ticket',
    'Consider selling tickets from a second desk',
    'Evaluate options for a second desk',
    'Find out why nobody was paged',
    'Evaluate using cards instead of coins',
    'Consider a second desk in hall 4',
  ])('when it is answered: %s', (item) =>
    expect(said('action-items/specific', list('Action items', item))).toEqual([]),
  );

  test.each(['Improve monitoring of the desks', 'Look into the probe', 'Investigate the list'])(
    'but not by itself: %s',
    (item) => expect(said('action-items/specific', list('Action items', item))).toHaveLength(1),
  );
});

describe('a placeholder', () => {
  const messages = (line: string) =>
    said('structure/placeholder', list('Cause', line)).map(({ message }) => message);

  test.each([
    'Open <desk>:<port>/sales in a browser',
    'The page wrote {{ price | currency }} to the list',
    "The page wrote {{ 'price' | t }} to the list",
  ])('is not part of a form: %s', (line) => expect(messages(line)).toEqual([]));

  test.each([
    ['TBD', /still open/],
    ['[describe the cause]', /left from the template/],
  ])('%s is told as what it is', (line, expected) => {
    expect(messages(line)).toHaveLength(1);
    expect(messages(line)[0]).toMatch(expected);
  });
});

describe('a zone that is only likely', () => {
  test('is not compared with another one', () => {
    const text =
      '# The ferry desk stood still\n\n## Timeline\n\n- 2024-03-02 20:00 IST The list is replaced\n- 2024-03-02 08:40 CST We are paged\n';
    expect(said('timeline/order', text)).toEqual([]);
    expect(said('timeline/order', text.replaceAll(/[IC]ST/g, 'CST'))).toHaveLength(1);
  });

  test.each([
    ['IST', / \+05:30 here\?/],
    ['CST', / -06:00 here\?/],
  ])('is asked about in a hint: %s', (zone, expected) => {
    const text = `# The ferry desk stood still\n\n## Timeline\n\n- 2024-03-02 10:00 ${zone} The list is replaced\n- 2024-03-02 10:40 ${zone} We are paged\n`;
    const found = said('timeline/zone-stated', text);
    expect(found.map(({ level }) => level)).toEqual(['hint']);
    expect(found[0]?.message).toMatch(expected);
  });
});

test('links to messages tell the zone if two agree, and do not raise its level', () => {
  const link = (second: number) => `: [said](https://ink.slack.com/archives/C02INK/p${second}123456)`;
  const linked = (...entries: string[]) => {
    const text = `# The ferry desk stood still\n\n## Timeline\n\n${entries.map((each) => `- ${each}\n`).join('')}`;
    const { findings } = judge(text, named('timeline/zone-stated'), { profile: 'strict' });
    return findings.map(({ level, message }) => `${level}: ${message}`).join();
  };
  const first = `2026-03-02 13:40${link(1772455217)}`;
  expect(linked(first, '13:50: calm', '14:20: over')).toMatch(/^hint: These times state no zone\. Beside/);
  expect(linked(first, `13:50${link(1772455817)}`, '14:20: over')).toMatch(/^hint: .* seem to be UTC\+01:00/);
});

test('a time that the author does not know is not asked for', () => {
  const text = (time: string) =>
    `# The ferry desk stood still\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| ${time} | The list is replaced |\n| 2024-03-02 10:40 | We are paged |\n| 2024-03-02 12:00 | All clear |\n`;
  expect(said('timeline/parseable-times', text('Unknown (before 1 March)'))).toEqual([]);
});

describe('a list that may not be open work', () => {
  const text = list(
    'Prevention',
    'Candidate for the harbour plan: a second scanner',
    'Two desks on one list',
  );

  test('is asked about in one hint, for owner and date', () => {
    expect(said('action-items/due-date', text)).toEqual([]);
    const [hint, ...more] = said('action-items/owner', text);
    expect(hint).toMatchObject({ level: 'hint', start: { line: 7 } });
    expect(hint?.message).toMatch(/^Are these 2 lines still to be done\? .* Also on line 8\.$/);
    expect(more).toEqual([]);
  });

  test('the last lines of a list that reports are asked about in one hint, too', () => {
    const report = list(
      'Prevention',
      'The gate now compares both lists',
      'Alerts on the queue added',
      'Watch the desk',
    );
    const found = said('action-items/owner', report);
    expect(found).toMatchObject([{ level: 'hint', start: { line: 9 } }]);
    expect(found[0]?.message).toMatch(/^Is this still to be done\?/);
  });

  test('is an error in Debrief’s own form', () => {
    const own = `---\nseverity: SEV2\nstatus: draft\nowner: "@amal"\n---\n\n${text}`;
    expect(said('action-items/owner', own)).toMatchObject([{ level: 'error' }]);
    expect(said('action-items/due-date', own)).toHaveLength(1);
  });

  test('is an error under a heading that names work', () => {
    expect(said('action-items/owner', text.replace('Prevention', 'Action items'))).toMatchObject([
      { level: 'error' },
    ]);
  });
});

test('how soon, in the item itself, is a date in an older document', () => {
  const item = 'The desk has two scanners now (TODO: add a third within two weeks)';
  expect(said('action-items/due-date', list('Action items', item))).toEqual([]);
  expect(said('action-items/owner', list('Action items', item))).toHaveLength(1);
});

test.each(['Short term (1-2 weeks)', 'Corto plazo (1-2 días)', '短期（1週間）', 'Soon (within 3 days)'])(
  'items below “%s” have a date in an older document',
  (heading) => {
    const text = `${list('Action items')}\n### ${heading}\n\n- Print the list\n- Sell from two desks\n`;
    expect(said('action-items/due-date', text)).toEqual([]);
    expect(said('action-items/owner', text)).toHaveLength(1);
  },
);

test.each(['Crítico (hacer hoy)', 'Esta semana', 'Este mes'])('“%s” says by when in Spanish', (heading) => {
  const text = (theme: string) =>
    `# La caja no respondía\n\n**Fecha:** 2024-03-02\n\nLa caja no respondía durante dos horas y nadie se dio cuenta de ello.\n\n## Acciones\n\n### ${theme}\n\n- [ ] Crear copias (Ana)\n- [ ] Probar las copias (Luis)\n`;
  expect(said('action-items/due-date', text('Copias'))).toHaveLength(1);
  expect(said('action-items/due-date', text(heading))).toEqual([]);
});

test('“one week”, of a document without a day, is one finding, and no day is made up', () => {
  const rows = ['Print the list | 1 week', 'Add a scanner | 2 weeks', 'Test the gate | 1 week'];
  const table = `| Action | Due |\n| --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`;
  const text = `# The ferry desk stood still\n\n## Action items\n\n${table}`;
  const messages = (path: string) =>
    lintText(text, path, {
      policy: DEFAULT_POLICY,
      today: '2026-04-15',
      assumePostMortem: true,
      rules: named('action-items/due-date'),
    }).findings.map(({ message }) => message);
  expect(messages('postmortems/desk.md')).toEqual([
    expect.stringMatching(/^“1 week” and “2 weeks” name no day.* Also on lines 8 and 9\.$/),
  ]);
  expect(messages('postmortems/2026-04-01-desk.md')[0]).toContain('“1 week” is read as 2026-04-08');
});

test('a time to recovery may begin when the last part failed, and end when traffic is back', () => {
  const text = (minutes: number) =>
    `# Total loss of the desks 2024-03-02\n\n## Timeline (UTC)\n\n- 2024-03-02 09:33: detected: tickets are printed late\n- 10:29: restart begins\n- 10:48: no desk is left\n- 10:52: second attempt\n- 11:01: gates see the desks as healthy\n- 11:59: resolved\n\n## Stats\n\n- Time to recovery: ${minutes} minutes\n`;
  expect(said('impact/duration-agrees', text(13))).toEqual([]);
  expect(said('impact/duration-agrees', text(44))).toHaveLength(1);
});

test('who is named as the one who will, owns it', () => {
  expect(said('action-items/owner', list('Action items', 'HarbourOps will print the list'))).toEqual([]);
  for (const item of ['Alerts will be added to the desk', 'We will print the list', 'Print the list'])
    expect(said('action-items/owner', list('Action items', item))).toHaveLength(1);
});

test('how dates are written is one finding in an older document', () => {
  const items = ['Print the list by end of May 2024', 'Add a scanner by mid June 2024'].map(
    (item) => `${item} (@bo)`,
  );
  const found = said('action-items/due-date', list('Action items', ...items));
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringMatching(/is read as .* Also on line 8\.$/),
  ]);
});

test.each(['Ende Mai 2024', 'metà maggio 2024', '2024年5月中旬', '2024年5月中'])(
  '“%s” is a period, of which --fix picks no day',
  (due) => {
    const table = `| Maßnahme | Fällig |\n| --- | --- |\n| Liste drucken | ${due} |\n`;
    const text = `# Der Schalter stand still\n\nAm 2. März 2024 konnte niemand eine Karte kaufen.\n\n## Maßnahmen\n\n${table}`;
    expect(said('action-items/due-date', text).map(({ fix }) => fix)).toEqual([null]);
  },
);

test('months of plans are no unreadable times', () => {
  const text = (time: string) =>
    `# The ferry desk stood still\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 2024-03-02 09:10 | desk stops |\n| 2024-03-02 09:50 | desk works |\n| ${time} | second desk planned |\n`;
  expect(said('timeline/parseable-times', text('2024-05'))).toEqual([]);
  expect(said('timeline/parseable-times', text('2024-13-45'))).toHaveLength(1);
});

test('a time to resolve, beside a time to repair, ends when it is resolved', () => {
  const text = (resolve: string) =>
    `# Desks without paper\n\n- First detected: 2024-03-02 13:42\n- Repaired: 2024-03-02 17:54\n- Resolved: 2024-03-04 19:18\n- **Time to repair**: 4h 12m\n- **Time to resolve**: ${resolve}\n\n## Timeline (UTC)\n\n- 2024-03-02 13:42 detected: no paper\n- 2024-03-02 17:54 mitigated\n- 2024-03-04 19:18 resolved\n`;
  expect(said('impact/duration-agrees', text('53h 36m'))).toEqual([]);
  expect(said('impact/duration-agrees', text('35h 36m'))).toHaveLength(1);
});

test('two items without an owner are a habit in an older document, and two places in Debrief’s form', () => {
  const text = list('Action items', 'Print the list', 'Add a scanner', 'Test the gate (@bo)');
  expect(said('action-items/owner', text).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^2 of these 3 open items .* Also on line 8\.$/),
  ]);
  const own = `---\nseverity: SEV2\nstatus: draft\nowner: "@amal"\n---\n\n${text}`;
  expect(said('action-items/owner', own)).toHaveLength(2);
});

test('how long is told by the timeline of an older document', () => {
  const text = (end: string) =>
    `# The ferry desk stood still\n\n## Impact\n\nAll customers waited.\n\n## Timeline (UTC)\n\n- 2024-03-02 09:10 rain\n- 2024-03-02 ${end}\n`;
  expect(said('impact/in-figures', text('09:50 sun'))).toEqual([]);
  expect(said('impact/in-figures', text('sun'))).toHaveLength(1);
});

test.each([
  ['None observed.', 'hint'],
  ['No user impact.', 'hint'],
  ['None of the customers could buy a ticket.', 'error'],
])('a timeline of what hit nobody is a hint (%s)', (impact, level) => {
  const text = `# A list with two prices\n\n## Impact\n\n${impact}\n\n## Root cause\n\nThe list had no check.\n`;
  expect(said('timeline/present', text)).toMatchObject([{ level }]);
});

test('a timeline that counts seconds is a hint in an older document', () => {
  const text = (...times: string[]) =>
    `# The desk of our team stood still\n\n## Timeline\n\n| t | Event |\n| --- | --- |\n${times.map((time) => `| ${time} | desk |\n`).join('')}`;
  expect(said('timeline/present', text('0 s', '1,5 s', '7 s'))).toMatchObject([{ level: 'hint' }]);
  expect(said('timeline/present', text('07-01 – stopped', '07-29 – started', '08-05 – found'))).toMatchObject(
    [{ level: 'hint' }],
  );
  expect(said('timeline/present', text('soon', 'later'))).toMatchObject([{ level: 'error' }]);
});

test.each([
  ['O botão de instalação não aparecia no navegador.', 'hint'],
  ['A loja ficou fora do ar e os clientes não podiam comprar.', 'error'],
])('a lesson in another language, without an outage, is asked in a hint (%s)', (sentence, level) => {
  const text = `# O botão da balsa\n\n**Data:** 2026-08-03\n\n## Resumo\n\n${sentence} A causa estava na regra que foi escrita para as páginas, e não nos arquivos.\n\n## Causa\n\nA regra não tinha uma lista dos arquivos.\n`;
  expect(said('timeline/present', text)).toMatchObject([{ level }]);
});

test('a timeline that says that its times are left out is a hint in an older document', () => {
  const text = (lead: string) =>
    `# The ferry desk stood still\n\nCustomers could not buy a ticket: a full outage.\n\n## Timeline\n\n${lead}\n\n1. The desk starts\n2. It stops\n`;
  expect(said('timeline/present', text('The exact timestamps are intentionally omitted.'))).toMatchObject([
    { level: 'hint' },
  ]);
  expect(said('timeline/present', text('In this order:'))).toMatchObject([{ level: 'error' }]);
});

test('a note without any date is asked for a timeline in a hint only', () => {
  const note = '# Desks without paper\n\n## Impact\n\nAll customers waited.\n\n## Root cause\n\nNo paper.\n';
  const messages = (text: string) =>
    lintText(text, 'incidents/desk.md', {
      policy: DEFAULT_POLICY,
      today: '2026-04-15',
      assumePostMortem: true,
      rules: named('timeline/present'),
    }).findings.map(({ level }) => level);
  expect(messages(note)).toEqual(['hint']);
  expect(messages(note.replace('waited', 'waited on 2 March 2024'))).toEqual(['error']);
});

test('what a vague verb is to include says how', () => {
  const vague = (item: string) => said('action-items/specific', list('Action items', item));
  expect(vague('Enhance monitoring to include expiry dates')).toEqual([]);
  expect(vague('Enhance monitoring')).toHaveLength(1);
});

describe('below “Prevention” in an older document', () => {
  const FOUR = [
    'Check the list before a restart',
    'Print it twice',
    'Test the gate first',
    'Use the spare key',
  ];

  test.each(['Prevention', '4. Preventive actions', 'Preventing this in future'])(
    'lines that nobody marked as work may be rules: a hint asks (%s)',
    (heading) => {
      expect(said('action-items/owner', list(heading, ...FOUR))).toMatchObject([
        { level: 'hint', message: expect.stringMatching(/^Are these 4 lines still to be done\?/) },
      ]);
    },
  );

  test.each([
    ['Prevention', ['[ ] Check the list', '[ ] Print it twice']],
    ['Prevention', ['We will check the list each day', 'The list must be printed twice']],
    ['Prevention and follow-up', FOUR],
    ['Action items', FOUR],
  ])('boxes, promises and other headings are work: %s, %j', (heading, items) => {
    expect(said('action-items/owner', list(heading, ...items))).toMatchObject([{ level: 'error' }]);
  });
});

test('what a heading says is tracked elsewhere is not asked for owners in an older document', () => {
  const text = (heading: string) => list(heading, 'Add a scanner', 'Print the list');
  const levels = (heading: string) => said('action-items/owner', text(heading)).map(({ level }) => level);
  expect(levels('Follow-ups')).toEqual(['error']);
  expect(levels('Follow-ups (not urgent, tracked separately)')).toEqual(['hint']);
});
