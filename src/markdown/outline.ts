import type { List, ListItem, PhrasingContent, Table } from 'mdast';
import type { MarkdownDocument, ProseBlock, Span } from './document.ts';
import { readHtml } from './html.ts';
import {
  alertIn,
  dayAsMarker,
  endOfTable,
  type Flow,
  indentedProse,
  isAttributeList,
  linesOfCode,
  listBelowTag,
  spanOf,
} from './meant.ts';
import { withNumberedDetails } from './numbered-details.ts';
import { parseBody } from './parse.ts';
import { type Block, TextBuilder } from './text.ts';
import type { ItemUnit, ListUnit, Outline, RowUnit, TableUnit, Unit } from './units.ts';

/** Reads the document's tree into units. Everything about post-mortems starts from this. */
export function readOutline({ text, tree }: MarkdownDocument): Outline {
  const reader = new Reader(text);
  const units = reader.readAll(tree.children, false);
  return { units, blocks: reader.blocks, html: reader.html };
}

class Reader {
  readonly blocks: Block[] = [];
  readonly html: Span[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  readAll(written: readonly Flow[], isQuoted: boolean): Unit[] {
    const nodes = withNumberedDetails(written, this.text);
    const units: Unit[] = [];
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.type === 'html') {
        const last = isQuoted ? index : endOfTable(nodes, index, this.text);
        const span = { start: spanOf(node).start, end: spanOf(nodes[last]!).end };
        units.push(...this.readHtml(span, isQuoted));
        index = last;
      } else if (node.type === 'blockquote') {
        const alert = isQuoted ? null : alertIn(node, this.text);
        if (alert) units.push(...this.readAll(alert, false));
        else units.push({ kind: 'quote', units: this.readAll(node.children, true), span: spanOf(node) });
      } else {
        const unit = this.read(node, isQuoted);
        if (unit) units.push(unit);
      }
    }
    return units;
  }

  private readHtml(span: Span, isQuoted: boolean): Unit[] {
    const list = isQuoted ? -1 : listBelowTag(this.text, span);
    this.html.push(list === -1 ? span : { start: span.start, end: list });
    if (isQuoted) return [];
    if (list === -1) return this.readAll(readHtml(this.text, span), false);
    return this.readAll(
      parseBody(this.text.slice(0, span.end), { start: list, end: span.end }).children,
      false,
    );
  }

  private read(node: Flow, isQuoted: boolean): Unit | null {
    const span = spanOf(node);
    switch (node.type) {
      case 'heading': {
        const block = this.prose(isQuoted ? 'quote' : 'heading', node.children, span);
        return { kind: 'heading', depth: node.depth, block, span };
      }
      case 'paragraph': {
        const block = this.prose(isQuoted ? 'quote' : 'paragraph', node.children, span);
        return { kind: 'paragraph', block, span, children: node.children };
      }
      case 'list':
        return this.readList(node, span, isQuoted);
      case 'table':
        return this.readTable(node, span, isQuoted);
      case 'code': {
        const written = indentedProse(node, this.text);
        if (written)
          return {
            kind: 'paragraph',
            block: this.prose('paragraph', [written], span),
            span,
            children: [written],
          };
        const { lang, value } = node;
        return { kind: 'code', language: lang ?? '', value, span, lines: linesOfCode(node, this.text) };
      }
      default:
        return null;
    }
  }

  private readList({ ordered, children }: List, span: Span, isQuoted: boolean): ListUnit {
    const countsFromOne = this.text.startsWith('1.', span.start);
    const items = children.map((item) => this.readItem(item, ordered ?? false, countsFromOne, isQuoted));
    return { kind: 'list', ordered: ordered ?? false, span, items };
  }

  private readItem(item: ListItem, ordered: boolean, countsFromOne: boolean, isQuoted: boolean): ItemUnit {
    const [first, ...rest] = item.children;
    const own = first?.type === 'paragraph' ? first : null;
    const day = own && dayAsMarker(item, own, countsFromOne, this.text);
    const content = own ? [...(day ? [day] : []), ...own.children] : [];
    return {
      kind: 'item',
      block: own ? this.prose(isQuoted ? 'quote' : 'item', content, spanOf(own)) : null,
      children: own?.children ?? [],
      span: spanOf(item),
      checked: item.checked ?? null,
      ordered,
      units: this.readAll(own ? rest : item.children, isQuoted),
    };
  }

  private readTable({ children }: Table, span: Span, isQuoted: boolean): TableUnit {
    const written = children.filter((row, index) => index === 0 || !isAttributeList(row, this.text));
    const [header, ...rows] = written.map(
      (row): RowUnit => ({
        cells: row.children.map((cell) =>
          this.prose(isQuoted ? 'quote' : 'cell', cell.children, spanOf(cell)),
        ),
        span: spanOf(row),
        children: row.children.map((cell) => cell.children),
      }),
    );
    return { kind: 'table', header: header ?? null, rows, span };
  }

  private prose(kind: ProseBlock['kind'], children: readonly PhrasingContent[], span: Span): Block {
    const builder = new TextBuilder(this.text, kind, span);
    for (const child of children) this.write(builder, child);
    const block = builder.done();
    this.blocks.push(block);
    return block;
  }

  private write(builder: TextBuilder, node: PhrasingContent): void {
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
          for (const child of node.children) this.write(builder, child);
        });
        return;
      case 'break':
        builder.break(start, end, true);
        return;
      case 'html':
        if (/^<br\b/i.test(node.value)) builder.break(start, end, true);
        else this.html.push({ start, end });
        return;
      case 'emphasis':
      case 'strong':
      case 'delete':
        for (const child of node.children) this.write(builder, child);
        return;
      default:
        return;
    }
  }
}

/** The width of the backticks and padding space before a code span's text. */
function codeFence(value: string, start: number, end: number): number {
  return Math.max(1, Math.floor((end - start - value.length) / 2));
}
