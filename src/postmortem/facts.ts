import type { Located, MarkdownDocument, Span } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import type { Outline, TableUnit, Unit } from '../markdown/units.ts';

/** A key with its value: from front matter, "Severity: SEV2", or a two-column table. */
export interface Fact {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  readonly from: 'front-matter' | 'text' | 'table';
}

const LABEL_VALUE = /^[\s*_|>-]*(\p{L}[\p{L}\p{N}_ /()'&-]{1,30}?)\s*[:：=–]\s*(\S[^\n]{0,250})$/u;
const PARTS = /(?<=\s)(?:\||[/·•](?=\s\p{Lu}[\p{L} ]{1,30}[:：]))(?=\s)/u;
const HEADING_VALUE = /^([A-Z][\w /-]{1,24}):\s+(\S.{0,100})$/i;

/** All facts of a document, in order; keys may repeat. Keys are lower case with single spaces. */
export function readFacts(document: MarkdownDocument, outline: Outline): Fact[] {
  const facts: Fact[] = [];
  const { frontMatter } = document;
  if (frontMatter?.data) {
    for (const [key, value] of flatten(frontMatter.data)) {
      facts.push({ key: factKey(key), value, span: frontMatter.spanOf(key), from: 'front-matter' });
    }
  }
  // Facts are at the top of a document; the rest is not searched.
  const head = outline.units.slice(0, 60);
  head.forEach((unit, index) => {
    readUnit(unit, facts);
    // "## Severity" with just "SEV2" below it.
    const next = head[index + 1];
    if (
      unit.kind === 'heading' &&
      next?.kind === 'paragraph' &&
      unit.block.text.length <= 40 &&
      next.block.text.length <= 100
    ) {
      facts.push(factOf(unit.block.text, next.block.text, next.block, 0));
    }
  });
  return facts;
}

function factKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/[:：*?]+$/, '')
    .trim();
}

export function findFact(facts: readonly Fact[], ...keys: readonly string[]): Located<string> | null {
  for (const key of keys) {
    const fact = facts.find((each) => each.key === key && each.value.trim() !== '');
    if (fact) return { value: fact.value, span: fact.span };
  }
  return null;
}

function* flatten(data: Readonly<Record<string, unknown>>): Generator<[string, string]> {
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      yield [key, String(value)];
    else if (value instanceof Date && !Number.isNaN(value.getTime())) yield [key, value.toISOString()];
    else if (Array.isArray(value))
      yield [key, value.filter((each) => typeof each === 'string' || typeof each === 'number').join(', ')];
  }
}

function readUnit(unit: Unit, facts: Fact[]): void {
  if (unit.kind === 'paragraph') readLines(unit.block, facts);
  else if (unit.kind === 'quote')
    for (const inner of unit.units) inner.kind === 'paragraph' && readLines(inner.block, facts);
  else if (unit.kind === 'list') for (const item of unit.items) item.block && readLines(item.block, facts);
  else if (unit.kind === 'table') readTable(unit, facts);
  else if (unit.kind === 'heading') {
    const match = HEADING_VALUE.exec(unit.block.text);
    if (match) facts.push(factOf(match[1]!, match[2]!, unit.block, match[0].length - match[2]!.length));
  }
}

function readLines(block: Block, facts: Fact[]): void {
  let start = 0;
  for (const end of [...block.breaks, block.text.length]) {
    const line = block.text.slice(start, Math.min(end, start + 300));
    // "Reporter: Ann | Severity: SEV2", "Severity: 2 / Owner: Ann".
    let at = start;
    for (const part of line.split(PARTS)) {
      const match = /[:：=–]/.test(part) ? LABEL_VALUE.exec(part) : null;
      if (match) facts.push(factOf(match[1]!, match[2]!, block, at + part.length - match[2]!.length));
      at += part.length + 1;
    }
    start = end + 1;
  }
}

function readTable(table: TableUnit, facts: Fact[]): void {
  const rows = table.header ? [table.header, ...table.rows] : table.rows;
  if (rows.length === 0 || rows.length > 25 || rows.some((row) => row.cells.length !== 2)) return;
  for (const row of rows) {
    const [key, value] = row.cells as [Block, Block];
    if (key.text.length < 40) facts.push(factOf(key.text, value.text, value, 0, 'table'));
  }
}

/** The value begins at an offset of its block. */
function factOf(key: string, value: string, block: Block, at: number, from: Fact['from'] = 'text'): Fact {
  const trimmed = value.trim();
  return { key: factKey(key), value: trimmed, span: block.source(at, at + trimmed.length), from };
}
