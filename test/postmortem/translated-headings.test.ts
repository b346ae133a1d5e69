import { expect, test } from 'vitest';
import { read } from './reading.ts';

const document = (summary: string, timeline: string, causes: string, items: string) => `# Gates stayed closed

## ${summary}

The gates at both piers rejected all tickets, because the clock of the validator was off, and the queue was long.

## ${timeline}

- 2026-05-04 08:02 UTC: the gates begin to reject tickets
- 2026-05-04 08:50 UTC: the gates open again

## ${causes}

- The validator took its time from one server, and the alert and the log were silent.

## ${items}

- Take the time from three servers, owner: @tomas, due 2026-06-15
- Write down how to open the gates by hand, owner: @aiko, due 2026-05-20
`;

test.each([
  ['Zusammenfassung', 'Zeitverlauf', 'Ursachen', 'Maßnahmen'],
  ['Résumé', 'Chronologie', 'Causes', 'Actions correctives'],
  ['Resumen', 'Cronología', 'Causas', 'Acciones'],
  ['Summary', 'Timeline', 'Contributing factors', 'Acties'],
  ['概要', 'タイムライン', '原因', '再発防止策'],
])('a document in English keeps its items and timeline under the headings %s, %s, %s, %s', (...headings) => {
  const { kind, actionItems, timeline } = read(document(...headings));
  expect(kind).toBe('post-mortem');
  expect(actionItems.map(({ owners, due }) => [owners, due?.date])).toEqual([
    [['tomas'], '2026-06-15'],
    [['aiko'], '2026-05-20'],
  ]);
  expect(timeline).toHaveLength(2);
});

test.each([
  'Cómo evitaremos que vuelva a ocurrir',
  'Como vamos evitar que aconteça novamente',
  'Comment éviter que cela se reproduise',
  'Wie verhindern wir das künftig?',
  'Come evitare che accada di nuovo',
  'Hoe voorkomen we herhaling?',
])('“%s” heads action items', (heading) => {
  const { actionItems } = read(document('Summary', 'Timeline', 'Causes', heading));
  expect(actionItems).toHaveLength(2);
});
