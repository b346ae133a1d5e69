import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

/** A complete account, with any title. */
const whole = (title: string) =>
  `# ${title}\n\n## Summary\n\nLetters were not sent for an hour.\n\n## Timeline (UTC)\n\n- 2026-03-04 14:05 letters stop\n- 2026-03-04 15:05 letters go out\n\n## Action items\n\n- Add an alarm\n`;

describe('a complete account is a post-mortem', () => {
  test.each([
    'Release 4.2 sent no letters',
    'Guide service unavailable',
    'RFC database corrupted',
    'Proposal queue stuck',
    'Handbook site down',
    'Weekly report: letters',
    'Meeting notes were lost',
    'Changelog lost',
  ])('whatever its title says: %s', (title) => {
    expect(read(whole(title), 'docs/letters.md').kind).toBe('post-mortem');
  });

  test.each(['README.md', 'index.md', 'letters/README.md', 'CHANGELOG.md', 'runbooks/letters.md'])(
    'whatever its file name: %s',
    (path) => {
      expect(read(whole('Letters not sent'), path).kind).toBe('post-mortem');
    },
  );

  test.each([
    ['1.1 Summary', '1.2 Timeline', '1.3 Action items'],
    ['1.1', '1.2', '1.3'],
    ['1', '2', '3'],
    ['2.1.1', '2.1.2', '2.1.3'],
  ])('with numbered headings: %s, %s, %s', (one, two, three) => {
    const text = `# Letters not sent on 2026-03-04\n\n## ${one}\n\nThe sender was unavailable.\n\n## ${two}\n\n- 14:05 letters stop\n- 15:05 letters go out\n\n## ${three}\n\n- Add an alarm\n`;
    expect(read(text, 'docs/letters.md').kind).toBe('post-mortem');
  });

  test.each([
    [
      'a short report',
      '# Letters not sent\n\nOn 4 March 2026 the sender was down from 14:05 to 15:05 UTC, since its certificate had expired. We renewed it.\n',
    ],
    [
      'a short report that names an outage',
      '# Outage of the letters, 4 March 2026\n\nFrom 14:05 to 15:05 UTC no letters were sent. Fixed by renewing the certificate.\n',
    ],
    [
      'a story in the first person',
      '---\ndate: 2026-03-05\n---\n# How I deleted all letters\n\nI was cleaning up an old queue at 14:05, and I ran the script with the wrong name. The service went down at once. You may know the feeling.\n\nAt 14:20 I noticed that nothing came in. I restored the backup, and at 15:05 it was up again.\n',
    ],
    [
      'a letter to customers',
      '# What happened to your letters last week\n\nOn Tuesday, March 3, 2026, our letter service was unavailable for 47 minutes. We are sorry.\n\n## What happened\n\nAt 14:05 UTC a deployment removed the lease.\n\n## What we are doing about it\n\n- Alarms\n',
    ],
  ])('%s', (_, text) => {
    expect(read(text, 'blog/letters.md').kind).toBe('post-mortem');
  });

  test.each([
    ['My night with the letter handbook', 'postmortems/2026-03-04-letters.md'],
    ['RFC 12: letters', 'postmortems/2026-03-04-letters.md'],
    ['My night with the letters', 'postmortems/2026-03-04-letters/README.md'],
    ['Weekly report of the letters', 'postmortems/2026-03-04.md'],
  ])('a story told by the clock, without sections: %s, in %s', (title, path) => {
    const story =
      'I was woken at 02:10, when the sender returned errors for all letters. I looked at the dashboards. At 02:40 I rolled back the change, and at 02:55 everything worked again.';
    expect(read(`# ${title}\n\n${story}\n`, path).kind).toBe('post-mortem');
    // The same words and times in a document about something else.
    const plan = 'We meet at 02:10, talk about letters until 02:40, and go home at 02:55.';
    expect(read(`# ${title}\n\n${plan}\n`, path).kind).toBe('other');
  });
});

describe('another document is skipped, with a reason', () => {
  test.each([
    [
      'a runbook',
      'runbooks/queue-down.md',
      '# Queue down\n\n## Symptoms\n\n- The API returns 502\n\n## Mitigation\n\n1. Restart the worker. If it failed, delete the lease.\n',
      /folder/,
    ],
    [
      'a weekly report',
      'reports/w10.md',
      '# Weekly report, 6 March 2026\n\n- Released 4.2\n- The queue was down on Tuesday; fixed the same day\n\n## Next steps\n\n- Plan the move\n',
      /title/,
    ],
    [
      'meeting notes',
      'notes.md',
      '# Meeting notes 2026-03-04\n\n- 10:00 outage of last week\n- 10:20 plan\n- 10:40 hiring\n\n## Action items\n\n- Ann writes to the vendor\n',
      /title/,
    ],
    [
      'planned work',
      'status.md',
      '# Planned maintenance on 4 March 2026\n\nThe database will be unavailable from 22:00 to 23:00 UTC. No action is needed.\n',
      /none of the sections/,
    ],
    [
      'a change log',
      'CHANGES.md',
      '# Changes\n\n## 2.1.0 - 2026-03-04\n\n- Fixed a crash\n\n## 2.0.1\n\n- Fixed an error\n\n## 2.0.0\n\n- New\n',
      /versions/,
    ],
    [
      'a decision',
      'docs/move.md',
      '# Move the queue\n\n## Context\n\nThe queue failed on 2026-03-04 and was down.\n\n## Decision\n\nWe move it.\n\n## Consequences\n\nNone.\n',
      /decision record/,
    ],
    [
      'a design',
      'docs/cache.md',
      '# Cache\n\n## Overview\n\nWhen it is empty, requests fail.\n\n## Detection of stale entries\n\nBy age.\n\n## Resolution of conflicts\n\nLast write wins.\n',
      /only 3/,
    ],
    [
      'the list of post-mortems',
      'postmortems/README.md',
      '# Post-mortems\n\n- [2026-03-04 Letters](a.md)\n- [2026-02-04 Queue](b.md)\n- [2026-01-04 Site](c.md)\n',
      /README/,
    ],
    [
      'an incident response guide',
      'docs/incidents.md',
      `# Incident response\n\n${'When an incident starts, the on-call declares it. Post-mortems are written within a week of each incident. '.repeat(8)}`,
      /in general/,
    ],
  ])('%s', (_, path, text, reason) => {
    const { kind, kindReason } = read(text, path);
    expect(kind).toBe('other');
    expect(kindReason).toMatch(reason);
  });
});

test('a game retrospective is not the post-mortem of an incident', () => {
  const game =
    '# Skylines — postmortem\n\n**Status: archived prototype. Development ended 2026-07-28.**\n\n## What worked\n\nThe game design of the harbour. Playtesting with four players.\n\n## What did not work\n\nThe prototype had little to win.\n\n## The lesson\n\nPlaytest the first five seconds.\n\n## Timeline\n\n| Date | Commit |\n| - | - |\n| 2026-07-27 | The first map is built |\n| 2026-07-28 | The last feature is built |\n';
  expect(read(game, 'POSTMORTEM.md').kind).toBe('other');
});

test('what would happen is not what happened', () => {
  const text = (was: string) =>
    `# Limits of the queue\n\nWritten on 2026-03-04.\n\n${was} down from 09:00 to 09:10. ${was} stuck after that. Restarting it fixed both.\n`;
  expect(read(text('The queue was'), 'docs/limits.md').kind).toBe('post-mortem');
  expect(read(text('If the disk fills up, the queue was'), 'docs/limits.md').kind).toBe('other');
});

test('a weekly review of one incident is a post-mortem if it says how long it lasted', () => {
  const text = (lasted: string) =>
    `# Weekly review, 4 March 2026\n\n## Summary\n\nThe queue was silent${lasted}.\n\n## Timeline\n\n- 2026-03-04 09:00 UTC a batch\n- 2026-03-04 09:40 UTC another batch\n\n## Lessons\n\n- Batches are large\n`;
  expect(read(text(' for 40 minutes'), 'docs/review.md').kind).toBe('post-mortem');
  expect(read(text(''), 'docs/review.md').kind).toBe('other');
});
