import type { PhrasingContent } from 'mdast';
import type { Span } from './document.ts';
import { type Block, slice } from './text.ts';

export interface HeadingUnit {
  readonly kind: 'heading';
  readonly depth: number;
  readonly block: Block;
  readonly span: Span;
}

export interface ParagraphUnit {
  readonly kind: 'paragraph';
  readonly block: Block;
  readonly span: Span;
  readonly children: readonly PhrasingContent[];
}

export interface ItemUnit {
  readonly kind: 'item';
  /** The item's own text: its first paragraph, or null if it begins with another block. */
  readonly block: Block | null;
  readonly span: Span;
  /** Null unless it is a task item. */
  readonly checked: boolean | null;
  readonly ordered: boolean;
  /** The item's content after its own text. */
  readonly units: readonly Unit[];
  readonly children: readonly PhrasingContent[];
}

export interface ListUnit {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ItemUnit[];
  readonly span: Span;
}

export interface RowUnit {
  readonly cells: readonly Block[];
  readonly span: Span;
  /** The mdast content of each cell, for links. */
  readonly children: readonly (readonly PhrasingContent[])[];
}

export interface TableUnit {
  readonly kind: 'table';
  readonly header: RowUnit | null;
  readonly rows: readonly RowUnit[];
  readonly span: Span;
}

export interface CodeUnit {
  readonly kind: 'code';
  readonly language: string;
  readonly value: string;
  readonly span: Span;
  /** Its lines, if it starts with a digit: people put timelines in code blocks to keep the line breaks. */
  readonly lines: Block | null;
}

export interface QuoteUnit {
  readonly kind: 'quote';
  readonly units: readonly Unit[];
  readonly span: Span;
}

/**
 * A node of the document as a reader sees it, with its text extracted. HTML blocks become the same units as Markdown;
 * definitions are omitted.
 */
export type Unit = HeadingUnit | ParagraphUnit | ListUnit | TableUnit | CodeUnit | QuoteUnit;

export interface Outline {
  readonly units: readonly Unit[];
  /** All prose of the units, in reading order. */
  readonly blocks: readonly Block[];
  /** HTML tags and comments, block and inline: never prose, but templates keep markers in them. */
  readonly html: readonly Span[];
}

/** The lists among units. */
export const listsIn = (units: readonly Unit[]): readonly ListUnit[] =>
  units.filter((unit) => unit.kind === 'list');

/** The texts of a column, without the header. */
export const columnTexts = ({ rows }: TableUnit, column: number): readonly string[] =>
  rows.map(({ cells }) => cells[column]?.text ?? '');

/** The lines of a paragraph. */
export function linesOf({ block }: Pick<ParagraphUnit, 'block'>): Block[] {
  const starts = [0, ...block.breaks.map((at) => at + 1)];
  return starts.map((start, index) => slice(block, start, (starts[index + 1] ?? block.text.length + 1) - 1));
}
