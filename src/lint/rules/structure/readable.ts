import type { MarkdownDocument } from '../../../markdown/document.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';

export default defineRule({
  id: 'structure/readable',
  summary: 'The file is UTF-8 text of a size that people read, and its front matter can be read',
  why: 'Debrief cannot check what it cannot read, and a file that passes because nobody could read it is worse than one that fails.',
  instead:
    'Save the file as UTF-8. Move logs, dumps and pictures out of the document, and link them. Debrief reads files of up to 2 MB, and about 400,000 characters of them.',
  options: {},
  levels: { light: 'error', standard: 'error', strict: 'error' },
  worth: 100,
  bad: [
    {
      title: 'Saved in another encoding',
      markdown: '# Post-mortem\n\nThe caf\uFFFD\uFFFD service was down.\n',
      reports: ['\uFFFD\uFFFD'],
    },
    {
      title: 'Front matter that breaks off',
      markdown: '---\nseverity: SEV1\ntitle: "The queue stood still\n---\n\n# The queue stood still\n',
      reports: ['"The queue stood still'],
    },
    {
      title: 'A key that is there twice',
      markdown: '---\nseverity: SEV1\nseverity: SEV2\n---\n\n# The queue stood still\n',
      reports: ['severity: SEV2'],
    },
  ],
  good: [{ title: 'UTF-8', markdown: '# Post-mortem\n\nThe café service was down.\n' }],
  *check({ postmortem: { document, frontMatter } }): Iterable<Finding> {
    const { text, unread } = document;
    if (unread) {
      const end = text.slice(unread.from).search(/[\r\n]|$/) + unread.from;
      yield {
        span: { start: unread.from, end: Math.min(end, unread.from + 100) },
        message: `${unread.reason} Debrief did not read the rest. Move logs and dumps out of the document and link them.`,
      };
    }
    // The first only: what follows it in YAML is rarely a mistake of its own.
    const broken = frontMatter?.problems[0];
    if (broken)
      yield {
        is: 'fault',
        span: broken.span,
        message: `This front matter cannot be read: ${broken.message.replace(/[.\s]*$/, '')}. Until it can, nothing in it counts, not even the severity or the incident.`,
      };
    const long = document.skipped.filter(({ start }) => !isCode(document, start));
    yield* capped(
      long.map(({ start, end }) => ({
        span: { start, end: Math.min(end, start + 100) },
        message: `A paragraph, item or cell goes on for ${(end - start).toLocaleString('en')} more characters here, and they were not read. Move logs and dumps out of the document and link them, or begin a new paragraph.`,
      })),
      3,
    );
    const odd = /[\uFFFD\0]+/.exec(text);
    if (!odd || (unread && odd.index >= unread.from)) return;
    yield {
      span: { start: odd.index, end: odd.index + odd[0].length },
      message:
        'These bytes are not UTF-8 text, so words may be missing. Save the file as UTF-8; a picture or a dump is better linked.',
    };
  },
});

/** Code and HTML are not checked, however long. */
const isCode = ({ tree }: MarkdownDocument, at: number) =>
  tree.children.some(
    ({ type, position }) =>
      (type === 'code' || type === 'html') &&
      (position?.start.offset ?? 0) <= at &&
      at < (position?.end.offset ?? 0),
  );
