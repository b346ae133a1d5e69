import { describe, expect, test } from 'vitest';
import { read, times } from './reading.ts';

const texts = (document: string) => read(document).actionItems.map(({ text }) => text);

describe('items are found', () => {
  test.each([
    'Still on the list:\n\n- Upload the maps again\n- Find a new calendar',
    'Not done yet:\n* Upload the maps again\n* Find a new calendar',
    'Yet to do:\n\n- Upload the maps again\n- Find a new calendar',
  ])('below a label line: %s', (body) => {
    expect(texts(`# Wiki down 2026-03-04\n\nIt is back.\n\n${body}\n`)).toEqual([
      'Upload the maps again',
      'Find a new calendar',
    ]);
  });

  test('below a heading of actions, in words we do not know', () => {
    const body = '- Fasten the cable\n- Restart the player\n- Print a card for the shops';
    expect(texts(`# Players dark 2026-03-04\n\n## Actions from the meeting\n\n${body}\n`)).toHaveLength(3);
    expect(texts(`# Players dark 2026-03-04\n\n## Next season\n\n${body}\n`)).toEqual([]);
  });

  test('as a heading that ends in "before publishing"', () => {
    const document =
      '# Wrong key 2026-03-04\n\n## Improvements\n\n### Detect: verify the signature before publishing [@ines]\n\nThe tool can do so.\n';
    expect(read(document).actionItems).toMatchObject([{ owners: ['ines'], type: 'detect' }]);
  });

  test('not below "Before publishing", nor below what was done', () => {
    const boxes = '- [ ] Read it aloud\n- [ ] Ask a colleague';
    expect(texts(`# Wiki down 2026-03-04\n\n## Before publishing\n\n${boxes}\n`)).toEqual([]);
    expect(texts('# Wiki down 2026-03-04\n\nDone:\n\n- Find the dump\n- Load it again\n')).toEqual([]);
  });
});

describe('a timeline is found', () => {
  test('of clock times with a dot, below a day', () => {
    expect(
      times(
        '# Wrong seats\n\n## What we did\n\n11 October 2025\n\n- 9.05 – EJ opens the sale\n- 9.38 – HB gets a call\n- 10.15 – KW loads the plan\n',
      ),
    ).toEqual(['7 2025-10-11T09:05:00', '8 2025-10-11T09:38:00', '9 2025-10-11T10:15:00']);
  });

  test('of days in bold', () => {
    expect(
      times(
        '# Receipts held back\n\n## How it unfolded\n\n**04-28-2025**: Mail moves to a new host.\n\n**05-02-2025**: The drive begins.\n\n**05-14-2025**: A donor phones.\n',
      ),
    ).toEqual(['5 2025-04-28', '7 2025-05-02', '9 2025-05-14']);
  });

  test('below a day with a note on its times in Italian', () => {
    expect(
      times(
        '# Ricette non leggibili\n\n## Cronologia\n\n**14 ottobre 2025 (orari in UTC)**\n\n- 07:10 – Aggiornamento del server\n- 07:25 – Le farmacie segnalano un errore\n',
      ),
    ).toEqual(['7 2025-10-14T07:10:00Z', '8 2025-10-14T07:25:00Z']);
  });

  test.each([
    ['versions', '11 October 2025\n\n- 2.14 – New parser\n- 2.13 – Fix the build\n- 2.12 – First release'],
    ['two days', '**04-28-2025**: Mail moves to a new host.\n\n**05-02-2025**: The drive begins.'],
    [
      'days among prose',
      '**04-28-2025**: Mail moves.\n\nIt held.\n\n**05-02-2025**: The drive begins.\n\nNobody saw it.\n\n**05-14-2025**: A donor phones.\n\nShe was right.',
    ],
  ])('but not of %s', (_name, body) => {
    expect(times(`# Receipts held back\n\n## What we did\n\n${body}\n`)).toEqual([]);
  });
});
