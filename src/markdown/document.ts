import type { Root } from 'mdast';

/** A half-open range of UTF-16 offsets into the text as the author wrote it (byte order mark and CRLF included). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people and GitHub count it: both from 1, columns in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** A value and where it was read. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Front matter as found: `data` is null when it does not parse, and `problems` then says why and where. */
export interface FrontMatter {
  readonly format: 'yaml' | 'toml';
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly span: Span;
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
  /** Where the value of a top-level key stands; the whole front matter when the key is absent. */
  spanOf(key: string): Span;
}

/** One parsed file. Parsed once; everything else reads from it. */
export interface MarkdownDocument {
  /** As given by the caller; used in messages only, never opened. */
  readonly path: string;
  readonly text: string;
  readonly tree: Root;
  readonly frontMatter: FrontMatter | null;
  /** The place of an offset; offsets outside the text are clamped to it. */
  point(offset: number): Point;
  /** The offset at which a line (from 1) begins; clamped to the text. */
  lineStart(line: number): number;
  /** From where the text was not read, and why (binary, too long, nested too deep); null when all of it was. */
  readonly unread: { readonly from: number; readonly reason: string } | null;
  /** Ends of paragraphs that were not read because they are too long for one. */
  readonly skipped: readonly Span[];
  /** Number of lines; a text without a newline has one. */
  readonly lineCount: number;
}

/** What a stretch of a block's text came from, when it is not plain prose. */
export type MaskKind = 'code' | 'link' | 'image' | 'html' | 'quoted';

/**
 * A run of prose as a reader sees it: one paragraph, heading, list item's own text, or table cell.
 * Emphasis marks are gone, entities decoded, soft line breaks are spaces. Code fences, HTML comments,
 * log blocks and images never appear as prose. Inline code stays, under a `code` mask.
 */
export interface ProseBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote';
  readonly text: string;
  readonly span: Span;
  /** Stretches of `text` (offsets into `text`) that are not the author's own plain words. */
  readonly masks: readonly { readonly kind: MaskKind; readonly start: number; readonly end: number }[];
  /** The source span of `text.slice(start, end)`. */
  source(start: number, end: number): Span;
}
