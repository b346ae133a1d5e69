import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { judge, PATH, TODAY } from '../sample.ts';

/** With a level from the policy, so that a convention is asked of a document in any format. */
const messages = (rule: string, text: string, path = PATH) =>
  lintText(text, path, {
    policy: { ...DEFAULT_POLICY, lint: { ...DEFAULT_POLICY.lint, rules: { [rule]: 'warning' } } },
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

  test('no end at all is asked about', () => {
    expect(messages('timeline/milestones', timeline('the graphs look odd'))[0]).toMatch(
      /^When was it over\?/,
    );
  });
});

describe('an empty hour', () => {
  const timeline = (detected: string) =>
    `${head}## Timeline (UTC)\n\n- 2026-03-02 12:00: impact starts\n- ${detected}: detected by a customer\n- 14:20: mitigated\n`;

  test('before anybody knew raises no question', () => {
    expect(messages('timeline/gaps', timeline('14:10'))).toEqual([]);
  });

  test('between both ends of one piece of work is told', () => {
    const work = (begin: string, end: string) =>
      `${head}## Timeline (UTC)\n\n- 2026-03-02 12:00: impact starts, detected by a customer\n- 12:10: ${begin}\n- 12:55: ${end}\n- 13:00: mitigated\n`;
    expect(
      messages('timeline/gaps', work('on-call begins the reconciliation', 'Reconciliation complete')),
    ).toEqual([]);
    expect(
      messages('timeline/gaps', work('on-call begins the reconciliation', 'Rollback complete')),
    ).toHaveLength(1);
  });

  test('after that is asked about', () => {
    expect(messages('timeline/gaps', timeline('12:10'))).toHaveLength(1);
  });

  const between = (first: string, second: string) =>
    messages(
      'timeline/gaps',
      `${head}## Timeline (UTC)\n\n- 2026-03-02 12:00: impact starts, detected by a customer\n- 12:10: ${first}\n- 12:55: ${second}\n- 13:05: mitigated\n`,
    );
  test.each([
    ['Attempt to restore the queue', 'The restoration failed'],
    ['on-call tries to restart the broker', 'The restart did not help'],
    ['on-call restarts the broker', 'Several fixes deployed, the queue still grows'],
    ['on-call replays the messages in batches', 'All messages are there'],
  ])('is told by both ends of a try: %s', (first, second) => {
    expect(between(first, second)).toEqual([]);
  });

  test.each([
    ['Attempt to restore the queue', 'The rollback failed'],
    ['on-call tries to restart the broker', 'on-call restarts the relay'],
    ['on-call restarts the broker', 'One fix deployed'],
  ])('is not told by another try: %s', (first, second) => {
    expect(between(first, second)).toHaveLength(1);
  });

  const later = (back: string, after: string) =>
    messages(
      'timeline/gaps',
      `${head}## Timeline (UTC)\n\n- 2026-03-02 12:00: impact starts, detected by a customer\n- 12:10: ${back}\n- 12:20: ${after}\n- 13:20: incident resolved\n`,
    );
  test('once the site is back raises no question, unless it fails again', () => {
    expect(later('Site operational again', 'Root error identified')).toEqual([]);
    expect(later('Some shops work again', 'Root error identified')).toHaveLength(1);
    expect(later('Site operational again', 'Orders fail again')).toHaveLength(1);
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

describe('a language that Debrief has no words for', () => {
  const body =
    'Pada hari Senin antrian pesan macet karena broker menolak partisi baru tanpa pesan kesalahan. Pelanggan tidak dapat menerima surat selama satu jam penuh, sampai tim operasi mengembalikan versi lama dan semua pesan terkirim kembali seperti biasa. Tim akan menambahkan alarm pada kedalaman antrian dan memperbarui panduan kerja.';
  const text = `# Antrian macet 2026-03-02\n\n## Ringkasan\n\n${body}\n\n## Tindakan\n\n${body}\n`;

  test.each(['timeline/present', 'action-items/present', 'structure/required-sections', 'causes/depth'])(
    '%s keeps silent, for what it misses may be there',
    (rule) => {
      expect(messages(rule, text)).toEqual([]);
      expect(messages(rule, text.replaceAll(body, 'The queue was down for a while.'))).not.toEqual([]);
    },
  );

  test('the report says that Debrief does not know the language', () => {
    expect(messages('structure/language', text)[0]).toMatch(
      /^This document is in a language that Debrief does not know/,
    );
  });
});

describe('how it was detected', () => {
  const rule = 'structure/required-sections';
  const text = (told: string) =>
    `${head}## Summary\n\nAll 40 shops took no orders for 20 minutes. ${told}\n\n## Impact\n\nAll shops.\n\n## Resolution\n\nA rollback.\n`;

  test.each(['The queue depth alert fired at once.', 'A customer reported it.'])(
    'may be told anywhere: %s',
    (told) => {
      expect(messages(rule, text(told))).toEqual([]);
    },
  );

  test('is asked for where nothing tells it', () => {
    expect(messages(rule, text('The broker refuses a 65th partition.'))).toHaveLength(1);
  });
});

test('what could have caused it elsewhere is no factor of this incident', () => {
  const text = `${head}## Contributing factors\n\nIn production, causes like these could be:\n\n- A full disk on the broker\n- A missing variable\n\nHere:\n\n- The partition limit has no page\n\n## Action items\n\n- @amal pages on the partition limit\n`;
  expect(messages('action-items/traceability', text)).toEqual([]);
});

test('a fault that was injected on purpose has no second cause', () => {
  const cause = (text: string) => messages('causes/depth', `${head}## Root cause\n\n${text}\n`);
  expect(cause('Deliberate fault injection through the /error endpoint.')).toEqual([]);
  expect(cause('A release with an error in the loader.')).toHaveLength(1);
});

test('one clock among days needs no zone', () => {
  const timeline = (last: string) =>
    `${head}## Timeline\n\n- 2026-03-02 00:00: release 412 reaches production\n- 2026-03-03: costs rise\n- ${last}: rolled back\n`;
  expect(messages('timeline/zone-stated', timeline('2026-03-04'))).toEqual([]);
  expect(messages('timeline/zone-stated', timeline('2026-03-04 10:00'))).toHaveLength(1);
});

test.each([
  'Because many users had saved cards, the loader stopped.',
  'Even a few minutes of downtime hurt.',
])('an amount that explains is not the impact: %s', (sentence) => {
  expect(messages('impact/vague-quantities', `${head}## Summary\n\n${sentence}\n`)).toEqual([]);
});

test('due dates in words are one finding', () => {
  const text = `${head}## Action items\n\n| Action | Owner | Due |\n| - | - | - |\n| Alert on depth | @amal | Next release |\n| Raise the limit | @bo | Later in spring |\n`;
  expect(messages('action-items/due-date', text)).toHaveLength(1);
});

describe('in a document that was not written for Debrief', () => {
  const levels = (rule: string, text: string) =>
    lintText(text, PATH, {
      policy: DEFAULT_POLICY,
      today: TODAY,
      assumePostMortem: true,
      rules: rules.filter(({ id }) => id === rule),
      profile: 'standard',
    }).findings.map(({ level }) => level);
  const ours = '---\nseverity: SEV2\ndate: 2026-03-02\n---\n\n';

  test.each([
    [
      'action-items/present',
      '## Root cause\n\nThe loader took any size. It now rejects files above 4 MB.\n',
      'error',
    ],
    [
      'timeline/present',
      '## What happened\n\nAt 13:40 the release went out, at 13:52 the alert fired, and at 14:20 it was over.\n',
      'error',
    ],
  ])('%s only hints where the text tells it in its own way', (rule, text, level) => {
    expect(levels(rule, head + text)).toEqual(['hint']);
    expect(levels(rule, ours + head + text)).toEqual([level]);
  });

  test.each([
    ['action-items/present', '## Action items\n\n    @amal adds an alert on the queue depth\n'],
    ['timeline/present', '## Timeline\n\n    Nobody wrote down the times of this\n'],
  ])('%s only hints if the section is indented like code', (rule, section) => {
    const text = `${head}${section}    @bo raises the limit of the queue\n`;
    expect(levels(rule, text)).toEqual(['hint']);
    expect(levels(rule, ours + text)).toEqual(['error']);
  });

  test.each(['action-items/present', 'structure/required-sections', 'causes/depth', 'timeline/order'])(
    '%s is no more than a hint on a notice of a status site',
    (rule) => {
      const news =
        '\n# Mail down\n\n## 2026-03-02 14:20 UTC\n\nOver.\n\n## 2026-03-02 14:00 UTC\n\nStill down.\n\n## 2026-03-02 13:50 UTC\n\nSeen.\n\n## 2026-03-02 13:40 UTC\n\nDown.\n';
      const serious = (keys: string) =>
        levels(rule, `---\ntitle: Mail down\n${keys}---\n${news}`).filter((level) => level !== 'hint');
      const affected = 'affected:\n- Mail\n';
      expect(serious(affected)).toEqual([]);
      // A summary that is missing is a hint in any older document, and so is what a note leaves out.
      if (rule === 'timeline/order') expect(serious('')).toHaveLength(1);
      expect(serious(`severity: SEV2\n${affected}`)).toHaveLength(1);
    },
  );
});

describe('what only looks like a fault', () => {
  test('minutes since the start need no zone', () => {
    const entries = (times: string[]) =>
      `${head}## Timeline\n\n${times.map((time) => `- ${time} - the queue grows`).join('\n')}\n`;
    expect(messages('timeline/zone-stated', entries(['00:00', '00:04', '00:09:30']))).toEqual([]);
    expect(messages('timeline/zone-stated', entries(['00:00', '00:04', '01:09']))).toHaveLength(1);
  });

  test('the phases of a longer whole', () => {
    const stated = (rest: string) =>
      `${head}## Impact\n\n- Duration: 90 minutes\n${rest}\n## Timeline (UTC)\n\n- 2026-03-02 13:30: impact starts\n- 13:40: detected by the queue alert\n- 15:00: resolved\n`;
    expect(
      messages(
        'impact/duration-agrees',
        stated('- Uploads\n  - Duration: 20 minutes\n- Search\n  - Duration: 60 minutes\n'),
      ),
    ).toEqual([]);
    expect(messages('impact/duration-agrees', stated('- Duration: 20 minutes\n'))).toHaveLength(1);
  });

  test('how long, in another language', () => {
    const text = (impact: string) =>
      `# La caisse était arrêtée\n\n## Résumé\n\nLa caisse ne répondait plus après une mise à jour du système.\n\n## Impact\n\n${impact}\n\n## Causes\n\n- Le script n'avait pas de limite et personne ne le savait.\n`;
    expect(messages('impact/in-figures', text('120 clients pendant 2 heures.'))).toEqual([]);
    expect(messages('impact/in-figures', text('120 clients.'))).toHaveLength(1);
  });

  test('notes in English without small words are English', () => {
    const notes = Array.from({ length: 12 }, () => '- Queue growing, workers stable, alert triggered').join(
      '\n',
    );
    expect(messages('structure/language', `${head}## Observations\n\n${notes}\n`)).toEqual([]);
  });
});

describe('a front matter of another format', () => {
  const own = '---\nid: INC-82\nseverity: SEV2\ncategory: degradation\nenvironment: prod\n';
  const levels = (frontMatter: string) =>
    lintText(`${frontMatter}---\n\n${head}## What went well\n\n- The rollback took a minute\n`, PATH, {
      policy: DEFAULT_POLICY,
      today: TODAY,
      assumePostMortem: true,
      rules: rules.filter(({ id }) => id === 'structure/lessons'),
      profile: 'strict',
    }).findings.map(({ level }) => level);

  test('asks for no convention of Debrief', () => expect(levels(own)).toEqual([]));

  test.each(['owner: "@amal"', 'status: draft', 'incident: 12', 'started: 2026-03-02T13:40:00Z'])(
    'but not with the keys that a draft has: %s',
    (key) => expect(levels(`${own}${key}\n`)).toEqual(['warning']),
  );
});

test('measures that are already in place have no owner to name', () => {
  const text = (lead: string) =>
    `${head}## Prevention\n\n${lead}:\n\n- Alert on queue depth over 500\n- Limit the size of a batch\n`;
  expect(messages('action-items/owner', text('Already in place'))).toEqual([]);
  expect(messages('action-items/owner', text('Planned'))).toHaveLength(1);
});

test('an item that says which team will do it has an owner', () => {
  const text = (who: string) =>
    `${head}## Action items\n\n- ${who} will add an alert on queue depth over 500\n`;
  expect(messages('action-items/owner', text('Our Production and Release teams'))).toEqual([]);
  expect(messages('action-items/owner', text('The next release'))).toHaveLength(1);
});

test('a heading that holds its text is not an empty section', () => {
  const text = `${head}## Summary\n\n# Duration: it stood still from two to four\n\n## Impact\n\nAll shops.\n`;
  expect(messages('structure/required-sections', text).join()).not.toContain('nothing under');
});

test('counted requests and affected services say who was hit', () => {
  const impact = (text: string) => messages('impact/in-figures', `${head}## Impact\n\n${text}\n`);
  expect(impact('3.4% of order requests failed for 2 hours.')).toEqual([]);
  expect(impact('Services affected: search. All of it was gone for 2 hours.')).toEqual([]);
  expect(impact('It was gone for 2 hours.')).toHaveLength(1);
});

test('missing owners are reported where the open items are, not where the work is that was done', () => {
  const text = `${head}## Remediation\n\n- Rolled back the release\n- Raised the limit\n\n## Follow-up actions\n\n- Alert on queue depth over 500\n- (Already planned) Limit the size of a batch\n`;
  const { findings } = lintText(text, PATH, {
    policy: DEFAULT_POLICY,
    today: TODAY,
    assumePostMortem: true,
    rules: rules.filter(({ id }) => id === 'action-items/owner'),
  });
  expect(
    findings.map(({ span, message }) => [text.slice(span.start, span.end), message.slice(0, 26)]),
  ).toEqual([['## Follow-up actions', 'None of these 2 open items']]);
});

test.each([
  [
    'French',
    'La file était à l’arrêt, parce que la limite était trop basse.',
    '## Actions\n\n### Immédiates (terminé)\n\n- Relever la limite\n',
  ],
  [
    'German',
    'Die Schlange stand still, weil die Grenze zu niedrig war.',
    '## Maßnahmen\n\n### Sofort (erledigt)\n\n- Grenze anheben\n',
  ],
])('items below a heading that says done in %s need no owner', (_language, summary, items) => {
  const text = (section: string) => `# 2026-03-02\n\n${summary}\n\n${section}`;
  expect(messages('action-items/owner', text(items))).toEqual([]);
  expect(messages('action-items/owner', text(items.replace(/ \(.*\)/, '')))).toHaveLength(1);
});

test('a vague verb with the change that it means is specific', () => {
  const item = (text: string) => messages('action-items/specific', `${head}## Action items\n\n- ${text}\n`);
  expect(item('Improve monitoring to proactively alert on full disks')).toEqual([]);
  expect(item('Improve monitoring')).toHaveLength(1);
});

test('in an older document, a heading with a term dates the items below it', () => {
  const text = (frontMatter: string) =>
    `${frontMatter}${head}## Action items (within 2 weeks)\n\n- Alert on queue depth over 500\n- Limit the size of a batch\n`;
  expect(messages('action-items/due-date', text(''))).toEqual([]);
  expect(messages('action-items/due-date', text('---\nseverity: SEV2\nstatus: draft\n---\n\n'))).toHaveLength(
    1,
  );
});

test('a section on what is to come, in which no item is read, is asked about by its name', () => {
  const text = `${head}## Still recommended\n\n### Larger machine\n\nThe next size has twice the memory.\n`;
  expect(messages('action-items/present', text).join()).toContain('“Still recommended” seems to say');
});
