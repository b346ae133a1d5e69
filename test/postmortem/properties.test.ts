import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../src/markdown/document.ts';
import type { PostMortem } from '../../src/postmortem/model.ts';
import { toReport } from '../../src/postmortem/report.ts';
import { cpuTime } from '../cpu.ts';
import { read } from './reading.ts';

const NUL = '\u0000';
const LONE = '\uD800';

/** Fragments of real post-mortems, and fragments that break parsers. */
const PIECES = [
  '# Queue stuck 2026-03-04\n',
  '## Timeline (UTC)\n',
  '## Action items\n',
  '**Impact:** some\n',
  '## Five whys\n',
  '## Fishbone\n',
  '- 14:03 queue grows\n',
  '  - 14:05 page\n',
  '| Time | Event |\n| - | - |\n',
  '| 14:03 | grows |\n',
  '14:03 UTC: grows\n',
  '### 14:07\n',
  '- [ ] Add a limit (@ann, due 2026-04-01)\n',
  '1. Why? It was full\n',
  '```\n',
  '~~~\n',
  '> quote\n',
  '<!-- TODO -->\n',
  '---\n',
  '+++\n',
  'title: "x\n',
  '\n',
  '\n\n',
  '    ',
  '\t',
  '&amp;',
  '\\*',
  '~~',
  '**',
  '`',
  '[a](b',
  'constructor: __proto__\n',
  LONE,
  '🔥',
  '\u202E',
  NUL,
  'March 4',
  '24:00',
  '99:99',
  '2026-13-45',
  '04/05/2026',
  'EOD Friday',
  'Owner: ',
  '{{ x }}',
  '<a b>',
  '\u2013',
  'T+5',
  '=====\n',
  '^^^^\n',
  '#',
] as const;

const document = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

function spansOf(postmortem: PostMortem): Span[] {
  return [
    ...postmortem.sections.flatMap((section) => [section.span, section.body]),
    ...postmortem.blocks.flatMap((block) => [
      block.span,
      block.source(0, block.text.length),
      block.source(1, 2),
    ]),
    ...postmortem.timeline.flatMap((entry) => [
      entry.span,
      entry.textSpan,
      ...(entry.time ? [entry.time.span] : []),
    ]),
    ...postmortem.actionItems.flatMap((item) => [
      item.span,
      item.textSpan,
      ...item.ownerSpans,
      ...(item.due ? [item.due.span] : []),
    ]),
    ...postmortem.contributingFactors.map((factor) => factor.span),
    ...postmortem.whyChains.flatMap((chain) => [chain.span, ...chain.steps.map((step) => step.span)]),
    ...postmortem.fishbones.map((fishbone) => fishbone.span),
    ...postmortem.durations.map((duration) => duration.span),
    ...postmortem.placeholders.map((placeholder) => placeholder.span),
  ];
}

test('any text is read without an error, and every span lies inside it', () => {
  fc.assert(
    fc.property(document, (text) => {
      const postmortem = read(text);
      for (const { start, end } of spansOf(postmortem)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      expect(() => JSON.stringify(toReport(postmortem))).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

const tidy = fc
  .array(fc.constantFrom(...PIECES.filter((piece) => piece !== NUL && piece !== LONE)), { maxLength: 50 })
  .map((parts) => parts.join(''));

test('line endings, a byte order mark and trailing spaces change nothing', () => {
  fc.assert(
    fc.property(tidy, (text) => {
      const plain = toReport(read(text));
      expect(toReport(read(text.replaceAll('\n', '\r\n')))).toEqual(plain);
      expect(toReport(read(`\uFEFF${text}`))).toEqual(plain);
      expect(toReport(read(text.replaceAll('\n', ' \n')))).toEqual(plain);
    }),
    // A time that wraps across lines.
    {
      numRuns: 150,
      examples: [['## Timeline (UTC)\n- [ ] Add a limit (@ann, due 2026-04-01)\n14:03 UTC: grows\n']],
    },
  );
});

test('reading takes linear time', () => {
  const page =
    '## Timeline\n\n- 2026-03-04 14:03 UTC queue **grows** [see](https://a.example)\n\n## Action items\n\n- [ ] Add a limit (@ann, due 2026-04-01)\n\nIt took 5 minutes to detect it, and *nobody* was paged.\n\n';
  const spent = (pages: number) => {
    const text = page.repeat(pages);
    return cpuTime(() => read(text));
  };
  spent(50);
  const small = Math.min(spent(100), spent(100), spent(100));
  const large = Math.min(spent(800), spent(800));
  expect(large / small).toBeLessThan(8 * 4);
});
