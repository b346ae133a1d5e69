import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (text: string) =>
  read(`# The ferry desk stood still\n\n${text}\n`).actionItems.map(
    ({ text, state }) => `${state === 'done' ? '+ ' : ''}${text}`,
  );

test.each(['Problem', 'Why', 'Solution'])('a heading is the item above paragraphs labelled “%s”', (label) => {
  const text = `## Action items\n\n### 1. Add a bell to the desk\n\n**${label}:** Nobody heard it.\n\n**Solution:** A bell.\n\n### 2. Print the list\n\n**${label}:** It was lost.`;
  expect(items(text)).toEqual(['1. Add a bell to the desk', '2. Print the list']);
});

test('a heading with its own list of action items is no item', () => {
  const text =
    '## Recommendations\n\n### 1. Add bells\n\n**Action items:**\n\n- Buy a bell for desk 2\n- Hang it up';
  expect(items(text)).toEqual(['Buy a bell for desk 2', 'Hang it up']);
});

test('a box that nobody has ticked is open, also below a group that says it is done', () => {
  expect(items('## Action items\n\n- **Done:**\n  - [ ] Add a bell\n  - [x] Print the list')).toEqual([
    'Add a bell',
    '+ Print the list',
  ]);
});

test('“A2. Add a bell” in a heading is an item', () => {
  expect(items('## Action items\n\n### A2. Add a bell\n\nNobody heard it.')).toEqual(['A2. Add a bell']);
});

test.each([
  ['## Action items\n\n###', '- Owner: Ann\n- Status: Open'],
  ['## Action items\n\n###', 'Owner: Ann'],
  ['## Action items\n\n###', 'Nobody heard it. Owner: Ann'],
  ['##', '- Owner: Ann\n- Status: Open'],
])('“Action item 1: Add a bell” is an item, and no section of them: %j, %j', (before, below) => {
  const { actionItems } = read(
    `# The ferry desk stood still\n\n${before} Action item 1: Add a bell to the desk\n\n${below}\n\n${before.slice(-3)} Action item 2: Print the list\n\n${below}\n`,
  );
  expect(actionItems.map(({ text, owners }) => [text, owners])).toEqual([
    ['Add a bell to the desk', ['Ann']],
    ['Print the list', ['Ann']],
  ]);
});

test('“Action items – desk 2” heads a list', () => {
  expect(items('## Action items – desk 2\n\n- Add a bell\n- Print the list')).toHaveLength(2);
});

test('headings with nothing below them are items where each says what to do', () => {
  expect(
    items('## Action items\n\n### Add a bell to the desk\n\n### Print the list every morning\n'),
  ).toEqual(['Add a bell to the desk', 'Print the list every morning']);
});

test.each([
  [
    '### Prevent\n\n### Detect\n\n### Mitigate\n\n### Investigate\n\n- Add a bell to the desk',
    ['Add a bell to the desk'],
  ],
  ['### Prevent recurrence\n\n- Add a bell to the desk\n\n### Fix the process', ['Add a bell to the desk']],
  [
    '### Prevent queues next time\n\n#### Add a bell\n\nNobody heard it.\n\n### Fix the process',
    ['Add a bell'],
  ],
  ['### Mitigate faster\n\n### Prevent recurrence\n\n### Fix process', []],
  ['### Fix the process', []],
])('an empty heading among categories is no item: %j', (below, expected) => {
  expect(items(`## Action items\n\n${below}\n`)).toEqual(expected);
});

test('an empty heading that names a theme is no item', () => {
  expect(items('## Action items\n\n### Monitoring of the desk\n\n### Process\n')).toEqual([]);
});

test('a heading in another language that says what to do is the item above its options', () => {
  const text =
    '## Acciones\n\n### A1. Actualizar la campana\n\n**Prioridad:** Alta\n\n### A2. Resolver el ruido de la campana\n**Prioridad:** Alta\n**Opciones:**\n1. Usar otra campana\n2. Cambiar el badajo\n';
  expect(items(text)).toEqual(['A1. Actualizar la campana', 'A2. Resolver el ruido de la campana']);
});

describe('a heading beside others that are items', () => {
  const others =
    '## Action items\n\n### A1. Add a bell to the desk\n**Priority:** High\n**Why:** Nobody heard.\n\n### A2. Print the list every day\n**Priority:** Low\n**Why:** It was lost.\n\n';

  test('is one too if it has the same fields, and its list tells the details', () => {
    expect(
      items(`${others}### A3. Look for signs of rain\n**Priority:** Low\n\n- Check clouds\n- Check wind`),
    ).toEqual(['A1. Add a bell to the desk', 'A2. Print the list every day', 'A3. Look for signs of rain']);
  });

  test('is one too if it is a checklist, whose boxes it holds', () => {
    expect(
      items(`${others}### A3. Checklist before sailing\n**Priority:** Low\n\n- [ ] Lamps\n- [ ] Ropes`).at(
        -1,
      ),
    ).toBe('A3. Checklist before sailing');
  });

  test('heads a list of items if it has no such fields', () => {
    expect(items(`${others}### Harbour office\n\n- Check clouds\n- Check wind`).slice(2)).toEqual([
      'Check clouds',
      'Check wind',
    ]);
  });
});

test('an empty heading that says in full what to do is an item, also alone or beside categories', () => {
  expect(items('## Action items\n\n### Add an alert on the disk (Ann, due 2027-01-10)')).toHaveLength(1);
  expect(
    items('## Action items\n\n### Add an alert on the disk\n\n### Prevent\n\n- Hang up a bell'),
  ).toHaveLength(2);
});
