import { describe } from 'vitest';
import { check } from './never-lost.ts';

describe('headings', () => {
  check([
    [
      'a heading that says the actions are not done yet',
      `
## Corrective actions – none implemented yet

- Add an alert on lag
- Ben: raise the limit to 500
- The US is still missing`,
      ['open: Add an alert on lag', 'open: raise the limit to 500 – Ben', 'open: The US is still missing'],
    ],
    [
      'a heading that says where the actions wait',
      `
## Corrective actions added to the backlog

- Add an alert on lag
- Ben: raise the limit to 500`,
      ['open: Add an alert on lag', 'open: raise the limit to 500 – Ben'],
    ],
    [
      'a heading that says when they come',
      `
## Preventive measures deployed next quarter

- Add an alert on lag
- Ben: raise the limit to 500`,
      ['open: Add an alert on lag', 'open: raise the limit to 500 – Ben'],
    ],
    [
      'a heading that says they must come',
      `
## Preventive measures must be deployed by March

- Add an alert on lag`,
      ['open: Add an alert on lag'],
    ],
    [
      'a heading that says what is wanted',
      `
## Corrective actions we want implemented

- Add an alert on lag`,
      ['open: Add an alert on lag'],
    ],
    [
      'a heading that says that a part is done',
      `
## Preventive actions, partly implemented

- Add an alert on lag`,
      ['open: Add an alert on lag'],
    ],
    [
      'a heading that says where they are done',
      `
## Preventive actions (implemented in staging)

- Add an alert on lag`,
      ['open: Add an alert on lag'],
    ],
    [
      'a heading over what was agreed',
      `
## Preventive measures adopted at the review

- Add an alert on lag`,
      ['open: Add an alert on lag'],
    ],
    [
      'immediate actions that are required',
      `
## Preventive measures

### Immediate actions required

1. **Write a runbook** (High)
   - Nobody knew the steps.
2. Add an alert on lag`,
      ['open: Write a runbook', 'open: Add an alert on lag'],
    ],
    [
      'what somebody tracks, below a heading that tells what was done',
      `
## Corrective actions added

- Add an alert on lag @ana
- Ben: raise the limit to 500
- Add a second balancer OPS-12
- Page both teams by 2027-01-10
- Test the restore – in progress
- [ ] Write the runbook`,
      [
        'open: Add an alert on lag – ana',
        'open: raise the limit to 500 – Ben',
        'open: Add a second balancer OPS-12',
        'open: Page both teams – by 2027-01-10',
        'open: Test the restore',
        'open: Write the runbook',
      ],
    ],
    [
      'guardrails that are not there yet',
      `
## Guardrails added

- Alert on lag needs an owner
- Only the EU has the limit; US still missing
- Second till: not protected
- Page the US team as well`,
      [
        'open: Alert on lag needs an owner',
        'open: Only the EU has the limit; US still missing',
        'open: Second till: not protected',
        'open: Page the US team as well',
      ],
    ],
    [
      'a sub-heading with a note on when it will be done',
      `
## Action items

### Short term (done next sprint)

- Ben: raise the limit, due 2027-02-01
- ❌ Page the US`,
      ['open: raise the limit – Ben, by 2027-02-01', 'open: ❌ Page the US'],
    ],
    [
      'a sub-heading that says done, above what is not',
      `
## Action items

### Done

- Raised the limit
- Write the runbook (still to be done)
- ❌ Page the US
- [ ] Add an alert`,
      [
        'done: Raised the limit',
        'open: Write the runbook (still to be done)',
        'open: ❌ Page the US',
        'open: Add an alert',
      ],
    ],
    [
      'prose below a heading that says done',
      `
## Follow-ups (implemented)

We will write a runbook.

We still have to test the restore.`,
      ['open: We will write a runbook.', 'open: We still have to test the restore.'],
    ],
    [
      'a sub-heading for each cause',
      `
## Action items

### Cause 1: the queue had no limit

- Add a limit @ana
- Write the runbook

### Impact on the shop

- Add a page for customers by 2027-01-10`,
      [
        'open: Add a limit – ana',
        'open: Write the runbook',
        'open: Add a page for customers – by 2027-01-10',
      ],
    ],
    [
      'boxes below what always holds',
      `
## Prevention

### Always

- [ ] Rotate the keys each month
- [ ] Check the disk`,
      ['open: Rotate the keys each month', 'open: Check the disk'],
    ],
    [
      'a table below what to avoid',
      `
## Action items

### What to avoid

| Action | Owner | Due |
| --- | --- | --- |
| Move Postgres off the shared host | Ana | 2027-01-10 |
| Keep two replicas | Ben | 2027-01-12 |`,
      [
        'open: Move Postgres off the shared host – Ana, by 2027-01-10',
        'open: Keep two replicas – Ben, by 2027-01-12',
      ],
    ],
    [
      'priorities and statuses below “Never”',
      `
## Prevention

### Never

- P1: Add a lock
- Add a second one: in progress`,
      ['open: Add a lock', 'open: Add a second one'],
    ],
    [
      'boxes that nobody ticked, below a status',
      `
## Status

- [x] Cause found
- [x] Service restored
- [ ] Second balancer in zone b
- [ ] Limits of the pool
- [ ] Runbook`,
      [
        'done: Cause found',
        'done: Service restored',
        'open: Second balancer in zone b',
        'open: Limits of the pool',
        'open: Runbook',
      ],
    ],
    [
      'boxes of one or two words',
      `
## Notes

- [ ] Runbook
- [ ] Second balancer`,
      ['open: Runbook', 'open: Second balancer'],
    ],
    [
      'a problem that somebody tracks, beside the plan',
      `
## Action items

### Known problems

- The pool has no limit (Ana, 2027-01-10)

### Plan

- Add an alert on lag`,
      ['open: The pool has no limit – Ana, by 2027-01-10', 'open: Add an alert on lag'],
    ],
  ]);
});

describe('lists, labels and titles', () => {
  check([
    [
      'a plan introduced by a sentence with “it covers”',
      `
## Action items

This is the plan; it covers all three causes:

- Ana: add an alert on lag by 2027-01-10
- Raise the limit to 500 by 2027-01-12
- Write a runbook @cleo`,
      [
        'open: add an alert on lag – Ana, by 2027-01-10',
        'open: Raise the limit to 500 – by 2027-01-12',
        'open: Write a runbook – cleo',
      ],
    ],
    [
      'a list introduced by a sentence about a thing',
      `
## Action items

The pager bridge drops pages on a failure. Therefore it gets:

- a retry queue
- an alert on failures`,
      ['open: a retry queue', 'open: an alert on failures'],
    ],
    [
      'a list below a bold title, with owners and days',
      `
## Action items

**Health checks**: verify the metadata every hour

- Ana: write the job by 2027-01-10
- Add an alert by 2027-01-12

**Limits**: add a limit to the queue

- @cleo sets it in the EU by 2027-01-15
- The US needs one, too`,
      [
        'open: write the job – Ana, by 2027-01-10',
        'open: Add an alert – by 2027-01-12',
        'open: sets it in the EU – cleo, by 2027-01-15',
        'open: The US needs one, too',
      ],
    ],
    [
      'a bold title that says what to do, above facts',
      `
## Action items

**1. Add an alert on lag**

- The queue was long before anybody saw it
- Five minutes would have been enough

**2. Raise the limit**

- It was 100 in June`,
      ['open: 1. Add an alert on lag', 'open: 2. Raise the limit'],
    ],
    [
      'a bold theme above what to do',
      `
## Action items

**Monitoring**

- Add an alert on lag
- Add a dashboard

**Improve the alerting**

- Page the desk`,
      ['open: Add an alert on lag', 'open: Add a dashboard', 'open: Page the desk'],
    ],
    [
      'bold titles with marks, and how to do it',
      `
## Action items

⏳ **Health checks**: the metadata, each hour
- Verify that it is there
- Alert on a broken one

✅ **Recovery tool**: in the repository
- Looks names up`,
      ['open: ⏳ Health checks: the metadata, each hour', 'done: Recovery tool: in the repository'],
    ],
    [
      'bold themes that begin like an action',
      `
## Action items

**Open items from the review**

- Pager for the US
- Second balancer

**Test coverage gaps**

- Failover of the pool

**Improve our alerting**

- Lag of the queue`,
      [
        'open: Pager for the US',
        'open: Second balancer',
        'open: Failover of the pool',
        'open: Lag of the queue',
      ],
    ],
    [
      'headings that begin like an action',
      `
## Action items

### Open items from the review

- Pager for the US
- Second balancer

### Plan for next week

- Failover of the pool`,
      ['open: Pager for the US', 'open: Second balancer', 'open: Failover of the pool'],
    ],
    [
      'bold themes with marks above what to do',
      `
## Action items

🔧 **Monitoring**

- Add an alert on lag
- Add a dashboard

📣 **Communication**: what we lacked

- Write a template for the desk

⏳ **Limits**: in progress

- Raise the one of the import`,
      [
        'open: Add an alert on lag',
        'open: Add a dashboard',
        'open: Write a template for the desk',
        'open: Raise the one of the import',
      ],
    ],
    [
      'what is still to do below titles that are done',
      `
## Action items

✅ **Alerts**: added one on the queue

- Add one on the disk, too

✅ **Limits**: raised the one of the import

- Raise the one of the export`,
      ['open: Add one on the disk, too', 'open: Raise the one of the export'],
    ],
    [
      'bold titles with marks, above lists with an owner',
      `
## Action items

⏳ **Health checks**: the metadata, each hour
- Ana: verify that it is there
- Alert on a broken one

⏳ **Recovery tool**: in the repository
- Look names up`,
      [
        'open: verify that it is there – Ana',
        'open: Alert on a broken one',
        'open: ⏳ Recovery tool: in the repository',
      ],
    ],
    [
      'a heading that says what to do, above facts',
      `
## Recommendations

### 1. Add an alert on lag

- Nobody saw it
- It took an hour

### 2. Raise the limit of the import

- It was 100 in June`,
      ['open: 1. Add an alert on lag', 'open: 2. Raise the limit of the import'],
    ],
    [
      'a heading that says what to do, above steps',
      `
## Recommendations

### 1. Improve the alerts of the queue

- Add an alert on lag
- Page the desk`,
      ['open: Add an alert on lag', 'open: Page the desk'],
    ],
    [
      'a heading that says what to do, above things with owners',
      `
## Recommendations

### 1. Improve the alerts of the queue

- One for lag (Ana)
- One for the desk (Ben)`,
      ['open: One for lag – Ana', 'open: One for the desk – Ben'],
    ],
    [
      'a heading with its owner, above boxes and steps with owners',
      `
## Action items

### Write the runbook for both desks @stein

- [ ] The part on paging
- Ben: the part on the pool by 2027-01-05`,
      [
        'open: Write the runbook for both desks – stein',
        'open: The part on paging',
        'open: the part on the pool – Ben, by 2027-01-05',
      ],
    ],
    [
      'a numbered list with owners and days one level down',
      `
## Action items

1. Payment queue
   - Max length 500 (Ana)
   - Dead-letter queue (Ben)
2. Paging
   - Both teams get paged, by 2027-01-05
3. Write the runbook
4. Add a dashboard
5. Test the failover`,
      [
        'open: Max length 500 – Ana',
        'open: Dead-letter queue – Ben',
        'open: Both teams get paged – by 2027-01-05',
        'open: Write the runbook',
        'open: Add a dashboard',
        'open: Test the failover',
      ],
    ],
    [
      'details with an owner and a day of their own',
      `
## Action items

- Write a runbook for the desk
  - Ben: the part on paging by 2027-01-05
  - Ana: the part on the pool by 2027-01-06
- Add an alert
  - the query is slow`,
      [
        'open: Write a runbook for the desk',
        'open: the part on paging – Ben, by 2027-01-05',
        'open: the part on the pool – Ana, by 2027-01-06',
        'open: Add an alert',
      ],
    ],
    [
      'a lesson with an owner and a day above its action',
      `
## Action items

- Queue limits (Ana, by 2027-01-10)
  - Action: set max length to 500
- Paging (Ben, by 2027-01-12)
  - Action: page both teams`,
      [
        'open: Queue limits – Ana, by 2027-01-10',
        'open: set max length to 500',
        'open: Paging – Ben, by 2027-01-12',
        'open: page both teams',
      ],
    ],
    [
      'a label “Done” above a list, and another list after a sentence',
      `
## Action items

**Done:**

- Raised the limit

The rest is for the next sprint.

- Write the runbook
- Add an alert`,
      ['done: Raised the limit', 'open: Write the runbook', 'open: Add an alert'],
    ],
    [
      'labels in a list',
      `
## Action items

- **Done:**
  - Raised the limit
  - Add an alert (still to do)
- **Open:**
  - Write the runbook
- Test the failover`,
      [
        'done: Raised the limit',
        'open: Add an alert (still to do)',
        'open: Write the runbook',
        'open: Test the failover',
      ],
    ],
    [
      'a sentence with an owner and a day beside a list',
      `
## Action items

- Add an alert

**Ana**: rotate the keys by 2027-01-10

We will write a runbook.`,
      ['open: Add an alert', 'open: rotate the keys – Ana, by 2027-01-10', 'open: We will write a runbook.'],
    ],
    [
      'letters instead of numbers',
      `
## Action items

a) Add an alert on lag
b) Raise the limit to 500`,
      ['open: a) Add an alert on lag', 'open: b) Raise the limit to 500'],
    ],
  ]);
});

describe('tables', () => {
  check([
    [
      'a list beside a table of items',
      `
## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Move Postgres | Ana | 2027-01-10 |

- Ben: write the runbook by 2027-01-12
- Write a test of the failover`,
      [
        'open: Move Postgres – Ana, by 2027-01-10',
        'open: write the runbook – Ben, by 2027-01-12',
        'open: Write a test of the failover',
      ],
    ],
    [
      'two tables',
      `
## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Move Postgres | Ana | 2027-01-10 |

| Action | Owner | Due |
| --- | --- | --- |
| Add an alert | Ben | 2027-01-12 |`,
      ['open: Move Postgres – Ana, by 2027-01-10', 'open: Add an alert – Ben, by 2027-01-12'],
    ],
    [
      'a table below “Done” whose rows do not say so',
      `
## Action items

**Done**

- Raised the limit

| Action | Owner |
| --- | --- |
| Write the runbook | Ana |`,
      ['done: Raised the limit', 'open: Write the runbook – Ana'],
    ],
    [
      'the legend of a table is no list of items',
      `
## Action items

| Action | Priority | Owner |
| --- | --- | --- |
| Move Postgres | P0 | Ana |

- P0 - Critical for the release
- P1 - Important for the next release`,
      ['open: Move Postgres – Ana'],
    ],
  ]);
});
