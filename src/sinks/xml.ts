import type { TerminalText } from './terminal.ts';

declare const escaped: unique symbol;

/** Text for XML or HTML, as content or inside of a quoted attribute. Safe to print, too. */
export type XmlText = TerminalText & { readonly [escaped]: true };

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Anybody's words. What XML 1.0 cannot hold becomes U+FFFD, lone surrogates among it; other controls are numbered. */
export function xml(text: string): XmlText {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/\r\n|\r/g, '\n')
    .replace(NUMBERED, (c) => ENTITIES[c] ?? `&#${c.charCodeAt(0)};`) as XmlText;
}

/** Markup, line ends, controls, marks that reorder a line, and the second character of a runner's command marks. */
const NUMBERED = /[&<>"'\t\n\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<=##)\[|(?<=^ *):(?=:)/g;

/** A template whose own words are our markup, and whose values are safe already. */
export function markup(ours: TemplateStringsArray, ...values: readonly (XmlText | number)[]): XmlText {
  return String.raw({ raw: ours }, ...values) as XmlText;
}

/** Several safe texts as one. */
export function joinedMarkup(texts: readonly XmlText[], between: '' | '\n'): XmlText {
  return texts.join(between) as XmlText;
}
