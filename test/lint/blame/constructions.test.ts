import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Construction, Said } from '../../../src/lint/blame/constructions/construction.ts';
import { CONSTRUCTIONS } from '../../../src/lint/blame/constructions/index.ts';
import { judgementsOf } from '../../../src/lint/blame/judgements.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';
import { hearSaid } from './heard.ts';

const text = (said: Said) => (typeof said === 'string' ? said : said.text);
const cases = (all: readonly Said[]) => all.map((said): [string, Said] => [text(said), said]);

describe.each(CONSTRUCTIONS.map((one): [string, Construction] => [one.name, one]))(
  '%s',
  (name, construction) => {
    test.each(cases(construction.hits))('hears: %s', (_text, said) => {
      const heard = hearSaid(said);
      expect(heard?.signs.map((sign) => sign.construction.name)).toContain(name);
      if (construction.trust === 'firm') expect(heard?.verdict?.confidence).toBe('high');
    });

    test.each(cases(construction.misses))('lets pass: %s', (_text, said) => {
      const verdict = hearSaid(said)?.verdict;
      if (verdict?.rule !== 'collective') expect(verdict?.confidence).not.toBe('high');
    });
  },
);

const sentences = CONSTRUCTIONS.flatMap(({ hits, misses }) => [...hits, ...misses]).map(text);
const read = (paragraphs: readonly string[]) =>
  readPostMortem(parseMarkdown(`# Down\n\n## What happened\n\n${paragraphs.join('\n\n')}\n`, 'x.md'), {
    today: '2026-04-15',
    aliases: {},
    timeZone: null,
  });
const verdicts = (paragraphs: readonly string[]) =>
  new Map(
    judgementsOf(read(paragraphs), { people: [], systems: [] }).map(({ block, heard: { verdict } }) => [
      block.text,
      verdict && `${verdict.rule} ${verdict.confidence} ${verdict.start} ${verdict.end}`,
    ]),
  );

test('what is said of a sentence does not hang on the other sentences', () => {
  const some = fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(some, some, fc.boolean(), (kept, others, before) => {
      const alone = verdicts(kept);
      const added = others.filter((sentence) => !kept.includes(sentence));
      const among = verdicts(before ? [...added, ...kept] : [...kept, ...added]);
      for (const [sentence, verdict] of alone) expect(among.get(sentence) ?? null).toBe(verdict ?? null);
    }),
    { numRuns: 60 },
  );
});
