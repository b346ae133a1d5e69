import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

/**
 * Makes each pattern when it is used first: V8 parses a pattern where it stands, and of some 900 that stand at the top
 * of files, one document uses a quarter. `const NAME = /…/;` is built as `let NAME;`, and each use of it as
 * `(NAME ??= /…/)`; `pattern: /…/` in a table is built as a getter.
 */
export const latePatterns: Plugin = {
  name: 'late-patterns',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /(?:^const \w+(?:: RegExp)? =|^ +\w+:)\s+\//m },
    handler: (code, id) => withLatePatterns(code, id),
  },
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Of a regular expression. */
  readonly regex?: object;
}

/** A name, and where it stands: the kind of the node above it, and its place there. */
interface Mention extends Node {
  readonly name: string;
  readonly place: string;
}

interface Declaration extends Node {
  readonly declarations: readonly { readonly id: Mention; readonly init: Node | null }[];
}

interface Property extends Node {
  readonly key: Node & { readonly name?: string };
  readonly value: Node;
  readonly computed: boolean;
}

/** Text that takes the place of a node. */
interface Edit {
  readonly at: Pick<Node, 'start' | 'end'>;
  readonly text: string;
}

/** Places where a name is read. A pattern that is mentioned elsewhere, as in an export, stays as it is. */
const USES = new Set([
  'ArrayExpression.elements',
  'ArrowFunctionExpression.body',
  'CallExpression.arguments',
  'ConditionalExpression.alternate',
  'ConditionalExpression.consequent',
  'LogicalExpression.left',
  'LogicalExpression.right',
  'MemberExpression.object',
  'NewExpression.arguments',
  'Property.value',
  'ReturnStatement.argument',
  'SpreadElement.argument',
  'VariableDeclarator.init',
]);

/** Places where a name is not that of a variable. */
const OTHERS = new Set(['MemberExpression.property', 'Property.key']);

/** A file whose patterns are made when they are used first. */
export function withLatePatterns(code: string, file: string): string {
  const body = parseAst(code, { lang: 'ts' }, file).body as unknown as Node[];
  const textOf = ({ start, end }: Node) => code.slice(start, end);
  const tables = body.flatMap(inTables);
  const getters = tables.map((at, i) => ({
    at,
    text: `get ${at.key.name}() { return (late${i} ??= ${textOf(at.value)}); }`,
  }));
  const edits: Edit[] = [...getters, ...named(body, textOf)];
  let result = tables.length > 0 ? `let ${tables.map((_, i) => `late${i}: any`).join(', ')};` : '';
  let from = 0;
  for (const { at, text } of edits.sort((a, b) => a.at.start - b.at.start)) {
    result += code.slice(from, at.start) + text;
    from = at.end;
  }
  return result + code.slice(from);
}

/** `const NAME = /…/;` at the top of a file. */
function named(body: readonly Node[], textOf: (node: Node) => string): Edit[] {
  const mentions = Map.groupBy(mentionsIn(body, ''), ({ name }) => name);
  return body.flatMap((node): Edit[] => {
    if (node.type !== 'VariableDeclaration') return [];
    const [first, ...more] = (node as Declaration).declarations;
    if (!first?.init?.regex || more.length > 0) return [];
    const { id, init } = first;
    const uses = mentions
      .get(id.name)!
      .filter(({ start, place }) => start !== id.start && !OTHERS.has(place));
    if (!uses.every(({ place }) => USES.has(place))) return [];
    const text = `(${id.name} ??= ${textOf(init)})`;
    return [{ at: node, text: `let ${id.name}: any;` }, ...uses.map((at) => ({ at, text }))];
  });
}

/** Each `name: /…/` in a table at the top of a file. */
function inTables(node: Node): Property[] {
  if (/Function|Class/.test(node.type)) return [];
  const { type, key, value, computed } = node as Property;
  if (type === 'Property' && value.regex && key.name && !computed) return [node as Property];
  return childrenOf(node).flatMap(([, children]) => children.flatMap(inTables));
}

/** All names in a syntax tree. `{ NAME }` is another place, because it is a key and a value at once. */
function mentionsIn(nodes: readonly Node[], place: string): Mention[] {
  return nodes.flatMap((node): Mention[] => {
    if (node.type === 'Identifier') return [{ ...(node as Mention), place }];
    const { shorthand, computed } = node as { shorthand?: boolean; computed?: boolean };
    return childrenOf(node).flatMap(([key, children]) =>
      mentionsIn(children, `${shorthand ? 'Short' : computed ? 'Computed' : ''}${node.type}.${key}`),
    );
  });
}

const childrenOf = (node: Node): [string, Node[]][] =>
  Object.entries(node).map(([key, value]) => [
    key,
    [value].flat().filter((child): child is Node => typeof child?.type === 'string'),
  ]);
