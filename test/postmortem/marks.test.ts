import { describe, expect, test } from 'vitest';
import { wishIn } from '../../src/lint/support/action-items/wishes.ts';
import { read } from './reading.ts';

const document = (body: string) => read(`# Queue stuck 2026-03-04\n\n${body}\n`);
const states = (body: string) => document(`## Action items\n\n${body}`).actionItems.map(({ state }) => state);

const TICKS = [
  '✅',
  '✔',
  '✔️',
  '☑️',
  '✓',
  ':white_check_mark:',
  ':heavy_check_mark:',
  ':ballot_box_with_check:',
];

describe.each(TICKS)('“%s” says done', (tick) => {
  test('before a task and behind it', () => {
    const { actionItems } = document(
      `## Action items\n\n- ${tick} Add an alert\n- Limit the batch ${tick}\n- Print the list (@ann) ${tick}`,
    );
    expect(actionItems.map(({ text, state }) => [text, state])).toEqual([
      ['Add an alert', 'done'],
      ['Limit the batch', 'done'],
      ['Print the list', 'done'],
    ]);
  });

  test('in a column, alone and before words', () => {
    const table = (cell: string) =>
      states(`| Action | Owner | Status |\n| - | - | - |\n| Add an alert | Ann | ${cell} |`);
    expect([tick, `${tick} on Monday`, `${tick} Done`].flatMap(table)).toEqual(['done', 'done', 'done']);
    expect(states(`| Action | Notes |\n| - | - |\n| Add an alert | ${tick} |`)).toEqual(['done']);
  });

  test('behind the name of an owner', () => {
    const { actionItems } = document(
      `## Action items\n\n| Action | Owner |\n| - | - |\n| Add an alert | Ann Lee ✅ |\n| Limit the batch | Bo Li ${tick} |`,
    );
    expect(actionItems[0]!.owners).toEqual(['Ann Lee']);
    expect(actionItems[1]!.owners.join()).toContain('Bo Li');
  });

  test('below what was done at once, where each entry has a mark', () => {
    const list = `## Results\n\n### Immediate actions\n\n- ${tick} Rolled the release back\n- ⚠️ The cache is cold\n`;
    expect(
      document(`## Action items\n\n- Add an alert\n\n${list}`).actionItems.map(({ text }) => text),
    ).toEqual(
      document(`## Action items\n\n- Add an alert\n\n${list.replace(tick, '✅')}`).actionItems.map(
        ({ text }) => text,
      ),
    );
  });

  test('after a sentence of the lessons that asks for a change', () => {
    const lessons = (end: string) =>
      document(`## Lessons\n\nOur alerts need to page the owner of the queue.${end}`);
    expect(wishIn(lessons(''))).not.toBeNull();
    expect(wishIn(lessons(` ${tick} Added on 6 March.`))).toBeNull();
  });
});

describe.each(['✅', '✔', '☑', '✓'])('“%s” before a bold title above a list', (tick) => {
  test('is read as “🟢” is', () => {
    const titles = (mark: string) =>
      document(
        `## Action items\n\n${mark} **Health checks**: metadata, each hour\n\n- Add a probe\n- Page on a failed probe\n\n⏳ **Limits**: one for each queue\n\n- the batch\n- the retries`,
      ).actionItems.map(({ text }) => text);
    expect(titles(tick)).toEqual(titles('🟢'));
  });
});

describe('a tick beside a remark that says what is left', () => {
  test.each([
    '✓ Add an alert @pam, prod pending',
    '✔ Add an alert (staging only)',
    'Add an alert (still to be done in the US) ✅',
    '✅ Add an alert – the US is missing',
  ])('leaves the item open: %s', (item) => expect(states(`- ${item}`)).toEqual(['open']));

  test.each(['✅ Add the missing alert', '✅ Fix the pending jobs (@ann)', '✓ Add an alert (EU and US)'])(
    'but not in the task itself: %s',
    (item) => expect(states(`- ${item}`)).toEqual(['done']),
  );
});

describe('a tick with the day, as Obsidian writes it', () => {
  const item = (text: string) => document(`## Action items\n\n- ${text}`).actionItems[0]!;

  test('says when it was done, and not when it is due', () => {
    expect(item('Add an alert @dee ✅ 2026-03-02')).toMatchObject({
      text: 'Add an alert',
      owners: ['dee'],
      state: 'done',
      due: null,
    });
    expect(item('Add an alert, due 2026-03-10 ✅ 2026-03-12')).toMatchObject({
      state: 'done',
      due: { date: '2026-03-10' },
    });
  });

  test('a day to come is still one', () =>
    expect(item('Add an alert @dee ✅ 2026-07-01')).toMatchObject({
      state: 'open',
      due: { date: '2026-07-01' },
    }));
});
