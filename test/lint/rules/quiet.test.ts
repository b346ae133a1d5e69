import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { judge, PATH, TODAY } from '../sample.ts';

const messages = (rule: string, text: string, path = PATH) =>
  lintText(text, path, {
    policy: DEFAULT_POLICY,
    today: TODAY,
    assumePostMortem: true,
    rules: rules.filter(({ id }) => id === rule),
    profile: 'strict',
  }).findings.map(({ message }) => message);

const head = '# The queue stood still\n\n';

describe('a heading that says TODO', () => {
  const rule = 'structure/placeholder';

  test.each(['## TODO', '**TODO**', 'TODO:', '## ✅ TODO', '## TODO items'])(
    'and heads what is to be done is not left from the template: %s',
    (heading) => {
      expect(messages(rule, `${head}${heading}\n\n- Add a limit to the batch\n- Alert on age\n`)).toEqual([]);
    },
  );

  test('is where nothing stands below it', () => {
    expect(messages(rule, `${head}## TODO\n\n## Impact\n\nTwo hours.\n`)).toHaveLength(1);
    expect(messages(rule, `${head}## Impact\n\nTODO\n`)).toHaveLength(1);
    expect(messages(rule, `${head}## Impact\n\nSee the TODO list in the wiki.\n`)).toEqual([]);
  });
});

describe('one end of an incident is enough', () => {
  const timeline = (end: string) =>
    `${head}## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: queue depth alert fires\n- 13:58: on-call acknowledges\n- 14:20: ${end}\n`;

  test.each(['mitigated: traffic moved', 'resolved', 'payments work again', 'error rate falls'])(
    '%s',
    (end) => {
      expect(messages('timeline/milestones', timeline(end))).toEqual([]);
    },
  );

  test('and none is too few', () => {
    expect(messages('timeline/milestones', timeline('the graphs look odd'))[0]).toMatch(
      /^When was it over\?/,
    );
  });
});

describe('an empty hour', () => {
  const timeline = (detected: string) =>
    `${head}## Timeline (UTC)\n\n- 2026-03-02 12:00: impact starts\n- ${detected}: detected by a customer\n- 14:20: mitigated\n`;

  test('before anybody knew is nobody’s', () => {
    expect(messages('timeline/gaps', timeline('14:10'))).toEqual([]);
  });

  test('after that is asked about', () => {
    expect(messages('timeline/gaps', timeline('12:10'))).toHaveLength(1);
  });
});

test('the question of a template is not vague', () => {
  const text = `${head}## Impact\n\nHow many customers were affected? About 9000.\n\nMany users were slow.\n`;
  expect(messages('impact/vague-quantities', text)).toHaveLength(1);
});

test('nothing is to be brought forward to a day that has passed', () => {
  const item = (day: string) =>
    `---\nseverity: SEV1\ndate: 2026-04-01\n---\n\n${head}## Action items\n\n- @amal adds an alert by ${day}\n`;
  const found = (day: string, today: string) =>
    judge(
      item(day),
      rules.filter(({ id }) => id === 'action-items/due-date'),
      { today },
    ).findings.map(({ message }) => message);
  expect(found('2026-06-30', '2026-04-02')[0]).toMatch(/forward to 2026-04-\d\d, or/);
  expect(found('2026-06-30', '2026-06-01')[0]).toMatch(/forward, or/);
  expect(found('2026-06-30', '2028-01-01')).toEqual([]);
});

describe('the name that a file might have', () => {
  const name = (title: string, note = '') =>
    /`([^`]+)`/.exec(
      messages('structure/file-name', `# ${title}\n\n${note}\n`, 'postmortems/queue.md')[0]!,
    )?.[1];

  test.each([
    ['Queue stuck on 2 March 2026', '2026-03-02-queue-stuck.md'],
    ['Post-mortem for the queue, March 2nd, 2026', '2026-03-02-queue.md'],
    ['Incident report 2026-03-02', '2026-03-02-what-stopped-working.md'],
    [
      'Workers of the queue hung on 2026-03-02 after certificates expired',
      '2026-03-02-workers-of-the-queue-hung-after.md',
    ],
  ])('%s', (title, expected) => {
    expect(name(title)).toBe(expected);
  });

  test.each(['Last modified on 2026-03-09.', 'Retrospective held on 2026-03-09.', 'Report date: 2026-03-09'])(
    'has the day of the incident: %s',
    (note) => {
      expect(name('Queue stuck', `${note}\n\nFrom 2026-03-02 on the queue stood.`)).toMatch(/^2026-03-02-/);
    },
  );
});

describe('that nothing is worth doing, and why, is enough', () => {
  test.each([
    '- Nothing is worth doing, because the queue is retired in May.',
    '- None. The queue is retired in May, and nothing else reads it.',
    '- No action: the vendor has retired this API, and nothing else calls it.',
    'Nothing is worth doing, because the queue is retired in May.',
  ])('%s', (text) => {
    const document = `${head}## Action items\n\n${text}\n`;
    for (const rule of ['present', 'owner', 'due-date', 'specific'])
      expect(messages(`action-items/${rule}`, document)).toEqual([]);
  });
});
