import { describe, expect, test } from 'vitest';
import { cpuTime } from '../cpu.ts';
import { read } from './reading.ts';

const items = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(({ text }) => text);
const types = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(({ type }) => type);

describe('a bullet with others below it is a group', () => {
  test.each([
    ['a verb alone', '- Build:\n  - a linter for scripts\n  - `set -e` in each', 2],
    ['a bold verb', '- **Deploy**\n  - pinned images', 1],
    ['a type', '- Prevent:\n  - a limit on batches', 1],
    ['a verb among groups', '- Alarms:\n  - one on age\n- Review process:\n  - two reviewers', 2],
    ['a caption of actions', '- Fix alarms:\n  - Add one on age\n  - Remove one on load', 2],
  ])('as %s', (_name, body, count) => {
    const found = items(body);
    expect(found).toHaveLength(count);
    expect(found.join()).not.toMatch(/Build|Deploy|Prevent|process|Fix/);
  });

  test.each([
    ['an action, with its details', '- Improve alarms\n  - Add one on age'],
    ['an action on several things', '- Add alarms for:\n  - age\n  - load'],
    ['a checklist, with its boxes', '- **Release checklist**\n  - [ ] Build the image\n  - [ ] Test it'],
    ['a few words with fields', '- Drain it first\n  - Owner: Ann\n  - Due: 2026-04-20'],
  ])('but not %s', (_name, body) => {
    expect(items(body)).toHaveLength(1);
  });
});

test('one of two numbered entries with details is an item too, though it ends with a colon', () => {
  const body =
    '1. **Guard test** (desk.test) — checks:\n   - each lamp\n2. **Smoke test** ("it rings"):\n   - the bell\n3. **Notes** in the book';
  expect(items(body)).toHaveLength(3);
});

test('a numbered entry beside others that are items is one too, whatever is below it', () => {
  expect(
    items(
      '1. Add an alarm\n   - on age\n2. Drain the queue first\n   - by hand\n3. Queue limits\n   - 500 per batch',
    ),
  ).toEqual(['Add an alarm', 'Drain the queue first', 'Queue limits']);
});

test('“Created a script (`free.sh`):” is done, and what is below says what it does', () => {
  const body =
    '1. **Created a script** (`free.sh`):\n   - Checks the disk\n   - Frees space\n2. **Added a job** (`free.yml`):\n   - Runs each night';
  const { actionItems } = read(`# Disk full 2026-03-04\n\n## Action items\n\n${body}\n`);
  expect(actionItems.map(({ state }) => state)).toEqual(['done', 'done']);
});

test('but what is still to be done with it is an item', () => {
  expect(items('- Created a script that frees space:\n  - Add it to cron\n  - Alert when it fails')).toEqual([
    'Add it to cron',
    'Alert when it fails',
  ]);
  expect(
    items('- Created tickets for these two:\n  - OPS-12 disk alert\n  - OPS-13 runbook of the desk'),
  ).toHaveLength(2);
});

describe('bold entries with one entry below each', () => {
  test('are the items, and what is below explains them', () => {
    const body =
      '1. **Longer soak tests**\n   - Running them overnight.\n\n2. **Two ferries**\n   - We will rent one.';
    expect(items(body)).toEqual(['Longer soak tests', 'Two ferries']);
  });

  test.each([
    ['say when', '- **Short term**\n  - Add a bell\n- **Long term**\n  - Move the desk'],
    ['end with a colon', '- **Ferry desk:**\n  - Add a bell\n- **Harbour office:**\n  - Move the desk'],
    ['name people', '- **Anna Berg**\n  - Add a bell\n- **Ola Moen**\n  - Move the desk'],
    [
      'head a list somewhere',
      '- **Ferry desk**\n  - Add a bell\n- **Harbour office**\n  - Move the desk\n  - Hang a lamp',
    ],
    [
      'stand above boxes',
      '- **Ferry desk**\n  - [ ] Add a bell\n- **Harbour office**\n  - [ ] Move the desk',
    ],
  ])('are groups if they %s', (_name, body) => {
    expect(items(body)).toEqual(expect.arrayContaining(['Add a bell', 'Move the desk']));
    expect(items(body).join()).not.toMatch(/term|esk:|Ferry|Anna/);
  });
});

describe('an entry in another language with details below it', () => {
  const foreign = (heading: string, body: string) =>
    read(`# 2026-03-04\n\n## ${heading}\n\n${body}\n`).actionItems.map(({ text }) => text);

  test.each([
    ['再発防止策', '1. **キューの監視を強化**\n   - 滞留時間\n   - 件数\n2. **手順書に追記**\n   - 切り戻し'],
    [
      'Acciones correctivas',
      '- **Mejorar la cola de pagos**\n  - los límites\n- **Revisar las alertas**\n  - la de la cola',
    ],
    [
      'Maßnahmen',
      '- **Alarm für die Schlange einrichten**\n  - ab zehn Minuten\n- **Erhöhung der Grenze**\n  - auf 500',
    ],
  ])('is an item below “%s”', (heading, body) => {
    expect(foreign(heading, body)).toHaveLength(2);
  });

  test.each([
    ['再発防止策', '- **短期**\n  - キューの監視を追加\n- **長期**\n  - 手順書を見直す'],
    [
      'Acciones correctivas',
      '- **Corto plazo**\n  - Añadir una alerta\n- **Largo plazo**\n  - Revisar los límites',
    ],
  ])('is a group below “%s” if it is a theme', (heading, body) => {
    expect(foreign(heading, body)).toHaveLength(2);
    expect(foreign(heading, body).join()).not.toMatch(/期|plazo/);
  });
});

test('boxes that name somebody are items, whatever stands above them', () => {
  expect(items('- Release checklist\n  - [ ] @ann builds the image\n  - [ ] @bo tests it')).toHaveLength(3);
});

test('a long line without spaces above boxes is read at once', () => {
  expect(cpuTime(() => items(`- ${'障害の再発'.repeat(40)}\n  - [ ] 監視`))).toBeLessThan(2000);
});

describe('a table', () => {
  test('that compares before and after asks for nothing', () =>
    expect(
      items('| What | Before | After |\n| --- | --- | --- |\n| Queue | shared | one for each shard |'),
    ).toEqual([]));

  test.each(['Fix', 'Solution', 'Countermeasure'])('of problems has its tasks below “%s”', (header) => {
    const rows =
      '| The queue has no limit at all | Limit it to 500 |\n| Nobody is paged at night | Page on age |';
    expect(items(`| Problem | ${header} |\n| --- | --- |\n${rows}`)).toEqual([
      'Limit it to 500',
      'Page on age',
    ]);
  });

  test('with a blank to fill in has no owner', () => {
    const [item] = read(
      '# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Owner |\n| --- | --- |\n| Limit the batch | [TO COMPLETE] |\n',
    ).actionItems;
    expect(item?.owners).toEqual([]);
  });

  test.each([
    ['Target', '2026-04-20'],
    ['Target date', '2026-04-20'],
    ['Target artifact', null],
  ])('with a column “%s” is due: %s', (header, due) => {
    const [item] = read(
      `# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | ${header} |\n| --- | --- |\n| Limit the batch | 2026-04-20 |\n`,
    ).actionItems;
    expect(item?.due?.date ?? null).toBe(due);
  });
});

test('a group or sub-heading gives its type to items without one', () => {
  expect(types('- Prevent:\n  - a limit\n- Detect:\n  - an alarm\n  - [process] a rota')).toEqual([
    'prevent',
    'detect',
    'process',
  ]);
  expect(types('### Mitigate (P1)\n\n- a fallback\n\n### Indexer\n\n- a limit')).toEqual(['mitigate', null]);
});

test('a bold label among its items groups them as if it were above them', () => {
  const found = read(
    '# Queue stuck 2026-03-04\n\n## Action items\n\n- 🔧 **Fixes:**\n- Cap the batch\n- **Done:**\n- Alert on age\n',
  ).actionItems;
  expect(found.map(({ text, state }) => [text, state === 'done'])).toEqual([
    ['Cap the batch', false],
    ['Alert on age', true],
  ]);
});

test('details below a named item belong to it', () => {
  expect(
    items(
      '1. **Alarm:** `queue-age-high`\n   - Threshold: 90 s\n   - Action: page the on-call\n2. Cap the batch',
    ),
  ).toEqual(['Alarm: queue-age-high', 'Cap the batch']);
});

test('bullets that Markdown does not recognise are items', () => {
  expect(
    items(
      'These will be put in place:  \n&nbsp;&nbsp;•&nbsp; A cap on batches  \n&nbsp;&nbsp;•&nbsp; An alarm on age',
    ),
  ).toEqual(['A cap on batches', 'An alarm on age']);
});

describe('headings of action items', () => {
  const below = (heading: string) =>
    read(`# Queue stuck 2026-03-04\n\n${heading}\n\n- Limit batches to 500\n- Alert on age\n`).actionItems
      .length;

  test.each([
    '## Prevention and monitoring',
    '## Tasks that everybody agreed on',
    '## Work per team',
    '## Suggested remediation',
    '## What we will do next',
    'Corrective And Preventive Measures',
  ])('%s', (heading) => {
    expect(below(heading)).toBe(2);
  });

  test.each(['## Actions by 14:00', '## Affected versions', '## Are you affected?'])('not %s', (heading) => {
    const { sections } = read(`# Queue stuck 2026-03-04\n\n${heading}\n\nNothing.\n`);
    expect(sections.map(({ name }) => name)).not.toContain('action-items');
    expect(sections.map(({ name }) => name)).not.toContain('impact');
  });

  test('a plain line above prose', () => {
    const { sections } = read(
      '# Queue stuck 2026-03-04\n\nRoot Cause And Resolution\n\nThe batch had no limit, and nobody was told.\n',
    );
    expect(sections.map(({ name }) => name)).toContain('causes');
  });
});

test('immediate measures are not action items in French either', () => {
  const { actionItems } = read(
    "# Caisse arrêtée le 4 mars 2026\n\n## Résumé\n\nLa caisse était arrêtée pendant une heure, et les clients attendaient.\n\n## Actions correctives immédiates\n\n- Redémarrage de la caisse\n\n## Plan d'amélioration\n\n- Ajouter une alerte sur la caisse\n",
  );
  expect(actionItems.map(({ line }) => line)).toEqual([13]);
});

describe('in other languages, a heading above done work says that it is done', () => {
  const done = (body: string) =>
    read(
      `# Panne du 4 mars 2026\n\nLa caisse ne répondait plus, et la file était longue.\n\n${body}\n`,
    ).actionItems.map((item) => item.state === 'done');

  test.each([
    [
      '## Actions correctives réalisées\n\n- Remplacement du pilote\n- Redémarrage de la caisse',
      [true, true],
    ],
    [
      '## Actions\n\n### Terminées\n\n- Redémarrer la caisse\n\n### À faire\n\n- Ajouter une alerte',
      [true, false],
    ],
    ['## Actions correctives\n\n- Remplacer le pilote\n- Redémarrer la caisse', [false, false]],
  ])('%j', (body, expected) => expect(done(body)).toEqual(expected));
});
