import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueBody, issueTitle } from '../../src/action-items/issue.ts';
import { draftFacts } from '../../src/drafting/facts.ts';
import { scaffold } from '../../src/drafting/scaffold.ts';
import { panel } from '../../src/incident/panel/index.ts';
import {
  markdown,
  mention,
  paragraph,
  phrase,
  print,
  reference,
  table,
} from '../../src/markdown/write/markdown.ts';
import { titleText } from '../../src/markdown/write/plain.ts';
import { literal, userMarkdown } from '../../src/markdown/write/user-text.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { recordAlone } from '../drafting/record-alone.ts';
import { at, incidentOf, said } from '../incident/facts.ts';
import { effectsOf } from './as-github.ts';

const shown = (text: string) => print(paragraph(userMarkdown(text))).trim();

describe('a line from a user', () => {
  test.each([
    ['Pool exhausted on `db-2`, **again**', 'Pool exhausted on `db-2`, **again**'],
    ['see [the graph](https://g.example/a_b)', 'see [the graph](https://g.example/a_b)'],
    ['&#64;octocat', '`@octocat`'],
    ['&commat;octocat', '`@octocat`'],
    ['_@octocat_', '*`@octocat`*'],
    ['@https://@octocat', '`@https`://`@octocat`'],
    ['ask @acme/on-call', 'ask `@acme/on-call`'],
    ['mail me@example.com', 'mail me\\@example.com'],
    ['fixes #12, *closes* **acme/shop#3**', 'fixes `#12`, *closes* **`acme/shop#3`**'],
    ['see #12', 'see #12'],
    ['<img src=x> ![a](https://i.example/a.png)', '&#x3C;img src=x> [a](https://i.example/a.png)'],
    [
      'seen: <img width="9" alt="the queue" src="https://i.example/b" />',
      'seen: [the queue](https://i.example/b)',
    ],
    ['![](https://i.example/c)![x](javascript:alert(1))', '[picture](https://i.example/c)x'],
    ['# no heading', '\\# no heading'],
    ['[run](javascript:alert(1))', 'run'],
    ['1. 14:05 (UTC) -- pool: "full", 90%', '1\\. 14:05 (UTC) -- pool: "full", 90%'],
    ['2) restart it', '2\\) restart it'],
    ['see www.example.com', 'see [www.example.com](http://www.example.com)'],
  ])('%s is written as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test('in a title mentions nobody, closes nothing and looks the same', () => {
    const title = titleText('fixes #12 for\n@octocat');
    expect(title).toBe('fixes \u200B#12 for @\u200Boctocat');
  });
});

describe('a template', () => {
  test('treats strings as plain text and keeps intentional mentions', () => {
    const text = print(markdown`**${'*a* <b> @x'}**: ${mention('bo')} in ${reference('#12')}, \`${'c|d'}\``);
    expect(text).toBe('**\\*a\\* &#x3C;b> `@x`**: @bo in #12, `c|d`\n');
  });

  test('keeps a table intact whatever its cells contain', () => {
    const text = print(
      table(
        [
          [phrase`**Name**`, 'left'],
          ['x', 'right'],
        ],
        [[userMarkdown('a | b `c|d`'), '|\n| e']],
      ),
    );
    expect(text).toBe('| **Name** | x |\n| :- | -: |\n| a \\| b `c\\|d` | \\| \\| e |\n');
  });
});

/** Pieces with a meaning in Markdown, HTML or GitHub, mixed with random text. */
const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '@',
      'octocat',
      '@octocat',
      '&#64;',
      '&commat;',
      '&#x40;',
      'fixes',
      ' ',
      ': ',
      '#12',
      'acme/shop#3',
      'GH-7',
      'https://',
      'x.example/a',
      '_',
      '*',
      '**',
      '~~',
      '`',
      '``',
      '\\',
      '<',
      '>',
      '<b>',
      '<!--',
      '-->',
      '</details>',
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      '|',
      '\n',
      '\t',
      '&',
      ';',
      '#',
      '- ',
      '1. ',
      '> ',
      '=',
      '---',
      '[^1]',
      '[ ] ',
      'www.',
      '\u200b',
      '$',
      '{',
      '}',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);
const wild = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const HARMLESS = ['a', 'code', 'del', 'em', 'p', 'strong'];

/** Asserts that no user text has an effect where Debrief shows it. */
function expectHarmless(
  write: (text: string) => string,
  known: readonly string[],
  elements: readonly string[],
) {
  fc.assert(
    fc.property(wild, (text) => {
      const effects = effectsOf(write(text));
      expect(effects.mentions.filter((name) => !known.includes(name))).toEqual([]);
      expect(effects.closes).toEqual([]);
      expect(effects.images).toBe(0);
      expect(effects.elements.filter((name) => !elements.includes(name))).toEqual([]);
    }),
    { numRuns: 150 },
  );
}

describe('user text never mentions anybody, closes an issue or adds an element or image', () => {
  test('as a line of Markdown', () =>
    expectHarmless((text) => print(paragraph(userMarkdown(text))), [], HARMLESS));
  test('as plain text, which also appears as typed', () => {
    expectHarmless((text) => print(paragraph(literal(text))), [], ['code', 'p', 'a']);
    fc.assert(
      fc.property(wild, (text) => {
        // A bare URL includes the backslashes that escape characters in it.
        fc.pre(!/www|:\/\//i.test(text));
        const bare = (value: string) => value.replace(/\s+/g, '');
        expect(bare(effectsOf(print(paragraph(literal(text)))).text)).toBe(bare(text.toWellFormed()));
      }),
    );
  });
  test('as a sentence, which has nothing to escape', () => {
    const parts = [
      'Cards',
      'w',
      'www',
      '1',
      '12',
      '.',
      ')',
      '(',
      ' ',
      ',',
      ':',
      ';',
      '?',
      '-',
      '–',
      '’',
      '”',
      '%',
    ];
    const sentence = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(sentence, (words) => {
        const text = words.join('').replace(/ +/g, ' ').trim();
        // A bare address becomes a link.
        fc.pre(text !== '' && !text.includes('www.'));
        const { text: shown, elements } = effectsOf(print(paragraph(literal(text))));
        expect([shown.trim(), elements]).toEqual([text, ['p']]);
      }),
      { numRuns: 1_000 },
    );
  });
  test('in a table cell', () =>
    expectHarmless(
      (text) => print(table([['a', 'left']], [[userMarkdown(text)], [text]])),
      [],
      [...HARMLESS, 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ));

  const PANEL = [
    ...HARMLESS,
    'blockquote',
    'details',
    'summary',
    'h2',
    'input',
    'li',
    'ul',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
  ];
  const update = (text: string) =>
    incidentOf([said('14:05', 'bo', `/incident update ${text.replace(/[\r\n]+/g, ' ')}`)]);
  test('in the status panel', () =>
    expectHarmless(
      (text) =>
        panel(
          update(text),
          DEFAULT_POLICY,
          { postMortem: null, actionItems: [], postMortemProblem: text },
          new Date(at('14:10')),
        ),
      ['ana', 'bo'],
      PANEL,
    ));

  test('in a post-mortem draft', () =>
    expectHarmless(
      (text) => {
        const incident = { ...update(text), title: text };
        return scaffold(
          { path: 'a.md', text: '# {{title}}\n\n| a | b | c |\n| - | - | - |\n{{timeline}}\n' },
          draftFacts(recordAlone(incident), DEFAULT_POLICY),
        ).text;
      },
      ['ana', 'bo'],
      [...PANEL, 'h1'],
    ));

  test('in an action item issue', () => {
    const item = (text: string) => {
      const fields = { priority: text, service: text, objective: text, factor: text, doneWhen: text };
      return { text, owners: [text], due: null, type: text, link: text, ...fields } as never;
    };
    const context = {
      incident: null,
      objective: null,
      here: { owner: 'acme', repo: 'shop' },
      permalink: 'https://github.com/acme/shop',
      assignee: null,
      deadLink: true,
      discussion: null,
      isLate: true,
      belongsIn: null,
    };
    expectHarmless((text) => issueBody(item(text), { ...context, postMortemTitle: text }), [], PANEL);
    fc.assert(
      fc.property(wild, (text) => {
        expect(issueTitle(item(text))).not.toMatch(/(?<![a-z\d_])@[a-z\d]|\bfix(?:es)?:?\s+#\d/i);
      }),
    );
  });
});
