import type {
  BlockContent,
  Code,
  DefinitionContent,
  List,
  Nodes,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import type { MarkdownDocument, ProseBlock, Span } from './document.ts';
import { type Block, TextBuilder } from './text.ts';

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
  /** The item's own text: its first paragraph, if it begins with one. */
  readonly block: Block | null;
  readonly span: Span;
  /** For task items. */
  readonly checked: boolean | null;
  readonly ordered: boolean;
  /** What stands in the item below its own text. */
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
  /** The mdast cells' content, for links. */
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
}

export interface QuoteUnit {
  readonly kind: 'quote';
  readonly units: readonly Unit[];
  readonly span: Span;
}

/** The document as a tree of what a reader sees, with text ready to read. HTML and definitions are left out. */
export type Unit = HeadingUnit | ParagraphUnit | ListUnit | TableUnit | CodeUnit | QuoteUnit;

export interface Outline {
  readonly units: readonly Unit[];
  /** All prose of the units, in reading order. */
  readonly blocks: readonly Block[];
  /** HTML tags and comments, block and inline: never prose, but templates leave marks in them. */
  readonly html: readonly Span[];
}

type Flow = RootContent | BlockContent | DefinitionContent;

/** Reads the tree once. Everything about post-mortems starts from this. */
export function readOutline(document: MarkdownDocument): Outline {
  const blocks: Block[] = [];
  const html: Span[] = [];
  const { text } = document;

  const prose = (kind: ProseBlock['kind'], children: readonly PhrasingContent[], span: Span): Block => {
    const builder = new TextBuilder(text, kind, span);
    for (const child of children) write(builder, child, html);
    const block = builder.done();
    blocks.push(block);
    return block;
  };

  const readAll = (nodes: readonly Flow[], isQuoted: boolean): Unit[] => {
    const units: Unit[] = [];
    for (const node of nodes) {
      const unit = read(node, isQuoted);
      if (unit) units.push(unit);
    }
    return units;
  };

  const read = (node: Flow, isQuoted: boolean): Unit | null => {
    const span = spanOf(node);
    switch (node.type) {
      case 'heading':
        return {
          kind: 'heading',
          depth: node.depth,
          block: prose(isQuoted ? 'quote' : 'heading', node.children, span),
          span,
        };
      case 'paragraph':
        return {
          kind: 'paragraph',
          block: prose(isQuoted ? 'quote' : 'paragraph', node.children, span),
          span,
          children: node.children,
        };
      case 'list':
        return readList(node, span, isQuoted);
      case 'table':
        return readTable(node, span, isQuoted);
      case 'code':
        return { kind: 'code', language: (node as Code).lang ?? '', value: node.value, span };
      case 'blockquote':
        return { kind: 'quote', units: readAll(node.children, true), span };
      case 'html':
        html.push(span);
        return null;
      default:
        return null;
    }
  };

  const readList = (list: List, span: Span, isQuoted: boolean): ListUnit => ({
    kind: 'list',
    ordered: list.ordered ?? false,
    span,
    items: list.children.map((item) => {
      const [first, ...rest] = item.children;
      const own = first?.type === 'paragraph' ? first : null;
      return {
        kind: 'item',
        block: own ? prose(isQuoted ? 'quote' : 'item', own.children, spanOf(own)) : null,
        children: own?.children ?? [],
        span: spanOf(item),
        checked: item.checked ?? null,
        ordered: list.ordered ?? false,
        units: readAll(own ? rest : item.children, isQuoted),
      };
    }),
  });

  const readTable = (table: Table, span: Span, isQuoted: boolean): TableUnit => {
    const rows = table.children.map((row) => ({
      cells: row.children.map((cell) => prose(isQuoted ? 'quote' : 'cell', cell.children, spanOf(cell))),
      span: spanOf(row),
      children: row.children.map((cell) => cell.children),
    }));
    return { kind: 'table', header: rows[0] ?? null, rows: rows.slice(1), span };
  };

  return { units: readAll(document.tree.children, false), blocks, html };
}

export function spanOf(node: Nodes): Span {
  return { start: node.position!.start.offset!, end: node.position!.end.offset! };
}

function write(builder: TextBuilder, node: PhrasingContent, html: Span[]): void {
  const { start, end } = spanOf(node);
  switch (node.type) {
    case 'text':
      builder.addText(node.value, start, end);
      return;
    case 'inlineCode':
      builder.masked('code', () =>
        builder.addText(node.value, start + codeFence(node.value, start, end), end, true),
      );
      return;
    case 'link':
    case 'linkReference':
      builder.masked('link', () => {
        for (const child of node.children) write(builder, child, html);
      });
      return;
    case 'break':
      builder.break(start, end);
      return;
    case 'html':
      if (/^<br\b/i.test(node.value)) builder.break(start, end);
      else html.push({ start, end });
      return;
    case 'emphasis':
    case 'strong':
    case 'delete':
      for (const child of node.children) write(builder, child, html);
      return;
    default:
      return;
  }
}

/** Width of the backticks, and of the space that padding takes, before a code span's own text. */
function codeFence(value: string, start: number, end: number): number {
  return Math.max(1, Math.floor((end - start - value.length) / 2));
}
