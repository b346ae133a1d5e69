import { styleText } from 'node:util';

declare const printed: unique symbol;

/**
 * Text that is safe to print: no control character of somebody else's reaches a terminal, and no line of it speaks to
 * a GitHub runner that reads the log. Only the functions of this file make it, so forgetting to escape does not
 * compile.
 */
export type TerminalText = string & { readonly [printed]: true };

/**
 * Anybody's words as one line of text: control characters become the pictures that Unicode has for them (`␛`, `␊`),
 * those without a picture and the marks that reorder a line become `�`, and what a runner would take for a command
 * (`::error::` at the start of a line, `##[` anywhere) is broken by an invisible space. Each character stays one, so
 * columns still fit.
 */
export function plain(text: string): TerminalText {
  return text.toWellFormed().replace(UNSAFE, (found) => {
    if (found.length > 1) return `${found.slice(0, -1)}\u200B${found.slice(-1)}`;
    const code = found.charCodeAt(0);
    if (code === 0x09) return ' ';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : '\uFFFD';
  }) as TerminalText;
}

/** Controls of ASCII and Latin-1, separators of lines, marks that reorder a line; and the runner's two command marks. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*::|##\[/g;

/** Anybody's words over several lines; their line ends stay. */
export function plainLines(text: string): TerminalText {
  return joined(text.split(/\r?\n|\r/).map(plain), '\n');
}

/** A template whose own words are ours, and whose values are safe already: `` terminal`${plain(path)} is empty.\n` ``. */
export function terminal(
  ours: TemplateStringsArray,
  ...values: readonly (TerminalText | number)[]
): TerminalText {
  return String.raw({ raw: ours }, ...values) as TerminalText;
}

/**
 * A document of the reader's own, to the byte: for commands whose output is that document, as it is for `cat`. An
 * escaped tab, or a `:::` that is broken, would be a change in what somebody wrote.
 */
export function verbatim(document: string): TerminalText {
  return document as TerminalText;
}

/** Several safe texts as one. */
export function joined(
  texts: readonly TerminalText[],
  between: '' | ' ' | ', ' | '\n' | '\n\n',
): TerminalText {
  return texts.join(between) as TerminalText;
}

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: TerminalText) => TerminalText;

/** Colours text where colour is wanted; the caller knows, and `styleText`'s own look at the stream is not asked. */
export function painter(colour: boolean): Paint {
  return (style, text) =>
    colour ? (styleText(style, text, { validateStream: false }) as TerminalText) : text;
}

/**
 * A value as JSON, indented by two unless told otherwise. All that `JSON.stringify` leaves of control characters is written as `\u009b`, and
 * so is what a runner would hear: the value that a reader gets is the same.
 */
export function json(value: unknown, indent = 2): TerminalText {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<=##)\[/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as TerminalText;
}
