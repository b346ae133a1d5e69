import { globSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkSmartypants from 'remark-smartypants';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import type { FileResult } from '../../src/lint/result.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import remarkDebrief from '../../src/remark/index.ts';
import preset from '../../src/remark/preset.ts';

const TODAY = '2026-04-15';
const OPTIONS = { today: TODAY, hints: true };
const PATH = 'postmortems/2026-04-01-checkout.md';

/** Findings by our own parser, as remark's users see them. */
function ours(text: string): string[] {
  const { findings } = lintText(text, PATH, { policy: DEFAULT_POLICY, today: TODAY });
  return shown(findings);
}
const shown = (findings: FileResult['findings']) =>
  findings.map(
    ({ ruleId, level, start, end, message }) =>
      `${start.line}:${start.column}-${end.line}:${end.column} ${level} ${ruleId} ${message}`,
  );

async function byRemark(text: string, processor = remark().use(preset).use(remarkDebrief, OPTIONS)) {
  const file = new VFile({ value: text, path: PATH });
  await processor.run(processor.parse(file), file);
  return file.messages.map(({ place, fatal, ruleId, reason }) => {
    const { start, end } = place as { start: { line: number; column: number }; end: typeof start };
    const level = fatal === true ? 'error' : fatal === false ? 'warning' : 'hint';
    return `${start.line}:${start.column}-${end.line}:${end.column} ${level} ${ruleId} ${reason}`;
  });
}

/** All that people write, and of the many pages of one kind a sample: their Markdown is alike, and linting takes time. */
const documents = globSync([
  'examples/*/*.md',
  'templates/*.md',
  'docs/{.,*}/README.md',
  'docs/*.md',
  'docs/rules/timeline/*.md',
  'docs/decisions/???[05]-*.md',
]).sort();
const read = (path: string) => readFileSync(path, 'utf8');

describe('remark and Debrief find the same', () => {
  test.each(documents)('in %s', async (path) => {
    expect(await byRemark(read(path))).toEqual(ours(read(path)));
  });

  test.each(rules.map(({ id, bad, good }) => [id, [...bad, ...good]] as const))(
    'in the examples of %s',
    async (_, all) => {
      for (const { markdown } of all) expect(await byRemark(markdown)).toEqual(ours(markdown));
    },
  );

  test.each([
    ['a byte order mark', '\uFEFF'],
    ['front matter', '---\nseverity: SEV1\n---\n'],
  ])('after %s', async (_, before) => {
    const text =
      before + read('examples/bad/2026-01-20-certificate-expired.md').replace(/^---[\s\S]*?\n---\n/, '');
    expect(ours(text).length).toBeGreaterThan(3);
    expect(await byRemark(text)).toEqual(ours(text));
  });

  test('with line ends of Windows', async () => {
    const text = read('examples/bad/2026-01-28-route-planner-stuck.md').replaceAll('\n', '\r\n');
    expect(ours(text).length).toBeGreaterThan(3);
    expect(await byRemark(text)).toEqual(ours(text));
  });
});

describe('other plugins may change the tree, and every finding still points at the words of the file', () => {
  const bad = documents.filter((path) => path.startsWith('examples/bad'));
  type Change = (tree: Root) => undefined;
  const visit = (node: Root | Root['children'][number], change: (node: { type: string }) => void) => {
    change(node);
    if ('children' in node)
      for (const child of node.children) visit(child as Root['children'][number], change);
  };
  const changes: [string, Change][] = [
    [
      'takes positions from all text',
      (tree) =>
        visit(tree, (node) => node.type === 'text' && Reflect.deleteProperty(node, 'position')) as undefined,
    ],
    [
      'writes everything in capitals, and longer',
      (tree) =>
        visit(tree, (node) => {
          if ('value' in node && node.type === 'text') node.value = `${String(node.value).toUpperCase()}!!!`;
        }) as undefined,
    ],
    ['turns the document upside down', (tree) => void tree.children.reverse()],
    [
      'wraps sections',
      (tree) => {
        tree.children = [{ type: 'section', children: tree.children } as never];
      },
    ],
    [
      'adds blame of its own',
      (tree) =>
        void tree.children.unshift({
          type: 'paragraph',
          children: [{ type: 'text', value: 'Bob was careless.' }],
        }),
    ],
    [
      'copies a section to the end',
      (tree) => void tree.children.push(...structuredClone(tree.children.slice(1, 4))),
    ],
  ];

  test.each(changes)('one that %s', async (_, change) => {
    for (const path of bad) {
      const processor = remark()
        .use(remarkGfm)
        .use(() => change)
        .use(remarkDebrief, OPTIONS);
      expect(await byRemark(read(path), processor as never)).toEqual(ours(read(path)));
    }
  });

  test('remark-smartypants', async () => {
    for (const path of bad) {
      const processor = remark().use(remarkGfm).use(remarkSmartypants).use(remarkDebrief, OPTIONS);
      expect(await byRemark(read(path), processor as never)).toEqual(ours(read(path)));
    }
  });
});

test('a message has what reporters and editors of remark look for', async () => {
  const text = readFileSync('examples/bad/2026-01-20-certificate-expired.md', 'utf8');
  const file = new VFile({ value: text, path: PATH });
  const processor = remark().use(preset).use(remarkDebrief, OPTIONS);
  await processor.run(processor.parse(file), file);
  const { findings } = lintText(text, PATH, { policy: DEFAULT_POLICY, today: TODAY });
  expect(file.messages.length).toBe(findings.length);
  for (const [index, said] of file.messages.entries()) {
    const { url, ruleId, level, span } = findings[index]!;
    expect(said).toMatchObject({ source: 'debrief', ruleId, url, actual: text.slice(span.start, span.end) });
    expect(said.fatal).toBe({ error: true, warning: false, hint: undefined }[level]);
  }
});

test('a message for two rules names both, and each can be suppressed', async () => {
  const messages = async (comment = '') => {
    const text = `# The queue stood still\n\n${comment}\n## Action items\n\n- Add an alert on queue depth\n- Raise the limit\n`;
    const file = new VFile({ value: text, path: PATH });
    const processor = remark().use(preset).use(remarkDebrief, OPTIONS);
    await processor.run(processor.parse(file), file);
    return file.messages
      .filter(({ ruleId }) => /action-items\/(?:owner|due-date)/.test(ruleId ?? ''))
      .map(({ ruleId, note }) => [ruleId, note]);
  };
  const [owner, due] = ['action-items/owner', 'action-items/due-date'];
  const without = (id: string) => messages(`<!-- debrief-disable-next-line ${id}: agreed in the guild -->`);
  expect(await messages()).toEqual([[owner, `Rules: ${owner}, ${due}.`]]);
  expect(await without(owner)).toEqual([[due, undefined]]);
  expect(await without(due)).toEqual([[owner, undefined]]);
});
