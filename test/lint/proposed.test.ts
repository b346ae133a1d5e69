import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { read } from '../postmortem/reading.ts';
import { judge } from './sample.ts';

/** The level of what a rule says of a document without front matter, as proposed in a change and as an older one. */
function levels(rule: string, text: string) {
  const only = rules.filter(({ id }) => id === rule);
  const level = (isProposed: boolean) =>
    judge(text, only, { isProposed, profile: 'standard' }).findings[0]?.level;
  return [level(true), level(false)];
}

const FRONT = '---\nseverity: SEV2\ndate: 2024-03-02\n---\n\n';
const HEAD = '# The ferry desk stood still\n\nOn 2 March 2024 nobody could buy a ticket for an hour.\n\n';
const TEAM = `${HEAD}The harbour team saw it.\n\n`;

describe('of a document that a change proposes, a word opens no gate', () => {
  test.each([
    ['a low severity', '**Severity:** low\n'],
    ['a drill', 'This is not an incident that anybody planned.\n'],
    ['a rough timeline', '## Timeline (approximate)\n\nIt broke, and came back.\n'],
    ['days', '## Timeline\n\n- Day 1: it broke\n- Day 2: it came back\n'],
    ['two clock times', '## Impact\n\nFrom 13:40 to 14:40 nobody could buy a ticket.\n'],
    ['two bug headings', '## Symptoms\n\nNone sold.\n\n## Environment\n\nThe harbour.\n'],
    ['headings of incidents', '## Incident 1\n\nIt broke.\n\n## Incident 2\n\nAgain.\n'],
    [
      'a timeline in chapters',
      '## The timeline\n\n### The attack\n\nIt came.\n\n### The repair\n\nIt went.\n',
    ],
  ])('the timeline: %s', (_, text) =>
    expect(levels('timeline/present', `${TEAM}${text}`)).toEqual(['error', 'hint']),
  );

  test.each([
    [HEAD, 'hint'],
    [TEAM, 'warning'],
  ])('a timeline of one day without clock times (%#)', (head, old) => {
    const text = `${head}## Timeline\n\n${'- 2024-03-02: a call\n'.repeat(5)}`;
    expect(levels('timeline/present', text)).toEqual(['warning', old]);
  });

  test('the timeline: a team reads it', () =>
    expect(levels('timeline/present', `${TEAM}## Root cause\n\nThe list was empty.\n`)).toEqual([
      'error',
      'error',
    ]));

  test.each([
    ['what is open', '## Still open\n\n- the printer\n', 'warning'],
    ['a wish', '## Lessons\n\nThe smoke test should cover both desks.\n', 'warning'],
    ['a page kept up to date', '## Details\n\nWe updated the status page.\n', 'hint'],
    [
      'boxes below the impact',
      '## Impact\n\n- [x] Tickets affected\n- [ ] Parking at the pier affected\n',
      'hint',
    ],
    ['boxes that ask', '## Questions raised\n\n- [ ] Should we use a second desk?\n', 'hint'],
    ['a hope', '## Next\n\nWe will be taking several actions to prevent it.\n', 'hint'],
    ['a proposal', '## Details\n\nWe should also add an alert for the disk.\n', 'warning'],
    ['work that goes on', "## Details\n\nWe're moving the aggregates to a materialised view.\n", 'warning'],
    ['a promise below “Resolution”', '## Resolution\n\nWe will add a second printer.\n', 'warning'],
    ['a step of the incident', "## Resolution\n\nWe're moving the traffic to the second printer.\n", 'hint'],
    ['a label', '## Details\n\nRegression test: prints a ticket of each price.\n', 'hint'],
    ['a resolution', '## Resolution\n\nThe limit of the printer was set to 8 tickets again.\n', 'hint'],
    ['a switch', '## Resolution\n\nThe desk was switched to the printer of the harbour office.\n', 'hint'],
    ['a change that is told', '## Details\n\nThe list of the desk has been improved.\n', 'hint'],
    ['a section that tells', '## Action items\n\nThe list has been given a price for each ferry.\n', 'hint'],
    ['follow-ups elsewhere', '## Details\n\nWhat is open is carried forward in ROADMAP.md.\n', 'hint'],
    ['headings of incidents', '## Incident 1\n\nIt broke.\n\n## Incident 2\n\nAgain.\n', 'hint'],
    ['a reproducer', '## Reproducer\n\nPress the button twice.\n', 'hint'],
  ])('action items: %s', (_, text, old) =>
    expect(levels('action-items/present', HEAD + text)).toEqual(['error', old]),
  );

  test.each([
    ['sollte', 'warning'],
    ['konnte', 'hint'],
  ])('a wish in another language: %s', (verb, old) => {
    const text = `# Der Fährschalter stand still\n\nAm 2. März 2024 konnte niemand eine Karte kaufen.\n\n## Erkenntnisse\n\nDie Prüfung ${verb} beide Schalter umfassen.\n`;
    expect(levels('action-items/present', text)).toEqual(['error', old]);
  });

  test('causes: words that Debrief does not know', () => {
    expect(levels('causes/depth', `${HEAD}## Details\n\nThe printer stood still.\n`)).toEqual([
      'warning',
      'hint',
    ]);
  });

  test('a status that says that it goes on, above blanks', () => {
    const text = `${HEAD}**Status:** open\n\n## Timeline (UTC)\n\n- 2024-03-02 13:40: it broke\n- TBD: it comes back\n`;
    expect(levels('structure/placeholder', text)).toEqual(['error', undefined]);
  });

  test.each([
    ['in a quotation', '## Details\n\nIts label: "Off · <sport>" at noon.\n'],
    ['of work', '## Details\n\n| Work | Bug |\n| --- | --- |\n| Second printer | (DESK-53)**TODO** |\n'],
  ])('a blank %s', (_, said) => {
    expect(levels('structure/placeholder', HEAD + said)).toEqual(['error', undefined]);
    expect(levels('structure/placeholder', `${HEAD}The printer <sport>\n\nTODO\n`)).toEqual([
      'error',
      'error',
    ]);
  });

  test.each([
    ['an idea', '- Consider a second printer'],
    [
      'a status that is not one',
      '| Item | Status |\n| --- | --- |\n| Add an alert | Policy |\n| Print the list | Done |',
    ],
    ['where it stands', '- [ ] Pending delivery of the printer'],
    ['what waits for a person', '- [ ] Delete the list (kept so far, awaiting approval)'],
    ['whom another item names', '- Print the list (@Mia)\n- Mia reads it'],
    ['days, of nobody in particular', '### This week\n\n- Update the printer\n- Add a list'],
    ['items kept elsewhere', 'The action items are tracked elsewhere:\n\n- Add an alert on the ticket queue'],
  ])('an owner: %s', (_, list) => {
    const text = `${HEAD}## Action items\n\n${list}\n`;
    expect(levels('action-items/owner', text)[0]).toBe('error');
    expect(levels('action-items/owner', text)[1]).not.toBe('error');
  });

  const SAFE = ['- Add an alert on the ticket queue', '- Print the list'];
  test.each([
    ['Prevention', SAFE],
    ['Preventive measures', SAFE],
    ['Corrective actions', SAFE],
    ['Improvements', SAFE],
    ['Recommendations', SAFE],
    ['Follow-ups (tracked separately)', SAFE],
    ['State of the desk', ['- [ ] Both desks on one list', '- [ ] The printer is warm']],
    ['Action items', ['- Consider a second printer', '- Maybe print the list']],
  ])('an owner, below “%s”', (heading, items) => {
    const text = `${HEAD}The harbour team saw it.\n\n## ${heading}\n\n${items.join('\n')}\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', 'hint']);
  });

  test.each([
    ['Action items', SAFE],
    ['Next steps', SAFE],
    ['Recommended improvements', SAFE],
    ['Prevention', ['- We will add an alert on the ticket queue']],
    ['Prevention', ['- [ ] Add an alert on the ticket queue']],
    [
      'Improvements',
      ['| Action | Type |', '| --- | --- |', '| Add an alert on the ticket queue | technical |'],
    ],
    ['Corrective actions', ['- P1: Add an alert on the ticket queue', '- P2: Print the list']],
    ['Corrective actions', ['- @mia adds an alert by 2024-03-20', '- Print the list']],
    ['State of the desk', ['- [ ] Call the drivers']],
  ])('but not below “%s”, where somebody owes it for sure: %j', (heading, items) => {
    const text = `${HEAD}The harbour team saw it.\n\n## ${heading}\n\n${items.join('\n')}\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', 'error']);
  });

  test.each(['Retain the lists for 90 days', 'Use a queue as buffer', 'New page that explains how to print'])(
    'an owner: %s',
    (item) =>
      expect(levels('action-items/owner', `${HEAD}## Action items\n\n- ${item}\n- Print twice\n`)[0]).toBe(
        'error',
      ),
  );

  test('items: what is in progress', () => {
    const text = `${HEAD}## Resolution\n\nMore printers (in progress).\n`;
    expect(levels('action-items/present', text)[0]).toBe('error');
  });

  test.each([
    'severity: SEV2\nstarted:\ndetected:\nresolved:\n',
    'severity: P1\nstarted:\ndetected:\nacknowledged:\nmitigated:\nresolved:\n',
    'severity: high\nresolved: no\nduration: 20m\n',
  ])('an owner, with the front matter %j', (data) => {
    const text = `---\n${data}---\n\n${HEAD}## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', text)[0]).toBe('error');
  });

  test.each([
    ['found in a review', `${TEAM}Discovered during the code review of the desk.\n`],
    ['found by a test', `${TEAM}## Detection\n\nThe test of the list failed.\n`],
    ['a note of one person', `${HEAD}My NAS hung.\n`],
    ['nobody in particular, below its heading', `${HEAD}## Timeline\n\n- It broke\n- It came back\n`],
    ['two days told', `${TEAM}Started: 2024-03-02\n\nNoticed: 2024-03-04\n`],
  ])('a timeline: %s', (_, head) => {
    const text = `${head}\n## Root cause\n\nThe list was empty.\n`;
    expect(levels('timeline/present', text)).toEqual(['error', 'hint']);
  });

  test.each([
    ['what waits for an event', '## Action items\n\n- @mia updates the printer once its fix is released'],
    ['a release', '## Action items\n\n- **V3.4**: @mia updates the printer'],
    ['a day by its name', '## Action items\n\n- @mia updates the printer for Friday March 8'],
    ['what one does alone', '## Action items\n\n- Update the printer (owner: myself)'],
    ['a heading that says when', '## Action items\n\n### This week\n\n- @mia updates the printer'],
  ])('a day: %s', (_, list) => {
    const text = `${HEAD}${list}\n`;
    expect(levels('action-items/due-date', text)).toEqual(['warning', undefined]);
  });

  test.each([
    [
      'a paragraph below an item in bold',
      '## Next steps\n\n**We will add an alert (@mia, 2024-03-20).**\n\nWe will raise the limit of the printer.\n',
    ],
    [
      'follow-ups for customers',
      '## Follow-up actions for customers\n\n- Refund all tickets\n- Write to every shop\n',
    ],
    [
      'what somebody recommends to users and takes on',
      '## Recommendations for users\n\n- @mia sends a mail by 2024-03-20\n- Update the page\n',
    ],
  ])('an owner is wanted: %s', (_, text) => {
    for (const each of [HEAD + text, FRONT + HEAD + text])
      expect(levels('action-items/owner', each)[0]).toBe('error');
  });

  test.each([
    [
      'fixes of the incident',
      '## Resolution\n\n| Attempt | Fix | Who | When |\n| --- | --- | --- | --- |\n| 1 | Restarted the printer | Mia | 14:05 |\n',
    ],
    [
      'a register of risks',
      '## Details\n\n| Risk | Mitigation | Owner | Status |\n| --- | --- | --- | --- |\n| Fire | Hold a second printer | Mia | monitored |\n',
    ],
    ['a proposal', '## Details\n\nWe should also add an alert for the disk.\n'],
  ])('and an action item beside %s', (_, text) => {
    for (const each of [HEAD + text, FRONT + HEAD + text])
      expect(levels('action-items/present', each)[0]).toBe('error');
  });

  test('a review of who has access is an action item', () => {
    const text = `${HEAD}## Next steps\n\nReview who has access to the vault.\n`;
    for (const each of [text, FRONT + text])
      expect(levels('action-items/present', each)).toEqual([undefined, undefined]);
  });

  test('a blank in the column for issues', () => {
    const text = `${HEAD}## Action items\n\n| Action | Owner | Tracking |\n| --- | --- | --- |\n| Add an alert on the ticket queue | @mia | TBD |\n`;
    expect(levels('structure/placeholder', text)).toEqual(['error', 'hint']);
    expect(levels('structure/placeholder', text.replace('Tracking', 'Due'))).toEqual(['error', 'error']);
    const final = text.replace('## Action', '**Status:** Final\n\n## Action');
    expect(levels('structure/placeholder', final)).toEqual(['error', 'error']);
  });

  test.each([
    ['one person', 'My NAS hung.\n', 'hint'],
    ['one person, with a severity', 'Severity: SEV2\n\nMy NAS hung.\n', 'hint'],
    ['customers', 'We sincerely apologize to all who waited.\n', 'hint'],
  ])('an owner, for %s, who are asked for the day alone', (_, said, old) => {
    const text = `${HEAD}${said}\n## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', undefined]);
    expect(levels('action-items/due-date', text)).toEqual(['warning', old]);
    const front = `---\nseverity: SEV2\ndate: 2024-03-02\n---\n\n${text}`;
    expect(levels('action-items/owner', front)).toEqual(['error', 'error']);
    const shared = text.replace('## Action', 'The harbour team had no list.\n\n## Action');
    if (said.includes('My')) expect(levels('action-items/owner', shared)).toEqual(['error', 'error']);
  });

  test.each([
    ['an incident made for practice', 'A simulated outage.\n'],
    ['a low severity, and nobody else', '**Severity:** low\n'],
    ['no impact, and nobody else', '## Impact\n\nNone: the desk was closed.\n'],
  ])('an owner and a day: %s', (_, said) => {
    const text = `${HEAD}${said}\n## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', 'hint']);
    const owned = `${HEAD}${said}\n## Action items\n\n- @mia adds an alert on the ticket queue\n`;
    expect(levels('action-items/due-date', owned)).toEqual(['warning', 'hint']);
    const loose = `${HEAD}${said}\n## Action items\n\n| Action | Due |\n| --- | --- |\n| Add an alert | next sprint |\n`;
    expect(levels('action-items/due-date', loose)).toEqual(['warning', 'hint']);
  });

  test('an owner: an article of a site, whatever the team', () => {
    const page = `---\ntitle: The ferry desk\ntags: [outage]\n---\n\n${TEAM}## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', page)).toEqual(['error', 'hint']);
    expect(
      levels('action-items/owner', page.replace('\n---\n\n', '\nowner: "@mia"\nincident: 12\n---\n\n')),
    ).toEqual(['error', 'error']);
  });

  test('an owner: a team’s page without an article’s keys', () => {
    const page = `---\ntitle: The ferry desk\ndate: 2024-03-02\n---\n\n${TEAM}## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', page)).toEqual(['error', 'error']);
  });

  test.each([
    ['another key', 'severity: SEV2\ndate: 2024-03-02\ncomponents: [desk]\n', undefined],
    ['our keys alone', 'severity: SEV2\ndate: 2024-03-02\n', 'hint'],
    ['an owner', 'severity: SEV2\nowner: "@mia"\ncomponents: [desk]\n', 'hint'],
    ['a draft’s status', 'severity: SEV2\nstatus: draft\ncomponents: [desk]\n', 'hint'],
    [
      'an owner, and a schema of its own',
      'severity: SEV2\nowner: Mia\ncomponents: [desk]\ntrigger: release\nscope: port\nphase: 2\n',
      undefined,
    ],
    ['a final status', 'severity: SEV2\nstatus: final\ncomponents: [desk]\n', 'hint'],
    ['its incident', 'severity: SEV2\nincident: 12\ncomponents: [desk]\n', 'hint'],
  ])('front matter with %s', (_, data, old) =>
    expect(levels('structure/lessons', `---\n${data}---\n\n${TEAM}`)).toEqual(['hint', old]),
  );

  const TIMES = ['13:40: it broke', '13:50: seen', '14:00: restarted', '14:40: it works'];
  test.each([
    ['nothing that shows a reader', '', 'hint'],
    ['a severity', 'Severity: SEV2\n\n', 'error'],
    ['a low severity', 'Severity: SEV3\n\n', 'hint'],
    ['who took part', 'Responders: Mia Berg, Bo Lind\n\n', 'error'],
    ['thanks to somebody', 'Thanks to @mia for the tea.\n\n', 'hint'],
    ['a team', 'The harbour team saw it.\n\n', 'error'],
    [
      'a timeline',
      `## Timeline (UTC)\n\n${TIMES.map((each) => `- 2024-03-02 ${each}\n`).join('')}\n`,
      'hint',
    ],
  ])('an owner, beside %s', (_, said, old) => {
    const text = `${HEAD}${said}## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', old]);
  });

  test.each([
    [
      'days in headings',
      '## June 3rd\n\nIt broke.\n\n## June 4th\n\nSeen.\n\n## It works (June 6th)\n\nAt last.\n',
    ],
    ['nothing that shows a reader', 'Severity: SEV2\n\nIt broke at 14:05.\n'],
  ])('a timeline, beside %s', (_, said) => {
    expect(levels('timeline/present', HEAD + said)).toEqual(['error', 'hint']);
    const team = `${HEAD}Severity: SEV2\n\nThe harbour team saw it at 14:05.\n\n## Root cause\n\nThe list was empty.\n`;
    expect(levels('timeline/present', team)).toEqual(['error', 'error']);
  });

  test.each([
    [
      'a question with an owner',
      '## Questions raised\n\n- [ ] @mia Can we get a second desk by 2024-04-01?\n',
    ],
    ['work below the impact', '## Impact\n\n- [ ] Email affected drivers\n- [ ] Restore lost tickets @mia\n'],
    [
      'an alert below the impact',
      '## Impact\n\n- [ ] Add an alert for when the desk is down @mia 2024-04-01\n',
    ],
    ['a blocker with an owner', '## Current blockers\n\n- [ ] Contract not signed @mia 2024-04-01\n'],
    [
      'a blocker below the action items',
      '## Action items\n\n### Remaining blockers\n\n- [ ] Contract not signed @mia 2024-04-01\n- [ ] No list @bo 2024-04-02\n',
    ],
  ])('a box stays an action item: %s', (_, text) => {
    expect(levels('action-items/present', HEAD + text)).toEqual([undefined, undefined]);
  });

  test('a day: an event that the work waits for', () => {
    const text = `${HEAD}The team waits.\n\n## Action items\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Add an alert | @mia | Next recurrence |\n`;
    expect(levels('action-items/due-date', text)).toEqual(['warning', undefined]);
  });

  test('a low severity where a team waits', () => {
    const text = `${HEAD}**Severity:** low\n\nThe team was told.\n\n## Action items\n\n- Add an alert\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', 'error']);
  });

  test.each([
    ['who, of a note of one person', 'My NAS hung.\n', 'Printers stood still for an hour.'],
    ['how long, which another section says', 'It took 40 minutes.\n', 'Three drivers waited.'],
    ['how long, of nobody in particular', 'Severity: SEV2\n', 'Three drivers waited.'],
    ['how long, of a leak', 'A data breach at our team.\n', 'The list of all drivers was read.'],
    ['how long, of what people install', 'Our team’s Flatpak was empty.\n', 'Three drivers installed it.'],
    ['how long, of a package', 'The team knows. Version 2.0.1 was yanked.\n', 'Three drivers installed it.'],
    [
      'how long, of what did not stand still',
      'The team saw it.\n',
      'All lists had the tides of the day before.',
    ],
    ['how long, of what could be', 'The team saw it.\n', 'All lists before 2.1 could be read.'],
  ])('the impact: %s', (_, said, impact) => {
    const text = `# The ferry desk\n\n## Details\n\n${said}\n## Impact\n\n${impact}\n`;
    expect(levels('impact/in-figures', text)).toEqual(['warning', 'hint']);
  });

  test('the impact: how long a team waited', () => {
    const text = '# The ferry desk\n\n## Details\n\nThe team saw it.\n\n## Impact\n\nAll desks were down.\n';
    expect(levels('impact/in-figures', text)).toEqual(['warning', 'warning']);
  });

  test.each([
    ['where a team reads it', 'The team saw it.\n', 'Some drivers saw an empty list.', 'warning'],
    ['where nobody in particular does', '', 'Some drivers saw an empty list.', 'hint'],
    ['of what hit nobody', 'The team saw it.\n', 'Some drivers like the list.', undefined],
  ])('an amount: %s', (_, said, summary, old) => {
    const text = `# The ferry desk\n\n## Details\n\n${said}\n## Summary\n\n${summary.replace('drivers', 'users')}\n`;
    expect(levels('impact/vague-quantities', text)).toEqual(['warning', old]);
  });

  test.each([
    ['once', ['13:40', '13:52', '13:05', '14:20'], 'warning'],
    ['twice', ['13:40', '13:52', '13:05', '14:20', '13:10', '14:30'], 'hint'],
  ])('a timeline that steps back %s', (_, clocks, old) => {
    const text = `${HEAD}## Timeline (UTC)\n\n${clocks.map((clock) => `- 2024-03-02 ${clock}: a call\n`).join('')}`;
    expect(levels('timeline/order', text)).toEqual(['warning', old]);
  });

  test.each([
    ['of three entries', ['15:30', '15:40'], 'hint'],
    ['of a record', ['15:30', '15:32', '15:34', '15:36', '15:40'], 'warning'],
    ['of a record, of less than an hour', ['14:30', '14:32', '14:34', '14:36', '14:40'], 'hint'],
  ])('a silence in a timeline %s', (_, clocks, old) => {
    const entries = [
      '13:40: it broke',
      '13:50: detected by an alert',
      ...clocks.slice(0, -1).map((clock) => `${clock}: a call`),
      `${clocks.at(-1)}: resolved`,
    ];
    const text = `${HEAD}## Timeline (UTC)\n\n${entries.map((entry) => `- 2024-03-02 ${entry}\n`).join('')}`;
    expect(levels('timeline/gaps', text)).toEqual(['warning', old]);
  });

  test.each([
    ['milestone M3', 'M3', 'hint'],
    ['half a clock', '13:61', 'warning'],
  ])('a time: %s', (_, time, old) => {
    const rows = [time, '2024-03-02 13:40', '2024-03-02 14:40'].map((each) => `| ${each} | a call |`);
    const text = `${HEAD}## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n${rows.join('\n')}\n`;
    expect(levels('timeline/parseable-times', text)).toEqual(['warning', old]);
  });

  test.each([
    ['another one', '13/03/2024', 'hint'],
    ['nothing else', '04/03/2024', 'warning'],
  ])('a date that %s settles', (_, other, old) => {
    const text = `# The ferry desk\n\n## Timeline (UTC)\n\n- 03/03/2024 13:40: it broke\n- 04/03/2024 13:40: a call\n- ${other} 14:40: it works\n`;
    expect(levels('timeline/parseable-times', text)).toEqual(['warning', old]);
  });

  test.each([
    ['Oslo - ', undefined],
    ['Oslo: ', 'warning'],
  ])('a zone, with a place in each entry (%s)', (place, old) => {
    const entry = (clock: string, text: string) => `- 2024-03-02 ${clock} ${place}${text}\n`;
    const text = `${HEAD}## Timeline\n\n${entry('13:40', 'it broke')}${entry('13:50', 'seen on AWS')}${entry('14:00', 'it works')}`;
    expect(levels('timeline/zone-stated', text)).toEqual(['warning', old]);
  });

  test('an owner in the head', () => {
    const text = `${HEAD}**Owner:** Mia\n\n## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(levels('action-items/owner', text)).toEqual(['error', undefined]);
  });
});

describe('what a document says plainly counts in a change, too', () => {
  test.each([
    ['it hit nobody', '## Impact\n\nNone: the desk was closed.\n'],
    ['it counts from the start', '## Timeline\n\n- 0 s: it broke\n- 90 s: it came back\n'],
  ])('the timeline: %s', (_, text) =>
    expect(levels('timeline/present', HEAD + text)).toEqual(['hint', 'hint']),
  );

  test('a remedy is in place', () =>
    expect(levels('action-items/present', `${HEAD}We have since added a limit to the printer.\n`)).toEqual([
      'hint',
      'hint',
    ]));
});

describe('an item with an owner and a day stays open, and is kept', () => {
  /** The items of a document, each one with whether it is done. */
  const told = (text: string) =>
    read(text).actionItems.map(({ text, state }) => `${text}${state === 'done' ? ' (done)' : ''}`);

  const PLAIN = {
    German:
      '# Der Schalter stand still\n\nAm 4. März 2026 stand der Schalter eine Stunde still und niemand konnte eine Karte kaufen. Das Team hat den Drucker neu gestartet.\n\n## Maßnahmen',
    French:
      "# Le guichet s'est arrêté\n\nLe guichet s'est arrêté pendant une heure et les clients ne pouvaient pas acheter de billets. L'équipe a redémarré l'imprimante.\n\n## Actions",
    Spanish:
      '# La taquilla se detuvo\n\nLa taquilla se detuvo durante una hora y los clientes no pudieron comprar. El equipo reinició la impresora y todo volvió a funcionar.\n\n## Acciones',
    Portuguese:
      '# A bilheteira parou\n\nA bilheteira parou durante uma hora e os clientes não puderam comprar. A equipe reiniciou a impressora e tudo voltou a funcionar.\n\n## Ações',
    Italian:
      '# La biglietteria si è fermata\n\nLa biglietteria si è fermata per un’ora e i clienti non hanno potuto comprare. Il team ha riavviato la stampante e tutto è tornato a funzionare.\n\n## Azioni',
    Japanese:
      '# 窓口が停止した\n\n窓口が一時間停止し、お客様が切符を買えませんでした。チームはプリンタを再起動し、復旧しました。\n\n## アクション',
    Russian:
      '# Касса стояла\n\nКасса стояла час, и клиенты не могли купить билет. Команда перезапустила принтер, и всё заработало.\n\n## Действия',
  };
  const ITEM: Record<keyof typeof PLAIN, string> = {
    German: 'Alarm für die Platte ergänzen',
    French: 'Ajouter une alerte disque',
    Spanish: 'Añadir una alerta de disco',
    Portuguese: 'Adicionar um alerta de disco',
    Italian: 'Aggiungere un allarme',
    Japanese: 'アラートを追加する',
    Russian: 'Добавить алерт на диск',
  };

  test.each([
    ['Portuguese', 'Ações a serem tomadas'],
    ['Portuguese', 'Ainda não implementadas'],
    ['Spanish', 'Acciones a ser tomadas'],
    ['Spanish', 'No completadas'],
    ['Italian', 'Azioni che saranno adottate'],
    ['Italian', 'Non ancora completate'],
    ['German', 'Noch nicht umgesetzte Maßnahmen'],
    ['French', 'Pas encore mises en place'],
    ['French', 'Actions qui seront menées'],
    ['Japanese', '未完了のタスク'],
    ['Japanese', '決済の改善'],
    ['Japanese', '返済の対策'],
    ['Russian', 'Ещё не реализованные'],
    ['Russian', 'Меры, принятые не были'],
  ] as const)('below a heading, %s: %s', (language, heading) => {
    expect(told(`${PLAIN[language]}\n\n### ${heading}\n\n- ${ITEM[language]} (@mia)\n`)).toEqual([
      ITEM[language],
    ]);
  });

  test.each([
    ['an empty box', '- [ ] Alarm für die Platte ergänzen (@mia)', false],
    ['a mark', '- ❌ Alarm für die Platte ergänzen (@mia)', false],
    ['a day', '- Alarm für die Platte ergänzen (@mia, 20.04.2026)', false],
    ['neither', '- Alarm für die Platte ergänzen (@mia)', true],
  ])('below “Umgesetzte Maßnahmen”, with %s', (_, item, done) => {
    expect(
      read(`${PLAIN.German}\n\n### Umgesetzte Maßnahmen\n\n${item}\n`).actionItems.map(
        (each) => each.state === 'done',
      ),
    ).toEqual([done]);
  });

  const below = (items: string) => told(`${HEAD}## Action items\n\n${items}\n`);

  test.each([
    [
      'two with a priority',
      '- P1: Complete the rollout of limits @mia 2026-04-01\n- P1: Close the port @bo',
      ['Complete the rollout of limits', 'Close the port'],
    ],
    ['a priority and a status', '- P1: in progress\n- P1: Close the port @bo', ['P1', 'Close the port']],
    [
      'a service',
      '- S3: fixed\n- S3: Block open buckets @mia 2026-04-01',
      ['S3 (done)', 'S3: Block open buckets'],
    ],
    [
      'work that begins like a status',
      '- A1: Closed network for the desk @mia 2026-04-01\n- A1: Open the port @bo',
      ['A1: Closed network for the desk', 'A1: Open the port'],
    ],
    [
      'a number that two have',
      '- A1: done\n- A1: Add a limit @mia 2026-04-01\n- A1: Add a page @bo',
      ['A1 (done)', 'A1: Add a limit', 'A1: Add a page'],
    ],
    [
      'an entry with a day',
      '- A1: in progress, due 2026-04-01\n- A1: Add a limit @mia',
      ['A1: in progress', 'A1: Add a limit'],
    ],
    ['an empty box', '- A1: done\n- [ ] A1: Add a limit @mia 2026-04-01', ['A1 (done)', 'A1: Add a limit']],
  ])('beside what reports on another one: %s', (_, items, texts) => {
    expect(below(items)).toEqual(texts);
  });

  test.each([
    'The certificate has been expired for a week, renew it @li',
    'The certificate has been expired for a week',
    'All hosts have been affected by this, patch them @bo',
    'All hosts have been affected by this',
    'The alert has been disabled: enable it again @bo',
    'The alert has been moved: move it back @bo 2026-04-01',
    '**Alert disabled:** enable it again @bo 2026-04-01',
    'A runbook has been drafted, review it @li',
    'A runbook has been drafted',
    'We have added an alarm for the disk, @mia extends it to all hosts by 2026-04-01',
    'We have added an alarm for the disk; the others follow',
    'We have added an alarm for the disk and @mia writes a page',
    'We have added an alarm for the disk. Add the others',
    'We have raised the limit on one host',
    'The team has added an alarm for the disk by mistake',
    'We have added an alarm for the disk (@mia)',
    'We have added an alarm for the disk (Mia)',
    'We have added an alarm for the disk by 2026-04-01',
  ])('whatever it tells: %s', (entry) => {
    expect(
      read(`${HEAD}## Action items\n\n- ${entry}\n`).actionItems.map(({ state }) => state === 'done'),
    ).toEqual([false]);
  });

  test.each([
    ['❌ Complete', false],
    ['⛔ Done', false],
    ['⏳ Complete by Friday', false],
    ['🟡 done in staging only', false],
    ['🚧 Live', false],
    ['✅ Done', true],
    ['🟢 Done', true],
    ['🎉 Done', true],
  ])('with the status %s', (status, done) => {
    const table = `| Action | Owner | Status |\n| --- | --- | --- |\n| Add a limit | @mia | ${status} |`;
    expect(below(table)).toEqual([done ? 'Add a limit (done)' : 'Add a limit']);
  });

  test.each(['Action', 'Action 2', 'Second action'])(
    'in a table of fields, no item hides another one: %s',
    (label) => {
      const table = `| Field | Value |\n| --- | --- |\n| Action | Add a limit |\n| Owner | @mia |\n| ${label} | Add a page |\n`;
      expect(below(table).join()).toContain('Add a page');
    },
  );

  test('beside a column that says what will change', () => {
    const table =
      '| Action | What will change | Owner |\n| --- | --- | --- |\n| Add a limit | fewer surprises | @mia |';
    expect(below(table)).toEqual(['Add a limit']);
    expect(below(table.replace('Action', 'What went wrong'))).toEqual(['fewer surprises']);
  });

  test.each(['Short term', 'Later'])('and a cause below “%s” is not one', (heading) => {
    const causes = 'Errors rose, due to the load\n- Sales fell, deadline exceeded';
    expect(told(`${HEAD}## ${heading}\n\n- ${causes}\n`)).toEqual([]);
    expect(told(`${HEAD}## ${heading}\n\n- Dry-run mode, due 20 April\n- Page, due: Friday\n`)).toHaveLength(
      2,
    );
  });
});
