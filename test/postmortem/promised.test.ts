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
    'We have plans to move the database to a larger machine in April.',
    'We are also working with our provider on a second uplink, so that one failure cannot stop us.',
    'Our top priorities for the next quarter are to add a second region and to test our backups.',
    'A second broker will be added next week.',
  ])('%s', (sentence) => {
    expect(lines(`## Root cause\n\nThe pool was too small.\n\n${sentence}`)).toEqual([7]);
  });

  test('it is marked, so that nobody takes it for an item of the list', () => {
    const marks = (text: string) => items(text).map(({ promised }) => promised);
    expect(marks('## Root cause\n\nWe will add a second pool.')).toEqual([true]);
    expect(marks('## Action items\n\n- Add a second pool\n- Print the list')).toEqual([false, false]);
  });

  test('it begins where its sentence does', () => {
    const [item] = items('## Root cause\n\nThe pool was too small. We will\nadd a second one. It is cheap.');
    expect(item).toMatchObject({ line: 5, text: 'We will add a second one.' });
    expect(lines('## Root cause\n\nThe pool was too small.\nWe will add a second one.')).toEqual([6]);
  });

  test('each entry of a list that a sentence leads to is one', () => {
    const list = '* Reduce the number of queues\n* Improve how we test the broker';
    expect(lines(`## Conclusion\n\nTo this end, we will continue to:\n\n${list}`)).toEqual([7, 8]);
    expect(lines(`## Conclusion\n\nThe following services were down:\n\n${list}`)).toEqual([]);
  });

  test.each([
    'To prevent this, we:',
    'As a result of this incident we:',
    'Moving forward, we have a few improvements planned:',
    "We're going to be making some changes as a result:",
    'To avoid such outages, our team has begun with these changes:',
    "Here's what we're doing to keep it from happening again:",
    'We are taking these steps to make sure this does not happen again:',
  ])('“%s” leads to such a list', (lead) => {
    const list = '- will alert on the age of the queue\n- will add a second broker';
    expect(lines(`## Conclusion\n\n${lead}\n\n${list}`)).toEqual([7, 8]);
  });

  test('no sentence leads to a list of what was done', () => {
    const list = '- We have added an alert\n- A second broker has been added';
    expect(lines(`## Conclusion\n\nTo prevent this, we made these changes:\n\n${list}`)).toEqual([]);
    const mixed = `${list}\n- The old broker will be removed`;
    const found = items(`## Conclusion\n\nTo prevent this, we made these changes:\n\n${mixed}`);
    expect(found.map(({ state }) => state === 'done')).toEqual([true, true, false]);
  });

  test('a heading that says what to do is the item, and the sentence below it its detail', () => {
    const below = 'The estimate was wrong. In the future, we will add a day to each estimate.';
    expect(lines(`## Lessons\n\n### 6. Improve the estimates\n\n${below}`)).toEqual([5]);
    expect(lines(`## Lessons\n\n### 6. The estimates\n\n${below}`)).toEqual([7]);
  });

  test('each entry of a list that commits to something is one', () => {
    expect(lines('## Conclusion\n\n- The pool was too small\n- We will add a second one')).toEqual([6]);
  });
});

describe('in other languages, a sentence that turns to the time afterwards', () => {
  const first = (title: string, told: string, sentence: string) =>
    toReport(read(`# ${title}\n\n${told}\n\n${sentence}\n`)).actionItems.map(({ line }) => line);

  test.each([
    [
      'Störung vom 4. März 2026',
      'Unsere Kasse war eine Stunde nicht erreichbar, weil ein Zertifikat abgelaufen war.',
      'Damit das nicht wieder passiert, werden wir Zertifikate künftig automatisch erneuern.',
    ],
    [
      'Incident du 4 mars 2026',
      "Notre caisse n'a pas répondu pendant une heure parce qu'un certificat avait expiré.",
      'Pour éviter que cela se reproduise, nous allons renouveler les certificats automatiquement.',
    ],
    [
      'Incidente del 4 de marzo de 2026',
      'La caja no respondió durante una hora porque caducó un certificado.',
      'Para evitar que vuelva a ocurrir, vamos a renovar los certificados de forma automática.',
    ],
    [
      '2026年3月4日の障害について',
      '証明書の期限切れにより、決済が1時間停止しました。',
      '再発防止のため、証明書の自動更新を導入する予定です。',
    ],
  ])('%s', (title, told, sentence) => {
    expect(first(title, told, sentence)).toEqual([5]);
    // What was told of the incident itself promises nothing.
    expect(first(title, told, told)).toEqual([]);
  });

  test('a list that it leads to promises, too', () => {
    const list = '- renovar os certificados automaticamente\n- criar um alerta para certificados';
    const told = 'O caixa não respondeu durante uma hora porque um certificado expirou.';
    const title = 'Incidente de 4 de março de 2026';
    expect(first(title, told, `Para evitar que isso se repita, vamos:\n\n${list}`)).toEqual([7, 8]);
    expect(first(title, told, `Estes serviços pararam:\n\n${list}`)).toEqual([]);
  });

  test('what would have prevented it, after a label, is no promise', () => {
    const told = "Notre caisse n'a pas répondu pendant une heure parce qu'un certificat avait expiré.";
    expect(first('Incident du 4 mars 2026', told, "**Prévention** : une alerte l'aurait évité.")).toEqual([]);
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
    ['another update', 'We are working with our provider to restore the queue, so that mail goes out.'],
    ['what happened then', 'The queue will be drained.'],
    ['an offer', 'If you still see errors, we will be happy to help.'],
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

test('a sentence that leads to a list is no item: the list says what will be done', () => {
  const text =
    '## Root cause\n\nThe pool was too small. Going forward, we will do the following:\n\n- We will add a second pool.\n- We will watch how full it is.';
  expect(lines(text)).toEqual([7, 8]);
});

test('in a list of changes, what has been made is done', () => {
  const text =
    '## Root cause\n\nThe pool was too small.\n\nTo prevent this in the future, we have made a few changes along with more improvements:\n\n1. A daily check of the pool has been added.\n2. The pool will be split by region.';
  expect(items(text).map(({ done }) => done)).toEqual([true, false]);
});

test('a sentence that ends in a colon above anything but a list is a promise', () => {
  expect(lines('## Root cause\n\nThe pool was too small. We will replace it:\n\n```\npool: 20\n```')).toEqual(
    [5],
  );
});

describe('in the list after “We will do the following:”', () => {
  const states = (...entries: string[]) =>
    items(
      `## Conclusion\n\nWe will do the following:\n\n- Add a second pool.\n${entries.map((each) => `- ${each}\n`).join('')}`,
    )
      .slice(1)
      .map(({ state }) => state);

  test.each([
    'Changes that have been tested on staging should be deployed one by one.',
    'The alert has been added to the backlog.',
    'The retry has been removed from the client, but the server still needs it.',
    'Update the list that has been added to the wiki.',
    'We have documented the steps; the runbook is to follow.',
  ])('“%s” is open', (entry) => {
    expect(states(entry)).toEqual(['open']);
  });

  test.each([
    'A daily check has been added that reads each file.',
    'A check has been added to verify all keys.',
  ])('“%s” is done', (entry) => {
    expect(states(entry)).toEqual(['done']);
  });
});

test('a promise above a list of things, or above a table, is not lost', () => {
  expect(lines('## Root cause\n\nWe will add alerts for the following hosts:\n\n- db1\n- db2')).toEqual([5]);
  expect(
    lines(
      '## Conclusion\n\nWe will raise the limit and do the following:\n\n| Step | Who |\n| --- | --- |\n| Stop | Ann |',
    ),
  ).toEqual([5]);
});

test('“we have created tickets” above their links leaves nothing to promise', () => {
  expect(
    lines(
      '## Conclusion\n\nWe have created tickets in our tracker to track the work needed to fill those gaps:\n\n- https://example.org/1\n- https://example.org/2',
    ),
  ).toEqual([]);
});

test('what is going on in “Update 2026-07-06” is a step of that day, and no promise', () => {
  const said = "We're splitting the restore in two parts.";
  expect(lines(`## Update 2026-07-06\n\n${said}`)).toEqual([]);
  expect(lines(`## Root cause\n\n${said.replace('splitting', 'moving')}`)).toEqual([5]);
});
