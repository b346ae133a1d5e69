import { expect, test } from 'vitest';
import { type FilledLine, follow, remember } from '../../src/drafting/filled.ts';

const OLD: readonly FilledLine[] = [
  { from: 'severity: {{severity}}', text: 'severity: SEV3' },
  { from: 'owner: {{owner}}', text: 'owner: TODO' },
  { from: '# {{title}}', text: '# Cards fail' },
  { from: '{{figures}} Time to detect ', text: '| Time to detect | not known |' },
];
const NEW: readonly FilledLine[] = [
  { from: 'severity: {{severity}}', text: 'severity: SEV1' },
  { from: 'owner: {{owner}}', text: 'owner: "@bo"' },
  { from: '# {{title}}', text: '# Cards and vouchers fail' },
  { from: '{{figures}} Time to detect ', text: '| Time to detect | 2 min |' },
];
const document = (lines: readonly FilledLine[]) =>
  `---\n${lines[0]!.text}\n${lines[1]!.text}\n---\n\n${lines[2]!.text}\n\nOur words.\n\n${lines[3]!.text}\n`;
const followed = (mine: string) => follow(mine, remember(OLD), NEW);

test('lines that still are as Debrief wrote them follow, and others stay', () => {
  expect(followed(document(OLD))).toBe(document(NEW));
  expect(followed(document(OLD).replaceAll('\n', '\r\n'))).toBe(document(NEW).replaceAll('\n', '\r\n'));
});

test.each([
  ['edited', (text: string) => text.replace('severity: SEV3', 'severity: SEV2')],
  ['deleted', (text: string) => text.replace('severity: SEV3\n', '')],
  ['commented', (text: string) => text.replace('severity: SEV3', 'severity: SEV3 # as agreed')],
  ['there twice', (text: string) => text.replace('Our words.', 'severity: SEV3')],
])('a field that a person has %s stays as it is', (_how, edit) => {
  const mine = edit(document(OLD));
  expect(followed(mine).match(/.*severity.*/g)).toEqual(mine.match(/.*severity.*/g));
  expect(followed(mine)).toContain('owner: "@bo"');
});

test('a line that the template no longer has stays as it is', () => {
  const [severity, ...rest] = NEW;
  expect(follow(document(OLD), remember(OLD), rest)).toContain(OLD[0]!.text);
  expect(follow(document(OLD), remember(OLD), [severity!])).toContain('severity: SEV1');
});

test('a draft of an earlier version, of which nothing is remembered, stays as it is', () => {
  expect(follow(document(OLD), [], NEW)).toBe(document(OLD));
});

test('of two lines that read the same, one that is left over stays as it is', () => {
  const written = ['{{impact}}', '{{services}}'].map((from) => ({ from, text: 'Not known' }));
  const fresh = [
    { from: '{{impact}}', text: 'All shops' },
    { from: '{{services}}', text: 'checkout' },
  ];
  expect(follow('Not known\n', remember(written), fresh)).toBe('Not known\n');
});
