import { describe, expect, test } from 'vitest';
import { check, items } from './never-lost.ts';

describe('what says done, and more to come', () => {
  check([
    [
      'a status column that says more is to come',
      `
## Action items

| Action | Owner | Status |
| --- | --- | --- |
| Add an alert | Ana | Done: 2 of 5 |
| Raise the limit | Ana | Merged, not deployed |
| Test the restore | Ana | Done in staging |
| Rotate the keys | Ana | Done by Friday |
| Page both teams | Ana | Fixed in EU only |
| Write the runbook | Ana | Completed 50 % |
| Split the queue | Ana | Done (partly) |
| Move the pool | Ana | Done? |
| Drop the old job | Ana | Almost done |
| Watch the disk | Ana | Done except for the US |
| Pin the driver | Ana | Deployed to canary |
| Print the list | Ana | ✅ in EU, ❌ in US |
| Ask the vendor | Ana | 80 % done |`,
      [
        'open: Add an alert – Ana',
        'open: Raise the limit – Ana',
        'open: Test the restore – Ana',
        'open: Rotate the keys – Ana',
        'open: Page both teams – Ana',
        'open: Write the runbook – Ana',
        'open: Split the queue – Ana',
        'open: Move the pool – Ana',
        'open: Drop the old job – Ana',
        'open: Watch the disk – Ana',
        'open: Pin the driver – Ana',
        'open: Print the list – Ana',
        'open: Ask the vendor – Ana',
      ],
    ],
    [
      'a status column that says what is left, or taken back',
      `
## Action items

| Action | Owner | Status |
| --- | --- | --- |
| Add an alert | Ana | Merged in EU; US open |
| Raise the limit | Ana | Complete: 3/5 |
| Test the restore | Ana | Fixed, awaiting deploy |
| Rotate the keys | Ana | Done - reopened |
| Page both teams | Ana | Deployed to 3 regions of 5 |
| Split the queue | Ana | Merged, rolled back |`,
      [
        'open: Add an alert – Ana',
        'open: Raise the limit – Ana',
        'open: Test the restore – Ana',
        'open: Rotate the keys – Ana',
        'open: Page both teams – Ana',
        'open: Split the queue – Ana',
      ],
    ],
    [
      'a remark after an item that says what is left, or taken back',
      `
## Action items

- Move the queue — merged, rolled back
- Move the pool — fixed, awaiting deploy
- Drop the job (complete: 3/5)`,
      [
        'open: Move the queue — merged, rolled back',
        'open: Move the pool — fixed, awaiting deploy',
        'open: Drop the job',
      ],
    ],
    [
      'what was not done among what was',
      `
## Actions taken

- Restarted the pods
- Circuit breaker: open
- Fail over (cancelled)
- Rotate keys (not done)`,
      ['open: Rotate keys'],
    ],
    [
      'a status column that says done',
      `
## Action items

| Action | Owner | Status |
| --- | --- | --- |
| Add an alert | Ana | Done |
| Raise the limit | Ana | Done in #12 |
| Rotate the keys | Ana | Merged on 4 March |
| Page both teams | Ana | 100 % |`,
      [
        'done: Add an alert – Ana',
        'done: Raise the limit – Ana',
        'done: Rotate the keys – Ana',
        'done: Page both teams – Ana',
      ],
    ],
    [
      'a remark after an item that says more is to come',
      `
## Action items

- Add an alert (done in staging)
- Add a limit (merged, not deployed)
- Write a runbook (done: 2 of 5)
- Test the failover (done next week)
- Rotate the keys (fixed in EU only)
- Page both teams – done in EU, US to follow
- Page the desk – done next sprint
- Page the till — fixed in staging
- Raise the pool (done?)
- Test the restore [not done]
- Split the queue: not done
- Not done: move the pool`,
      [
        'open: Add an alert (done in staging)',
        'open: Add a limit (merged, not deployed)',
        'open: Write a runbook',
        'open: Test the failover (done next week)',
        'open: Rotate the keys (fixed in EU only)',
        'open: Page both teams – done in EU, US to follow',
        'open: Page the desk – done next sprint',
        'open: Page the till — fixed in staging',
        'open: Raise the pool (done?)',
        'open: Test the restore',
        'open: Split the queue: not done',
        'open: move the pool',
      ],
    ],
    [
      'a remark after an item that says it is done',
      `
## Action items

- Add an alert [done]
- Write a runbook (fixed)
- Page the till: done
- DONE: page the desk
- Raise the limit – done in #12`,
      [
        'done: Add an alert',
        'done: Write a runbook',
        'done: Page the till',
        'done: page the desk',
        'done: Raise the limit',
      ],
    ],
    [
      'what is wanted, in words that also tell what was done',
      `
## Action items

- Written approval before each migration
- Fixed IP addresses for the proxies
- Established on-call rotation
- Increased error budget for checkout
- Removed users cleanup job
- Applied patches report
- Implemented rate limiting on public APIs`,
      [
        'open: Written approval before each migration',
        'open: Fixed IP addresses for the proxies',
        'open: Established on-call rotation',
        'open: Increased error budget for checkout',
        'open: Removed users cleanup job',
        'open: Applied patches report',
        'open: Implemented rate limiting on public APIs',
      ],
    ],
    [
      'what is wanted, each with such a word',
      `
## Action items

- Fixed IP addresses for the proxies
- Removed users cleanup job
- Updated runbook for the desk
- Automated failover test
- Replaced disks register`,
      [
        'open: Fixed IP addresses for the proxies',
        'open: Removed users cleanup job',
        'open: Updated runbook for the desk',
        'open: Automated failover test',
        'open: Replaced disks register',
      ],
    ],
    [
      'what is wanted, with a name after the word',
      `
## Action items

- Improved Grafana dashboards
- Reduced P99 latency
- Increased Kafka retention
- Simplified 3-step rollback`,
      [
        'open: Improved Grafana dashboards',
        'open: Reduced P99 latency',
        'open: Increased Kafka retention',
        'open: Simplified 3-step rollback',
      ],
    ],
    [
      'what is wrong now',
      `
## Action items

- The pager now rings the wrong team
- The queue now drops old messages
- The wrong index was added
- A stale index was created
- Dashboards are now created by hand`,
      [
        'open: The pager now rings the wrong team',
        'open: The queue now drops old messages',
        'open: The wrong index was added',
        'open: A stale index was created',
        'open: Dashboards are now created by hand',
      ],
    ],
    [
      'half of the work',
      `
## Action items

- Added an alert, not enabled
- Added a limit (disabled)`,
      ['open: Added an alert, not enabled', 'open: Added a limit (disabled)'],
    ],
    [
      'the first part of the work',
      `
## Action items

- Merged the first of three patches
- Fixed for 2 of 5 clusters`,
      ['open: Merged the first of three patches', 'open: Fixed for 2 of 5 clusters'],
    ],
    [
      'work of which the rest is in a second sentence',
      `
## Action items

- Enabled the circuit breaker for EU. US after the freeze.
- Added alert on lag. Ana turns on paging next.`,
      [
        'open: Enabled the circuit breaker for EU. US after the freeze.',
        'open: Added alert on lag. Ana turns on paging next.',
      ],
    ],
    [
      'work that was put where it waits',
      `
## Action items

- Added it to the sprint
- Added the item to the roadmap`,
      ['open: Added it to the sprint', 'open: Added the item to the roadmap'],
    ],
    [
      'work that waits for others',
      `
## Action items

- Added to Q1 planning
- Raised with vendor`,
      ['open: Added to Q1 planning', 'open: Raised with vendor'],
    ],
    [
      'a ticket that was opened',
      `
## Action items

- Created JIRA-1234 for the limit
- Added a card to the backlog`,
      ['open: Created JIRA-1234 for the limit', 'open: Added a card to the backlog'],
    ],
    [
      'a label with a past form, above what to do',
      `
## Action items

- Added by Ben: raise the limit
- Removed access keys: rotate them
- Alert added: still pages nobody
- Limit raised: the US is missing
- **Alerts enabled:** in staging
- Alert added: enable it in the US
- Pager rota changed: Ben tells the desk by 2027-01-10`,
      [
        'open: Added by Ben: raise the limit',
        'open: Removed access keys: rotate them',
        'open: Alert added: still pages nobody',
        'open: Limit raised: the US is missing',
        'open: Alerts enabled: in staging',
        'open: Alert added: enable it in the US',
        'open: Pager rota changed: Ben tells the desk – by 2027-01-10',
      ],
    ],
    [
      'a list that tells what was done',
      `
## Prevention

- Added an alert on the queue
- Removed the old limit`,
      ['done: Added an alert on the queue', 'done: Removed the old limit'],
    ],
    [
      'a line that reports what was done, with an owner or a part missing',
      `
## Action items

- We have added an alarm on lag (@ana)
- We have added an alarm in staging
- We have added an alarm`,
      [
        'open: We have added an alarm on lag – ana',
        'open: We have added an alarm in staging',
        'done: We have added an alarm',
      ],
    ],
    [
      'a line below an item that says a part is done',
      `
## Action items

- Add an alert
  - Done in EU, US to follow
- Raise the pool
  - This has been done: half of the hosts
- Add a limit
  - Fixed in #12`,
      ['open: Add an alert', 'open: Raise the pool', 'done: Add a limit'],
    ],
    [
      'a tick inside an item',
      `
## Action items

- Add a ✅ to the form once paid
- Add an alert ✅ (EU), ⏳ (US)
- Return ✔ only after the write`,
      [
        'open: Add a ✅ to the form once paid',
        'open: Add an alert ✅ (EU), ⏳ (US)',
        'open: Return ✔ only after the write',
      ],
    ],
    [
      'a part that is struck out',
      `
## Action items

- ~~Add an alert~~ Raise the limit instead
- Test ~~the failover~~ the restore
- ~~Move the pool~~`,
      [
        'open: Add an alert Raise the limit instead',
        'open: Test the failover the restore',
        'done: Move the pool',
      ],
    ],
    [
      'words for what is open',
      `
## Action items

- Add an alert (open)
- Raise the limit – to do
- Test the restore [in progress]
- Rotate the keys – not started
- TODO: page both teams
- Write the runbook (TODO)
- ❌ Split the queue
- ⏳ Move the pool
- ☐ Watch the disk`,
      [
        'open: Add an alert (open)',
        'open: Raise the limit – to do',
        'open: Test the restore',
        'open: Rotate the keys',
        'open: page both teams',
        'open: Write the runbook (TODO)',
        'open: ❌ Split the queue',
        'open: ⏳ Move the pool',
        'open: ☐ Watch the disk',
      ],
    ],
    [
      'words that often say there is nothing to do',
      `
## Action items

- The limit should be enough for a full batch (Ben, 2027-01-12)
- Nothing pages on age: add an alert
- None of the alerts page: @ana
- No action was possible without access: give access to the desk`,
      [
        'open: The limit should be enough for a full batch – Ben, by 2027-01-12',
        'open: Nothing pages on age: add an alert',
        'open: None of the alerts page – ana',
        'open: No action was possible without access: give access to the desk',
      ],
    ],
  ]);
});

describe('a status before the task, in the language of the document', () => {
  test.each([
    ['Acciones', 'Hecho: añadir una alerta (Ana)'],
    ['Actions correctives', 'Fait : alerte ajoutée (Ana)'],
    ['Maßnahmen', 'Umgesetzt: Grenzwert erhöht (Ana)'],
    ['Ações corretivas', 'Feito: adicionar um alerta (Ana)'],
    ['Azioni correttive', 'Fatto: aggiungere un avviso (Ana)'],
    ['Maatregelen', 'Uitgevoerd: limiet verhoogd (Ana)'],
  ])('%s: %s', (heading, entry) => {
    const [item] = items(`## ${heading}\n\n- ${entry}`);
    expect([item?.state, item?.owners, item?.text]).toEqual([
      'done',
      ['Ana'],
      entry.replace(/^.*?: /, '').replace(' (Ana)', ''),
    ]);
  });

  test('heads a column, too', () => {
    const table =
      '| Maßnahme | Umgesetzt |\n| --- | --- |\n| Alarm einrichten | ja |\n| Grenze senken | nein |';
    expect(items(`## Maßnahmen\n\n${table}`).map(({ state }) => state)).toEqual(['done', 'open']);
  });
});

describe('a risk', () => {
  check([
    [
      'is followed up if it says what to do, or who and by when',
      `
## Action items

- Residual risk: rotate the leaked key
- Residual risk: the disk may fill. Ann adds an alert by 2027-07-01.
- Accepted risk: one supply stays`,
      [
        'open: Residual risk: rotate the leaked key',
        'open: Residual risk: the disk may fill. Ann adds an alert. – by 2027-07-01',
      ],
    ],
    [
      'is followed up if its row has an owner or a day',
      `
## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Residual risk: the disk may fill | Ann | 2027-07-01 |
| Accepted risk: one supply stays | – | n/a |
| Add an alert on depth | Cy | 2027-07-01 |`,
      [
        'open: Residual risk: the disk may fill – Ann, by 2027-07-01',
        'open: Add an alert on depth – Cy, by 2027-07-01',
      ],
    ],
  ]);
});

test.each([
  ['Removed', 'open'],
  ['Deleted', 'open'],
  ['Implemented: no', 'open'],
  ['Done: not yet', 'open'],
  ['Implemented: 2026-07-02', 'done'],
  ['Implemented, no issues', 'done'],
])('the status “%s” leaves an item %s', (status, state) => {
  const table = `| Action | Owner | Status |\n| --- | --- | --- |\n| Add an alert | Ann | ${status} |`;
  expect(items(`## Action items\n\n${table}`).map((item) => item.state)).toEqual([state]);
});

test.each([
  ['Fully implemented?', 'Yes', 'done'],
  ['Has been implemented', 'No', 'open'],
])('“%s” heads a column of statuses: %s is %s', (header, cell, state) => {
  const table = `| Action | ${header} |\n| --- | --- |\n| Add an alert | ${cell} |`;
  expect(items(`## Action items\n\n${table}`).map((item) => item.state)).toEqual([state]);
});

test.each([
  ['Acciones', 'Estado', 'Hecho (sin incidencias)'],
  ['Maßnahmen', 'Status', 'erledigt (keine Downtime)'],
  ['Ações corretivas', 'Status', 'Concluído (sem impacto)'],
])('below “%s”, a %s that was done without trouble is done: %s', (heading, column, status) => {
  const table = `| ${heading} | ${column} |\n| --- | --- |\n| Alarm | ${status} |`;
  expect(items(`## ${heading}\n\n${table}`).map((item) => item.state)).toEqual(['done']);
});
