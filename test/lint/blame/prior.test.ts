import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSentences } from '../../../scripts/train-blame.ts';
import { explainSentences } from '../../../src/lint/blame/explain.ts';
import { judgementsOf } from '../../../src/lint/blame/judgements.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';

const names = { people: [], systems: [] };
const read = (sentences: readonly string[]) =>
  readPostMortem(parseMarkdown(`# Down\n\n## What happened\n\n${sentences.join('\n\n')}\n`, 'x.md'), {
    today: '2026-04-15',
    aliases: {},
    timeZone: null,
  });
const reported = (sentences: readonly string[]) =>
  judgementsOf(read(sentences), names)
    .filter(({ judged }) => judged.verdict)
    .map(({ block }) => block.text);

const labelled = readSentences('train-d').filter(({ text }) => !/^[#>|-]|```/.test(text));
const some = fc.array(fc.constantFrom(...labelled.map(({ text }) => text)), { minLength: 1, maxLength: 25 });
const neutral = 'The queue grew until the disk was full.';

test('more neutral sentences never add a finding', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 120 }), (sentences, more) => {
      const before = new Set(reported(sentences));
      const after = reported([...sentences, ...new Array<string>(more).fill(neutral)]);
      for (const text of after) expect(before).toContain(text);
    }),
    { numRuns: 30 },
  );
});

test('a borderline sentence is heard among reproaches and let pass in a quiet document, and explain says why', () => {
  const reproaches = labelled.filter(({ label }) => label === 'blame').map(({ text }) => text);
  const quiet = (text: string) => [text, ...new Array<string>(60).fill(neutral)];
  const heard = new Set(reported(reproaches));
  const borderline = reproaches.filter((text) => heard.has(text) && reported(quiet(text)).length === 0);
  expect(borderline.length).toBeGreaterThan(3);
  expect(borderline.length).toBeLessThan(heard.size / 2);
  const said = explainSentences(read(quiet(borderline[0]!)), 5);
  expect(said).toContain("this document's other sentences are mostly neutral and raise it");
});

test('one clear reproach in a long neutral document is still heard', () => {
  const clear = 'The on-call engineer forgot to renew the certificate.';
  expect(reported([...new Array<string>(300).fill(neutral), clear])).toEqual([clear]);
});
