import type { Span } from '../../markdown/document.ts';
import type { Unit } from '../../markdown/units.ts';
import type { Fishbone } from '../model.ts';
import type { Sections } from '../sections.ts';

type Category = { name: string; causes: string[] };

/** Fishbones: lists by category in a fishbone section, and Mermaid fishbone diagrams anywhere. */
export function findFishbones(
  sections: Sections,
  preamble: readonly Unit[],
  line: (offset: number) => number,
): Fishbone[] {
  const found: Fishbone[] = [];
  const add = (categories: Category[], span: Span) => {
    const filled = categories.filter((category) => category.causes.length > 0);
    if (filled.length > 0) found.push({ line: line(span.start), span, categories: filled });
  };
  readDiagrams(preamble, false, add);
  for (const section of sections.all) {
    if (section.isInList) continue;
    const isHeaded = section.name === 'fishbone';
    readDiagrams(section.units, isHeaded, add);
    if (!isHeaded) continue;
    const categories: Category[] = section.units.flatMap((unit) => listed(unit));
    // "### Process" with a list, below the fishbone heading.
    for (const child of sections.all) {
      if (child.parent !== section || child.isInList) continue;
      categories.push({ name: child.heading, causes: child.units.flatMap((unit) => texts(unit)) });
    }
    add(categories, { start: section.span.start, end: section.body.end });
  }
  return found;
}

function readDiagrams(
  units: readonly Unit[],
  isHeaded: boolean,
  add: (categories: Category[], span: Span) => void,
): void {
  for (const unit of units) {
    if (unit.kind !== 'code' || unit.language.toLowerCase() !== 'mermaid') continue;
    if (/^\s*(?:ishikawa|fishbone)/m.test(unit.value) || isHeaded) add(readMermaid(unit.value), unit.span);
  }
}

/** Categories from nested lists, from lines like "Process: no review, no test", or from a table. */
function listed(unit: Unit): Category[] {
  if (unit.kind === 'table') {
    return unit.rows.map((row) => ({
      name: row.cells[0]?.text.trim() ?? '',
      causes: row.cells
        .slice(1)
        .map((cell) => cell.text.trim())
        .filter((text) => text !== ''),
    }));
  }
  if (unit.kind !== 'list') return [];
  return unit.items.flatMap((item) => {
    const text = item.block?.text.trim() ?? '';
    const below = item.units.flatMap((each) => texts(each));
    if (below.length > 0) return [{ name: text.replace(/:\s*$/, ''), causes: below }];
    const inline = /^([^:]{2,40}):\s+(.+)$/.exec(text);
    return inline ? [{ name: inline[1]!, causes: inline[2]!.split(/;\s+/) }] : [];
  });
}

function texts(unit: Unit): string[] {
  if (unit.kind === 'list') return unit.items.flatMap((item) => (item.block ? [item.block.text.trim()] : []));
  return unit.kind === 'paragraph' ? [unit.block.text.trim()] : [];
}

/** Mermaid by indentation (`ishikawa`, `mindmap`) or by arrows (`cause --> Category --> Problem`). */
function readMermaid(source: string): Category[] {
  const lines = source.split(/\r\n?|\n/).filter((each) => each.trim() !== '' && !/^\s*%%/.test(each));
  const categories = new Map<string, Category>();
  const category = (name: string): Category => {
    const known = categories.get(name) ?? { name, causes: [] };
    categories.set(name, known);
    return known;
  };
  if (lines.some((each) => /--+>|---/.test(each))) {
    const labels = new Map<string, string>();
    const edges: [string, string][] = [];
    for (const each of lines) {
      const nodes = each.split(/\s*-{2,}>?(?:\|[^|]*\|)?\s*/).map((part) => {
        const node = /^\s*([\w-]+)\s*(?:[[({>]+"?([^\])}"]*)"?[\])}]+)?/.exec(part);
        if (node?.[2]) labels.set(node[1]!, node[2].trim());
        return node?.[1];
      });
      for (let index = 1; index < nodes.length; index++) {
        if (nodes[index - 1] && nodes[index]) edges.push([nodes[index - 1]!, nodes[index]!]);
      }
    }
    const label = (id: string) => labels.get(id) ?? id;
    const targets = new Set(edges.map(([, to]) => to));
    for (const [from, to] of edges) if (!targets.has(from)) category(label(to)).causes.push(label(from));
    return [...categories.values()];
  }
  const rows = lines.slice(1).map((each) => ({
    indent: each.search(/\S/),
    text: each.trim().replace(/^[\w-]*[[({]+"?|"?[\])}]+$/g, ''),
  }));
  const head = rows[0];
  if (!head) return [];
  const first = rows.find((row) => row.indent > head.indent)?.indent;
  let current: Category | null = null;
  for (const row of rows.slice(1)) {
    if (first === undefined || row.indent <= first) current = category(row.text);
    else current?.causes.push(row.text);
  }
  return [...categories.values()];
}
