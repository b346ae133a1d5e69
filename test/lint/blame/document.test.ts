import { expect, test } from 'vitest';
import { explainSentences } from '../../../src/lint/blame/explain.ts';
import { judgementsOf } from '../../../src/lint/blame/judgements.ts';
import { guess, languageOf } from '../../../src/lint/blame/language-of.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';

const read = (text: string) =>
  readPostMortem(parseMarkdown(text, 'postmortems/2026-04-01-checkout.md'), {
    today: '2026-04-15',
    aliases: {},
    timeZone: null,
  });
const names = { people: [], systems: [] };

test('reads each sentence once, however many rules ask', () => {
  const postmortem = read('# Down\n\n## Cause\n\nThe operator forgot the flag.\n');
  expect(judgementsOf(postmortem, names)).toBe(judgementsOf(postmortem, names));
});

test('a name that the policy calls a system is one', () => {
  const text = '# Down\n\n## Cause\n\nTomasz forgot the flag.\n';
  const verdicts = (systems: string[]) =>
    judgementsOf(read(text), { people: [], systems }).filter(({ analysis }) => analysis.verdict).length;
  expect(verdicts([])).toBe(1);
  expect(verdicts(['Tomasz'])).toBe(0);
});

test('explains a line: who does what, what was seen, and the verdict', () => {
  const said = explainSentences(read('# Down\n\nThe engineer who ran the script forgot the flag.\n'), 3);
  expect(said).toContain('subject "The engineer" (person), verb "forgot"');
  expect(said).toContain('verdict: blame/person-at-fault');
});

test('a document in another language is recognised and left alone', () => {
  const german = `# Ausfall\n\n${'Der Betreiber hat vergessen, das Zertifikat zu erneuern, und die Seite war nicht erreichbar. '.repeat(5)}\n`;
  const postmortem = read(german);
  expect(languageOf(postmortem)).toEqual({ code: 'de', judged: false });
  expect(judgementsOf(postmortem, names)).toEqual([]);
  expect(explainSentences(postmortem, 3)).toContain('not in English (de)');
});

test('a German document that opens with a page of English is still German', () => {
  const english =
    'The pump of the second well was switched off for an hour because the valve had to be replaced. ';
  const german =
    'Der Betreiber hat die Pumpe mit dem Ventil von Hand auf Null gestellt, und das war für die Nacht nicht genug. ';
  const postmortem = read(`# Ausfall\n\n${english.repeat(14)}\n\n${`${german.repeat(10)}\n\n`.repeat(6)}`);
  expect(languageOf(postmortem).judged).toBe(false);
});

test('a short text and one with foreign names are judged', () => {
  expect(guess(['Checkout was down.']).judged).toBe(true);
  expect(
    guess([
      'The database of the shop in São Paulo was down for an hour, and the team of Åsa restored it from the backup of the night before, as the replica had not caught up with the primary.',
    ]).judged,
  ).toBe(true);
});

test('a terse English text is English, though its short words are words of other languages, too', () => {
  const text =
    'Deploy of v2 broke checkout. A bad config went to a zone, a worker lost a lock, orders failed. We went back to v1 at 14:20. To do: add a lock to S3, move a zone, log a retry, page a lead. A worker had no limit.';
  expect(guess([text]).judged).toBe(true);
});
