import { describe, expect, test } from 'vitest';
import { judge, places, wordRule } from './sample.ts';

const banana = wordRule('blame/yellow', 'banana');
const kiwi = wordRule('blame/green', 'kiwi');
const lint = (text: string) => judge(text, [banana, kiwi]);
const suppressed = (text: string) => lint(text).suppressed.map((s) => `${s.finding.start.line} ${s.reason}`);

describe('a suppression with a reason', () => {
  test('covers the next line', () => {
    const text =
      '<!-- debrief-disable-next-line blame/yellow: it is about fruit -->\nA banana.\n\nA banana.\n';
    expect(places(lint(text))).toEqual(['4 yellow']);
    expect(suppressed(text)).toEqual(['2 it is about fruit']);
  });

  test('is not put off by the blank line that a formatter adds', () => {
    expect(places(lint('<!-- debrief-disable-next-line blame/yellow: fruit -->\n\nA banana.\n'))).toEqual([]);
  });

  test('covers the whole paragraph that begins on the next line, and not the one after', () => {
    const text = '<!-- debrief-disable-next-line blame/yellow: fruit -->\nHard\nwrapped banana\n\nbanana\n';
    expect(places(lint(text))).toEqual(['5 yellow']);
  });

  test('covers one list item, and not the next', () => {
    const text = '- a\n<!-- debrief-disable-next-line blame/yellow: fruit -->\n- banana\n- banana\n';
    expect(places(lint(text))).toEqual(['4 yellow']);
  });

  test('covers from disable to enable', () => {
    const text =
      'banana\n\n<!-- debrief-disable blame/yellow: fruit -->\n\nbanana\n\nbanana\n\n<!-- debrief-enable blame/yellow -->\n\nbanana\n';
    expect(places(lint(text))).toEqual(['1 yellow', '11 yellow']);
  });

  test('covers to the end when it is never enabled again', () => {
    expect(places(lint('<!-- debrief-disable blame/yellow: fruit -->\n\nbanana\n\nbanana\n'))).toEqual([]);
  });

  test('covers the file from any place in it', () => {
    expect(places(lint('banana\n\nkiwi\n\n<!-- debrief-disable-file blame/yellow: fruit -->\n'))).toEqual([
      '3 green',
    ]);
  });

  test('may name several rules', () => {
    const text =
      '<!-- debrief-disable-next-line blame/yellow, blame/green: a fruit salad: with reasons -->\nbanana kiwi\n';
    expect(places(lint(text))).toEqual([]);
    expect(suppressed(text)).toEqual(['2 a fruit salad: with reasons', '2 a fruit salad: with reasons']);
  });

  test('works with Windows line ends', () => {
    expect(places(lint('<!-- debrief-disable-next-line blame/yellow: fruit -->\r\nbanana\r\n'))).toEqual([]);
  });
});

describe('a suppression that is itself a finding', () => {
  test.each([
    [
      'no reason',
      '<!-- debrief-disable-next-line blame/yellow -->',
      /needs a reason, so this one has no effect/,
    ],
    ['an empty reason', '<!-- debrief-disable-next-line blame/yellow:   -->', /needs a reason/],
    ['no rule', '<!-- debrief-disable-next-line : because -->', /names no rule/],
    [
      'an unknown rule',
      '<!-- debrief-disable-file blame/yelow: x -->',
      /no rule `blame\/yelow`.* Did you mean "blame\/yellow"\?/,
    ],
    [
      'an unknown comment',
      '<!-- debrief-disable-line blame/yellow: x -->',
      /There is no comment `debrief-disable-line`/,
    ],
    ['nothing to enable', '<!-- debrief-enable blame/yellow -->', /was not disabled above/],
    [
      'nothing to suppress',
      '<!-- debrief-disable-next-line blame/green: x -->',
      /has nothing to report here any more/,
    ],
  ])('%s', (_what, comment, message) => {
    const { findings } = lint(`${comment}\nbanana\n`);
    expect(findings.map((f) => f.ruleId)).toEqual(['structure/suppression', 'blame/yellow']);
    expect(findings[0]?.message).toMatch(message);
    expect(findings[0]?.span).toEqual({ start: 0, end: comment.length });
  });

  test.each([
    ['disable-file blame/yellow -- our wiki keeps it', 'disable-file blame/yellow: our wiki keeps it'],
    ['disable blame/yellow, blame/green — see: the wiki', 'disable blame/yellow, blame/green: see: the wiki'],
    ['disable-next-line blame/yellow it is a fruit', 'disable-next-line blame/yellow: it is a fruit'],
    [
      'disable-file blame/yellow ,blame/green\n--fruit, mostly',
      'disable-file blame/yellow, blame/green: fruit, mostly',
    ],
    ['disable-file -- our wiki keeps it', 'disable-file family/rule: reason'],
    ['disable-file blame/yellow', 'disable-file blame/yellow: reason'],
  ])('a reason without a colon is one finding that shows how it is written: %s', (written, right) => {
    const said = lint(`<!-- debrief-${written} -->\n\nA pear.\n`).findings.map((f) => f.message);
    expect(said).toEqual([expect.stringContaining(`\`<!-- debrief-${right} -->\``)]);
  });

  test('a suppression of a rule that is off here is left alone: another severity may need it', () => {
    const off = { ...kiwi, levels: { light: 'off', standard: 'off', strict: 'off' } as const };
    expect(places(judge('<!-- debrief-disable-file blame/green: x -->\n\nkiwi\n', [off]))).toEqual([]);
  });

  test('the finding about a suppression cannot be suppressed', () => {
    const text =
      '<!-- debrief-disable-file structure/suppression: quiet -->\n\n<!-- debrief-disable-file blame/green -->\n';
    expect(places(lint(text))).toContain('3 suppression');
  });
});

test('in code, quoted or fenced, a suppression is text', () => {
  const text =
    '```\n<!-- debrief-disable-file blame/yellow: x -->\n```\n\n`<!-- debrief-disable-file blame/yellow: x -->` banana\n';
  expect(places(lint(text)).filter((place) => !place.endsWith('suppression'))).toContain('5 yellow');
  expect(suppressed(text)).toEqual([]);
});
