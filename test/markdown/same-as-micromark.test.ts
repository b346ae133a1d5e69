import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ours, reference } from './outline.ts';

describe('Markdown is parsed like GitHub parses it', () => {
  test.each([
    ['marks, escapes and entities', '# He *llo* \\# &amp; &#x21;\n\n**a *b* `c``d`** <b>e</b> a  \nb\\\nc\n'],
    [
      'links, and brackets that are not links',
      '[a](b "c") [d] [e][f] ![g](h) <https://i.example> <j@k.example>\n\n[d]: /x\n',
    ],
    ['lists in lists, and tasks', '- [ ] a `b`\n  c\n- [x] [d](e)\n\n  f\n  1) g\n     - h\n'],
    [
      'a table with holes and pipes in code',
      '| a | b \\| c |\n| --- | :-: |\n| `x\\|y` | [l](u) | z\n| s\n|\n|  |  |\n',
    ],
    ['a table with space after its rows', '| a | b | \n|---|---|  \n| c | d |\t\n'],
    ['a rule right below a table', '| a |\n| - |\n| b |\n---\nc\n'],
    ['a table right below a line', 'a\n| b | c |\n| - | - |\n| d | e |\n'],
    ['quotes with lazy lines', '> a **b\n> c** d\nlazy\n\n> - e\n> - f\n'],
    ['numbers below bullets', '- a\n2. b\n\n> c\n3. d\n'],
    ['HTML in blocks and lines', '<div>\na\n</div>\n\n<img src="x" />\n# b\n\n<!-- c\n\nd -->\ne <br/> f\n'],
    ['code of all kinds', '```js\na\n```\n\n    b\n\n- c\n\n  ~~~\n  d\n  ~~~\n'],
    ['headings underlined', 'A *b*\n===\n\nC\nd\n---\n'],
  ])('%s', (_what, text) => {
    expect(ours(text)).toEqual(reference(text));
  });

  const line = fc.constantFrom(
    '## Timeline',
    '- 10:02 UTC – **alert** fires, see [graph](https://g.example)',
    '  - nested `code`',
    '1. first',
    '   more of it',
    '- [ ] @amal adds an alert',
    '\n| Action | Owner |\n| --- | --- |\n| do | @amal |\n',
    '> quoted *words*',
    'A plain sentence, with `code` and _stress_.',
    '<!-- a remark -->',
    '\n```\n- 10:03 in a log\n```\n',
    '',
    '',
    '',
  );

  test('random documents made of typical post-mortem lines', () => {
    const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (each) => {
        expect(ours(each)).toEqual(reference(each));
      }),
      { numRuns: 400 },
    );
  });
});
