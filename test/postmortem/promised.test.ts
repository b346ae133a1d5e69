import { describe, expect, test } from 'vitest';
import { toReport } from '../../src/postmortem/report.ts';
import { read } from './reading.ts';

const items = (text: string) => toReport(read(`# The queue stood still\n\n${text}\n`)).actionItems;
const lines = (text: string) => items(text).map(({ line }) => line);

describe('in a document without action items, what a sentence commits to is one', () => {
  test.each([
    'As a next step, we plan to remove the old measurements from the API.',
    'Going forward, we are going to give each job a pool of its own.',
    'To prevent this from happening again, all keys will be rotated in staging first.',
    "We'll also look into automating the failover.",
    'We should add an alert for the depth of the queue.',
    'Our infra team will review the limits.',
    'We have opened #4412 and will add a dead letter queue.',
    "We're moving the aggregates to a view.",
    'Before the next release, we will add a dead letter queue.',
  ])('%s', (sentence) => {
    expect(lines(`## Root cause\n\nThe pool was too small.\n\n${sentence}`)).toEqual([7]);
  });

  test('and it is marked, so that nobody takes it for an item of the list', () => {
    const marks = (text: string) => items(text).map(({ promised }) => promised);
    expect(marks('## Root cause\n\nWe will add a second pool.')).toEqual([true]);
    expect(marks('## Action items\n\n- Add a second pool\n- Print the list')).toEqual([false, false]);
  });

  test('it begins where its sentence does', () => {
    const [item] = items('## Root cause\n\nThe pool was too small. We will\nadd a second one. It is cheap.');
    expect(item).toMatchObject({ line: 5, text: 'We will add a second one.' });
    expect(lines('## Root cause\n\nThe pool was too small.\nWe will add a second one.')).toEqual([6]);
  });

  test('so is each entry of a list that a sentence leads to', () => {
    const list = '* Reduce the number of queues\n* Improve how we test the broker';
    expect(lines(`## Conclusion\n\nTo this end, we will continue to:\n\n${list}`)).toEqual([7, 8]);
    expect(lines(`## Conclusion\n\nThe following services were down:\n\n${list}`)).toEqual([]);
  });

  test('and each entry of a list that says so itself', () => {
    expect(lines('## Conclusion\n\n- The pool was too small\n- We will add a second one')).toEqual([6]);
  });
});

describe('no item is', () => {
  test.each([
    ['a condition', 'If it happens again, we will add a second pool.'],
    ['an announcement', 'We will upgrade the broker tomorrow at 9:00.'],
    ['news', 'We will update this page when we know more.'],
    ['how a system works', 'The client will add a limit by itself.'],
    ['a decision against it', 'We will not raise the limit, as the provider blocks senders.'],
    ['what somebody thought', 'We thought that we would add a disk.'],
    ['what somebody said', 'The reply was: “we will add a disk”.'],
    ['what should have been', 'We should have added an alert.'],
    ['what users must do', 'Users will need to update their clients.'],
    ['an update', 'We are implementing a fix.'],
    ['a hope', 'Going forward, we hope to see fewer errors.'],
    ['the end of the incident', 'The team will fix the issue.'],
  ])('%s', (_, sentence) => {
    expect(lines(`## Root cause\n\nThe pool was too small. ${sentence}`)).toEqual([]);
  });

  test.each(['Summary', 'Impact', 'Timeline', 'Background', 'Resolution', 'Response'])(
    'one in the section “%s”',
    (heading) => {
      expect(lines(`## ${heading}\n\nWe will add a second pool.`)).toEqual([]);
    },
  );

  test('advice among lessons', () => {
    expect(lines('## Lessons learned\n\nWe should test the broker more often.')).toEqual([]);
  });

  test('one beside a list of items, which it introduces or repeats', () => {
    expect(
      lines('## Root cause\n\nWe will add a second pool.\n\n## Action items\n\n- Add a second pool'),
    ).toEqual([9]);
  });
});
