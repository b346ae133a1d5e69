import { expect, test } from 'vitest';
import { read } from './reading.ts';

/** Places in which a text of one repeated token may stand. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'an entry': (text) => `# T\n\n## Timeline\n\n- 2026-03-04 14:03 UTC ${text}\n`,
  'an untimed entry': (text) => `# T\n\n## Timeline\n\n### 2026-03-04\n\n- ${text}\n`,
  'the title of a link': (text) => `## Timeline\n\n- 14:03 [${text}](x)\n`,
  'a row': (text) => `## Timeline\n\n| Time | What |\n| --- | --- |\n| 14:03 | ${text} |\n`,
  'a heading': (text) => `# ${text}\n\n## ${text}\n`,
  'a block of HTML': (text) => `<div>${text}</div>\n\n<table><tr><td>${text}</td></tr></table>\n`,
  'an alert': (text) => `> [!NOTE]\n> ${text}\n`,
};
const TOKENS = [
  ' ',
  '1.',
  '14:03 ',
  '14:03\n',
  '2026-',
  '-',
  '.',
  ',',
  ':',
  ';',
  '!',
  'a ',
  '4 ',
  '--:-- ',
  'UTC+',
  '日',
  '<td>',
  '<!--',
  'stop ',
  'not ',
  '\u200e',
];

/** Time to read a text, in milliseconds. */
function spent(text: string): number {
  const before = performance.now();
  read(text);
  return performance.now() - before;
}

// Four times the text takes some four times as long; where it takes sixteen times, 256 KB take minutes.
test.each(Object.entries(PLACES))(
  'one token repeated in %s is read in proportion to its length',
  (_, place) => {
    for (const token of TOKENS) {
      const text = (length: number) => place(token.repeat(length / token.length));
      const isLinear = () => spent(text(40_000)) < Math.max(40, spent(text(10_000))) * 12;
      // A machine that pauses once is not a text that takes long.
      expect([token, isLinear() || isLinear()]).toEqual([token, true]);
    }
  },
);
