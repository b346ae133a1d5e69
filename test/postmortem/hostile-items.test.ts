import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';
import { readDue } from '../../src/time/due.ts';
import { takeTime } from '../../src/time/when.ts';
import { cpuTime } from '../cpu.ts';
import { CONTEXT } from './reading.ts';

/** Tokens that were slow, or could be: each is repeated to fill the text. */
const TOKENS =
  `- |_|<|,|—| — |(|)|{|a-|1.|[|]|A.|14:03 |2026-|:|：|;|!|@a |Ann |Ann, |owner: |due: |by |(Ann) |/ |→|**|=
in 5 |1h |Monday |March |#1 |x/|will |to |done |é|assigned to |Team |http://|A B `
    .split(/[|\n]/)
    .concat('| ');

/** Time ratio for four times the text: 4 if the parser is linear, 16 if quadratic. */
function growth(read: (text: string) => void, token: string): number {
  const text = (length: number) => token.repeat(Math.ceil(length / token.length));
  read(text(500));
  const large = Math.min(
    cpuTime(() => read(text(24_000))),
    cpuTime(() => read(text(24_000))),
  );
  // Ratios of very short times are noise.
  if (large < 80) return 0;
  if (large > 4000) return Number.POSITIVE_INFINITY;
  return (
    large /
    Math.min(
      cpuTime(() => read(text(6_000))),
      cpuTime(() => read(text(6_000))),
    )
  );
}

const PLACES: Record<string, (text: string) => string> = {
  'an item': (text) => `## Action items\n\n- Add ${text}\n`,
  'a cell': (text) =>
    `## Action items\n\n| Action | Owner | Due |\n| - | - | - |\n| Add ${text} | ${text} | ${text} |\n`,
  'the end of an item': (text) => `## Action items\n\n- Add a limit ${text} Ann 2026-03-04)\n`,
  'a label above items': (text) => `## Action items\n\n**${text}**\n\n- Add a limit\n`,
  'a heading': (text) => `## Action items\n\n### Add ${text}\n\nIt was ${text}\n`,
  'lines below a label': (text) => `Actions:\n${text}\nAction items:\n${text}\nDrill\n`,
};

describe.each(Object.entries(PLACES))('reading %s takes linear time', (_name, place) => {
  test.each(TOKENS)('of %j', (token) => {
    const read = (text: string) => readPostMortem(parseMarkdown(place(text), 'queue.md'), CONTEXT);
    expect(growth(read, token)).toBeLessThan(10);
  });
});

test.each(TOKENS)('times and due dates are read in linear time: %j', (token) => {
  const said = { at: '2026-03-01T14:30:00Z', zone: null, since: null };
  expect(growth((text) => takeTime(`14:05 ${text}`, said), token)).toBeLessThan(10);
  expect(growth((text) => readDue(text, 20_000), token)).toBeLessThan(10);
});
