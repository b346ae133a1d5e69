import { describe } from 'vitest';
import { check } from './never-lost.ts';

describe('owners', () => {
  check([
    [
      'the label “Steps” names nobody',
      `
## Action items

**Steps:**

- Add an alert by 2027-01-12
- Raise the limit to 500`,
      ['open: Add an alert – by 2027-01-12', 'open: Raise the limit to 500'],
    ],
    [
      'the label “Status” names nobody',
      `
## Action items

Status:

- Add an alert by 2027-01-12`,
      ['open: Add an alert – by 2027-01-12'],
    ],
    [
      'a heading about teams names nobody',
      `
## Action items

### 1. Paging for both teams

- Add an alert on lag
- Raise the limit to 500`,
      ['open: Add an alert on lag', 'open: Raise the limit to 500'],
    ],
    [
      'a person above a list owns it',
      `
## Action items

### Sunniva

- Add an alert on lag
- Raise the limit to 500`,
      ['open: Add an alert on lag – Sunniva', 'open: Raise the limit to 500 – Sunniva'],
    ],
    [
      'a person above a table without a column of owners owns its rows',
      `
## Action items

### Sunniva

| Action | Due |
| --- | --- |
| Add an alert | 2027-01-12 |
| Raise the limit | 2027-01-14 |`,
      ['open: Add an alert – Sunniva, by 2027-01-12', 'open: Raise the limit – Sunniva, by 2027-01-14'],
    ],
    [
      'a team above a list, and an owner of one line',
      `
## Action items

### Storage team

- Add an alert on lag
- Raise the limit to 500 (@ana)`,
      ['open: Add an alert on lag – Storage team', 'open: Raise the limit to 500 – ana'],
    ],
    [
      'owners at the start, and one line without',
      `
## Action items

- Ana: add an alert on lag
- Raise the limit to 500
- Ben: test the restore`,
      ['open: add an alert on lag – Ana', 'open: Raise the limit to 500', 'open: test the restore – Ben'],
    ],
    [
      'owners at the end, and one line without',
      `
## Action items

- Add an alert on lag (Ana)
- Raise the limit to 500
- Test the restore (Ben)`,
      ['open: Add an alert on lag – Ana', 'open: Raise the limit to 500', 'open: Test the restore – Ben'],
    ],
    [
      'an owner beside one who is done',
      `
## Action items

- [x] Ana: add an alert on lag
- [ ] Ben: raise the limit to 500`,
      ['done: add an alert on lag – Ana', 'open: raise the limit to 500 – Ben'],
    ],
    [
      'an owner and a component in the same place',
      `
## Action items

- [@ana] Add an alert on lag
- [API] Raise the limit to 500`,
      ['open: Add an alert on lag – ana', 'open: [API] Raise the limit to 500'],
    ],
    [
      'an owner on the line below',
      `
## Action items

- Add an alert on lag
  - Owner: Ana
  - Due: 2027-01-10
- Raise the limit to 500
  - Owner: Ben`,
      ['open: Add an alert on lag – Ana, by 2027-01-10', 'open: Raise the limit to 500 – Ben'],
    ],
    [
      'owners in a cell, several of them',
      `
## Action items

| Action | Owner |
| --- | --- |
| Add an alert | Ana, Ben |
| Raise the limit | TBD |
| Test the restore | @cleo |`,
      ['open: Add an alert – Ana, Ben', 'open: Raise the limit', 'open: Test the restore – cleo'],
    ],
    [
      'an owner of a group owns what is in it',
      `
## Action items

- Monitoring (Ana)
  - Add an alert on lag
  - Add a dashboard
- Limits (Ben)
  - Raise the limit to 500`,
      [
        'open: Add an alert on lag – Ana',
        'open: Add a dashboard – Ana',
        'open: Raise the limit to 500 – Ben',
      ],
    ],
  ]);
});
