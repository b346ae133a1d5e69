import { plain, type TerminalText } from './terminal.ts';

declare const marked: unique symbol;

/**
 * Markdown of ours for a page of GitHub: nothing in it that others wrote mentions anybody, begins HTML, a link or an
 * image, or breaks a table. It is safe to print, too. Only the functions of this file make it.
 */
export type MarkdownText = TerminalText & { readonly [marked]: true };

/**
 * A code span, closed by as many backticks as opened it: it shows what is in it, mentions included, without doing
 * it. Or else a character that could begin something.
 */
const CODE_OR_MARK = /(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|[&\\<>[\]`*~]|(?<![a-z\d])_|_(?![a-z\d])|@(?=\w)/gi;

/**
 * Anybody's words as one line: no markup but code spans, and no mention that would notify anybody. A backtick that
 * closes nothing must not meet a later one.
 */
export function inline(text: string): MarkdownText {
  return plain(text.replace(/[\s]+/g, ' ')).replace(CODE_OR_MARK, (found) => {
    if (found.length > 1) return found;
    if (found === '@') return '@\u2060';
    return '*_~'.includes(found) ? `\\${found}` : `&#${found.charCodeAt(0)};`;
  }) as MarkdownText;
}

/** The same inside a table, where a bar ends a cell even in code. */
export function cell(text: string): MarkdownText {
  return inline(text).replaceAll('|', '\\|') as MarkdownText;
}

/** Anybody's words as a code span: a path, a name. Backticks in them become apostrophes. */
export function code(text: string): MarkdownText {
  return `\`${plain(text.replace(/[\s]+/g, ' ')).replaceAll('`', '’')}\`` as MarkdownText;
}

/** A template whose own words are our Markdown, and whose values are safe already. */
export function markdown(
  ours: TemplateStringsArray,
  ...values: readonly (MarkdownText | number)[]
): MarkdownText {
  return String.raw({ raw: ours }, ...values) as MarkdownText;
}

/** Several safe texts as one. */
export function joinedMarkdown(
  texts: readonly MarkdownText[],
  between: '' | ', ' | '\n' | '\n\n' | ' and ' | '<br>',
): MarkdownText {
  return texts.join(between) as MarkdownText;
}
