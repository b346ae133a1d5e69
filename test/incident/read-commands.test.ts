import { expect, test } from 'vitest';
import { hasCommand, readCommands } from '../../src/incident/commands/read.ts';

const verbs = (comment: string) => readCommands(comment).map(({ verb }) => verb);

test('reads a command that stands alone on its line, with text around it', () => {
  const comment =
    'Looks better now.\n/incident mitigated\nI keep watching.\r\n/incident update 90% are back  \r\n';
  expect(readCommands(comment)).toEqual([
    { verb: 'mitigated', text: '' },
    { verb: 'update', text: '90% are back' },
  ]);
});

test('reads what a phone writes, in capitals', () => {
  expect(readCommands('/Incident Resolved')).toEqual([{ verb: 'Resolved', text: '' }]);
});

test('reads a command with a space or two in front, which nobody sees on GitHub', () => {
  expect(verbs(' /incident resolved')).toEqual(['resolved']);
  expect(verbs('- it was the pool\n\nSo:\n   /incident mitigated')).toEqual(['mitigated']);
});

test('reads /incident alone as a question', () => {
  expect(readCommands('/incident')).toEqual([{ verb: '', text: '' }]);
});

test.each([
  ['in the middle of a line', 'type /incident resolved now'],
  ['in a quotation', '> /incident resolved'],
  [
    'in the lines below a quotation, which GitHub shows as part of it',
    '> when it is over:\n/incident resolved',
  ],
  ['in a code block', '```\n/incident resolved\n```'],
  ['in a code block of tildes with a longer fence', '~~~~ sh\n~~~\n/incident resolved\n~~~~'],
  ['in a code block that never ends', '```\n/incident resolved'],
  ['in indented code', '    /incident resolved'],
  ['in inline code', '`/incident resolved`'],
  ['in a list', '- /incident resolved'],
  ['in the lines of a list item', '1. when it is over, type\n\n   /incident resolved'],
  ['in an HTML comment', '<!--\n/incident resolved\n-->'],
  ['in a pre element', '<pre>\n/incident resolved\n</pre>'],
  ['as the beginning of a path', '/incidents/12 is the page\n/incident/resolved'],
])('takes no command %s', (_, comment) => {
  expect(readCommands(comment)).toEqual([]);
  expect(hasCommand(comment)).toBe(false);
});

test('takes commands again after a quotation, a code block and a comment have ended', () => {
  expect(verbs('> quoted\n\n/incident identified')).toEqual(['identified']);
  expect(verbs('```\ncode\n```\n/incident identified')).toEqual(['identified']);
  expect(verbs('<!-- one line -->\n/incident identified')).toEqual(['identified']);
  expect(verbs('- it was the pool\n/incident identified')).toEqual(['identified']);
});

test.each(['>', '- > ', '`', '[', '<!--', '/incident x\n', '~~~\n'])(
  'reads 65,536 characters of %j in a moment',
  (piece) => {
    const comment = `${piece.repeat(Math.floor(65_000 / piece.length))}\n\n/incident resolved`;
    const start = performance.now();
    readCommands(comment);
    expect(performance.now() - start).toBeLessThan(500);
  },
);
