import type { Root } from 'mdast';

/** A half-open range of UTF-16 offsets into the original text (including byte order mark and CRLF). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A position as editors and GitHub count it: line and column from 1, columns in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** A value and its place in the text. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Front matter. If it does not parse, `data` is null and `problems` says why and where. */
export interface FrontMatter {
  readonly format: 'yaml' | 'toml';
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly span: Span;
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
  /** The span of a top-level key's value, or of the whole front matter if the key is absent. */
  spanOf(key: string): Span;
}

/** A parsed file; everything else reads from it. */
export interface MarkdownDocument {
  /** As given by the caller; only for messages, never opened. */
  readonly path: string;
  readonly text: string;
  readonly tree: Root;
  readonly frontMatter: FrontMatter | null;
  /** The line and column of an offset, which is clamped to the text. */
  point(offset: number): Point;
  /** The start offset of a line (from 1), which is clamped to the text. */
  lineStart(line: number): number;
  /** Where reading stopped and why (binary, too long, nested too deep); null if everything was read. */
  readonly unread: { readonly from: number; readonly reason: string } | null;
  /** The unread tails of overlong paragraphs. */
  readonly skipped: readonly Span[];
  /** Number of lines; a text without a newline has one. */
  readonly lineCount: number;
}

/** The origin of a range of text that is not plain prose. */
export type MaskKind = 'code' | 'link' | 'image' | 'html' | 'quoted';

/**
 * Prose as a reader sees it: the text of one paragraph, heading, list item or table cell. Emphasis marks are removed,
 * entities decoded, and soft line breaks turned into spaces. Code fences, HTML comments, log blocks and images never
 * appear; inline code stays, under a `code` mask.
 */
export interface ProseBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote';
  readonly text: string;
  readonly span: Span;
  /** Ranges of `text` (offsets into it) that are not the author's own plain words. */
  readonly masks: readonly { readonly kind: MaskKind; readonly start: number; readonly end: number }[];
  /**
   * Ascending offsets into `text` of the line ends that end a sentence even without a full stop: a hard break, or a
   * line end before a label ("Impact: …") or a time.
   */
  readonly stops: readonly number[];
  /** The source span of `text.slice(start, end)`. */
  source(start: number, end: number): Span;
}
