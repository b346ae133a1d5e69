import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
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

describe('of a document that a change proposes, a word opens no gate', () => {
  test.each([
    ['a low severity', '**Severity:** low\n'],
    ['a drill', 'This is not an incident that anybody planned.\n'],
    ['a rough timeline', '## Timeline (approximate)\n\nIt broke, and came back.\n'],
    ['days', '## Timeline\n\n- Day 1: it broke\n- Day 2: it came back\n'],
    ['two clock times', '## Impact\n\nFrom 13:40 to 14:40 nobody could buy a ticket.\n'],
    ['two bug headings', '## Symptoms\n\nNone sold.\n\n## Environment\n\nThe harbour.\n'],
    ['an unknown length', '## Impact\n\n- **Duration**: unknown (the desk keeps no log)\n'],
    ['a record elsewhere', 'See `incidents/12.md` for the incident record.\n'],
    ['headings of incidents', '## Incident 1\n\nIt broke.\n\n## Incident 2\n\nAgain.\n'],
  ])('the timeline: %s', (_, text) =>
    expect(levels('timeline/present', HEAD + text)).toEqual(['error', 'hint']),
  );

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
    ['an idea', '- Consider a second printer'],
    [
      'a status that is none',
      '| Item | Status |\n| --- | --- |\n| Add an alert | Policy |\n| Print the list | Done |',
    ],
    ['where it stands', '- [ ] Pending delivery of the printer'],
    ['items kept elsewhere', 'The action items are tracked elsewhere:\n\n- Add an alert on the ticket queue'],
  ])('an owner: %s', (_, list) => {
    const text = `${HEAD}## Action items\n\n${list}\n`;
    expect(levels('action-items/owner', text)[0]).toBe('error');
    expect(levels('action-items/owner', text)[1]).not.toBe('error');
  });

  test.each(['Prevention', 'Preventive measures', 'Follow-ups (tracked separately)'])(
    'an owner, below “%s”',
    (heading) => {
      const text = `${HEAD}## ${heading}\n\n- Add an alert on the ticket queue\n- Print the list\n`;
      expect(levels('action-items/owner', text)[0]).toBe('error');
      expect(levels('action-items/owner', text)[1]).not.toBe('error');
    },
  );

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
    ['found in a review', `${HEAD}Discovered during the code review of the desk.\n`],
    ['found by a test', `${HEAD}## Detection\n\nThe test of the list failed.\n`],
    ['a note of one person', `${HEAD}My NAS hung.\n`],
    [
      'lengths between events',
      `${HEAD}## Timeline\n\n1. It broke\n2. Seen after 20 s\n3. Over in 2 minutes\n`,
    ],
    ['two days told', `${HEAD}Started: 2024-03-02\n\nNoticed: 2024-03-04\n`],
  ])('a timeline: %s', (_, head) => {
    const text = `${head}\n## Root cause\n\nThe list was empty.\n`;
    expect(levels('timeline/present', text)).toEqual(['error', 'hint']);
  });

  test.each([
    ['what waits for an event', '## Action items\n\n- @mia updates the printer once its fix is released'],
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
    ['one person, with a severity', 'Severity: SEV2\n\nMy NAS hung.\n', 'warning'],
    ['customers', 'We sincerely apologize to all who waited.\n', 'warning'],
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

  const TIMES = ['13:40: it broke', '13:50: seen', '14:00: restarted', '14:40: it works'];
  test.each([
    ['nothing that shows a reader', '', 'hint'],
    ['a severity', 'Severity: SEV2\n\n', 'error'],
    [
      'a timeline',
      `## Timeline (UTC)\n\n${TIMES.map((each) => `- 2024-03-02 ${each}\n`).join('')}\n`,
      'error',
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
    ['how long, of a leak', 'A data breach.\n', 'The list of all drivers was read.'],
    ['how long, of a package', 'Version 2.0.1 was yanked.\n', 'Three drivers installed it.'],
  ])('the impact: %s', (_, said, impact) => {
    const text = `# The ferry desk\n\n## Details\n\n${said}\n## Impact\n\n${impact}\n`;
    expect(levels('impact/in-figures', text)).toEqual(['warning', 'hint']);
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
