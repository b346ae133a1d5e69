/**
 * Examples of the two specifications that our parser reads differently from micromark, with the reason. The list may
 * only shrink: a new difference fails the test, and so does a listed one that no longer exists.
 */
export const DIFFERENCES: readonly { readonly reason: string; readonly examples: readonly string[] }[] = [
  {
    reason:
      'Code is shown but never checked: tabs, blank lines and the last line end inside a block may differ.',
    examples: ['CommonMark 5', 'CommonMark 6', 'CommonMark 7', 'CommonMark 112', 'CommonMark 117'],
  },
  {
    reason: 'An unclosed fence keeps its last line end.',
    examples: ['CommonMark 127', 'CommonMark 137', 'CommonMark 139'],
  },
  {
    reason: 'A line end that pads a code span stays in it and reads as a space.',
    examples: ['CommonMark 121', 'CommonMark 335', 'CommonMark 336'],
  },
  {
    reason: 'HTML is never prose, so the indent of its first line and quote marks inside do not matter.',
    examples: ['CommonMark 150', 'CommonMark 174', 'CommonMark 183', 'CommonMark 184', 'CommonMark 191'],
  },
  {
    reason: 'On purpose: dashes around lines at the top of a file are front matter.',
    examples: ['CommonMark 96', 'CommonMark 98'],
  },
  {
    reason:
      'On purpose: bare URLs are found in a later pass; looking for them at every letter doubles the time.',
    examples: [
      'GFM 622',
      'GFM 623',
      'GFM 624',
      'GFM 625',
      'GFM 626',
      'GFM 627',
      'GFM 628',
      'GFM 629',
      'GFM 630',
      'GFM 631',
      'GFM 632',
      'GFM 633',
      'GFM 634',
      'GFM 635',
    ],
  },
  {
    reason: 'On purpose: struck-through text is plain text; its tildes are dropped later.',
    examples: ['GFM 491'],
  },
  {
    reason: 'A number of more than seven digits is read as a character reference.',
    examples: ['CommonMark 28'],
  },
  {
    reason: 'A heading that continues a link definition begins after the definition.',
    examples: ['CommonMark 215'],
  },
  {
    reason: 'A list item ended by a blank quoted line extends to the end of that line.',
    examples: ['CommonMark 260'],
  },
  {
    reason: 'In nested brackets only the innermost can be a link.',
    examples: ['CommonMark 512', 'CommonMark 523', 'CommonMark 528'],
  },
  {
    reason: 'Of two labels in a row, the last pair is used; CommonMark uses the first that is defined.',
    examples: ['CommonMark 569', 'CommonMark 571'],
  },
  {
    reason: 'In an undefined label, an escape keeps its backslash.',
    examples: ['CommonMark 545'],
  },
];
