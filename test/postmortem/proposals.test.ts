import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/languages/labels.ts';
import { languages } from '../../src/languages/words/index.ts';
import { mayHoldProposals } from '../../src/postmortem/items/state/proposals.ts';
import { statusInField, statusWithReason } from '../../src/postmortem/phrases/done.ts';
import { read } from './reading.ts';

/** "(proposed|suggested) (by|to)" as each of the texts that it stands for. */
function spelledOut(wording: string): string[] {
  const [, before, inside, isOptional, after] = /^(.*?)\(([^()]*)\)(\??)(.*)$/.exec(wording) ?? [];
  if (before === undefined) return [wording];
  const choices = [...inside!.split('|'), ...(isOptional ? [''] : [])];
  return choices.flatMap((choice) => spelledOut(`${before}${choice}${after}`));
}

const english = [...statusInField.entries, ...statusWithReason.entries]
  .filter(({ sense }) => sense === 'proposed')
  .flatMap(({ words, hits }) => [...words.split(',').flatMap((each) => spelledOut(each.trim())), ...hits]);
const others = languages.flatMap(({ statuses }) => wordsOf(statuses.proposed));

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
const LAYOUTS: Record<string, (status: string) => string> = {
  'in a cell': (status) => `| Action | Owner | Status |\n| - | - | - |\n| Add an alert | Ann | ${status} |`,
  'bold in a cell': (status) => `| Action | Status |\n| - | - |\n| Add an alert | **${capital(status)}** |`,
  'behind a mark': (status) => `| Action | Status |\n| - | - |\n| Add an alert | 📝 ${capital(status)} |`,
  'behind a label': (status) => `- Add an alert (@ann). Status: ${capital(status)}`,
  'in brackets': (status) => `- Add an alert (${status})`,
  'below the item': (status) => `- Add an alert\n  - Status: ${status}`,
  'below a heading': (status) => `### Add an alert\n\n**Owner:** Ann\n\n**Status:** ${capital(status)}`,
};

describe.each(Object.entries(LAYOUTS))(
  'a document with a proposed item is known for one: %s',
  (_, layout) => {
    test.each([...english, ...others])('%s', (status) => {
      const text = `# Queue stuck 2026-03-04\n\n## Action items\n\n${layout(status)}\n`;
      const isProposed = read(text).actionItems.some(({ state }) => state === 'proposed');
      expect(isProposed && !mayHoldProposals(text)).toBe(false);
    });
  },
);

test('in another language, too', () => {
  const text = (status: string) =>
    `# Die Kasse stand still\n\nDie Kasse war nicht erreichbar, weil der Speicher voll war.\n\n## Maßnahmen\n\n| Maßnahme | Wer | Status |\n| - | - | - |\n| Alarm einrichten | Ann | ${status} |\n`;
  for (const status of ['vorgeschlagen', 'Entwurf', '**Vorschlag**', 'Entwurf, 4. März']) {
    expect(read(text(status)).actionItems.map(({ state }) => state)).toEqual(['proposed']);
    expect(mayHoldProposals(text(status))).toBe(true);
  }
});

test('a draft of a document is none for its items', () => {
  const items = '## Action items\n\n- Add an alert (@ann)\n';
  expect(mayHoldProposals(`---\ndate: 2026-03-04\nstatus: draft\n---\n\n# Queue stuck\n\n${items}`)).toBe(
    false,
  );
  expect(mayHoldProposals(`---\r\nstatus: draft\r\n---\r\n\r\n# Queue stuck\r\n`)).toBe(false);
  expect(mayHoldProposals(`---\nstatus: draft\n---\n\n${items}- Status: draft\n`)).toBe(true);
});
