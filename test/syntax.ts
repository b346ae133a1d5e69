import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

export interface Import {
  /** A file of ours from the project's root, or the name of a package. */
  readonly target: string;
  /** Gone at run time. */
  readonly typeOnly: boolean;
}

/** A source file, as its syntax tree shows it. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** What it takes from the surroundings: `Date.now`, `new Date()`, `process.env`, `fetch`, … */
  readonly uses: readonly string[];
}

/** Reads a TypeScript file, its path as seen from the project's root. */
export function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text);
  if (errors.length) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const uses: string[] = [];
  const add = (source: unknown, typeOnly: boolean) => {
    const name = (source as { value?: unknown } | null)?.value;
    if (typeof name === 'string') imports.push({ target: resolve(path, name), typeOnly });
  };
  new Visitor({
    ImportDeclaration({ source, importKind, specifiers }) {
      const types = specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type');
      add(source, importKind === 'type' || (specifiers.length > 0 && types));
    },
    ExportNamedDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ExportAllDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ImportExpression: ({ source }) => add(source, false),
    TSImportType: ({ source }) => add(source, true),
    MemberExpression({ object, property }) {
      if (object.type === 'Identifier' && property.type === 'Identifier')
        uses.push(`${object.name}.${property.name}`);
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier') uses.push(callee.name);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier')
        uses.push(`new ${node.callee.name}(${node.arguments.length ? '…' : ''})`);
    },
  }).visit(program);
  return { path, lines: text.split('\n').length - 1, imports, uses };
}

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? relative('.', join(dirname(from), name)).replaceAll('\\', '/') : name;
}

/** Groups of files that import each other, directly or around corners. Types count: a circle is hard to read as well. */
export function circles(files: readonly SourceFile[]): string[][] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  // Tarjan's strongly connected components.
  const visit = (path: string): number => {
    order.set(path, order.size);
    let low = order.get(path)!;
    open.push(path);
    for (const { target } of byPath.get(path)!.imports) {
      if (!byPath.has(target)) continue;
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target)!);
    }
    lowest.set(path, low);
    if (low !== order.get(path)) return low;
    const group = open.splice(open.indexOf(path));
    const self = byPath.get(path)!.imports.some(({ target }) => target === path);
    if (group.length > 1 || self) found.push(group.sort());
    return low;
  };
  for (const { path } of files) if (!order.has(path)) visit(path);
  return found.sort();
}
