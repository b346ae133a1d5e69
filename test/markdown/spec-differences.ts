/**
 * Examples of the two specifications that our parser reads otherwise than micromark does, with the reason. The list
 * may only shrink: a new difference fails the test, and so does one that is gone but still listed.
 */
export const DIFFERENCES: readonly { readonly reason: string; readonly examples: readonly string[] }[] = [
  {
    reason:
      'Code is shown, never judged: tabs, blank lines and the last line end inside of a block may differ.',
    examples: ['CommonMark 5', 'CommonMark 6', 'CommonMark 7', 'CommonMark 112', 'CommonMark 117'],
  },
  {
    reason: 'A fence that is never closed keeps its last line end.',
    examples: ['CommonMark 127', 'CommonMark 137', 'CommonMark 139'],
  },
  {
    reason: 'A line end that pads a code span stays in it, and reads as a space.',
    examples: ['CommonMark 121', 'CommonMark 335', 'CommonMark 336'],
  },
  {
    reason: 'HTML is never prose: the indent of its first line, and quote marks within, do not matter.',
    examples: ['CommonMark 150', 'CommonMark 174', 'CommonMark 183', 'CommonMark 184', 'CommonMark 191'],
  },
  {
    reason: 'On purpose: dashes around lines at the top of a file are front matter.',
    examples: ['CommonMark 96', 'CommonMark 98'],
  },
  {
    reason:
      'On purpose: bare addresses are found in the text afterwards; looking for them at every letter doubles the time.',
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
    reason: 'On purpose: struck-through text is text; its tildes are left out where it is read.',
    examples: ['GFM 491'],
  },
  {
    reason: 'A number of more than seven digits is read as a character reference.',
    examples: ['CommonMark 28'],
  },
  {
    reason: 'A heading that goes on from a link definition begins behind the definition.',
    examples: ['CommonMark 215'],
  },
  {
    reason: 'A list item that a blank quoted line ends reaches to the end of that line.',
    examples: ['CommonMark 260'],
  },
  {
    reason: 'Brackets inside of brackets: only the innermost may be a link.',
    examples: ['CommonMark 512', 'CommonMark 523', 'CommonMark 528'],
  },
  {
    reason: 'Two labels in a row: the last pair is taken where CommonMark takes the first that is defined.',
    examples: ['CommonMark 569', 'CommonMark 571'],
  },
  {
    reason: 'In a label that is not defined an escape keeps its backslash.',
    examples: ['CommonMark 545'],
  },
];
