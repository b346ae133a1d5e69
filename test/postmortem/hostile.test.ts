import { expect, test } from 'vitest';
import { cpuTime } from '../cpu.ts';
import { read } from './reading.ts';

/** Places for a text of one repeated token. */
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
const spent = (text: string) => cpuTime(() => read(text));

// Four times the text should take about four times as long; at sixteen times, 256 KB would take minutes.
test.each(Object.entries(PLACES))('one token repeated in %s is read in linear time', (_, place) => {
  for (const token of TOKENS) {
    const text = (length: number) => place(token.repeat(length / token.length));
    const isLinear = () => spent(text(40_000)) < Math.max(40, spent(text(10_000))) * 12;
    // A single pause of the machine must not fail the test.
    expect([token, isLinear() || isLinear()]).toEqual([token, true]);
  }
});
