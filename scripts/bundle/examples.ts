import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

/**
 * Leaves examples out of what every run reads and makes: they are a tenth of the text of all rules. Those of a rule are
 * made when `debrief explain` asks for them; those of words, patterns and constructions are for tests only.
 */
export const examples: Plugin = {
  name: 'examples',
  transform: {
    filter: { id: /\/src\/(?:lint|postmortem)\/.*\.ts$/, code: /\b(?:good|misses|right): ?\[/ },
    handler: (code, id) => withoutExamples(code, id),
  },
};

const RULE = new Set(['bad', 'good']);
const FOR_TESTS = new Set(['hits', 'misses', 'wrong', 'right']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Property extends Node {
  readonly key: { readonly name: string };
  readonly value: Node;
}

/** A file with `get bad() { return […]; }` for `bad: […]`, and without `hits: […]`. */
export function withoutExamples(code: string, file: string): string {
  let result = '';
  let from = 0;
  for (const { start, end, key, value } of lists(parseAst(code, { lang: 'ts' }, file))) {
    const list = code.slice(value.start, value.end);
    result += code.slice(from, start);
    from = end;
    if (RULE.has(key.name)) result += `get ${key.name}() { return ${list}; }`;
    else from += /^\s*,?\s*/.exec(code.slice(end))![0].length;
  }
  return result + code.slice(from);
}

/** The lists of examples in a syntax tree, in their order. */
function lists(node: object): Property[] {
  const { type, key, value } = node as Partial<Property>;
  const isList = type === 'Property' && value?.type === 'ArrayExpression';
  if (isList && (RULE.has(key!.name) || FOR_TESTS.has(key!.name))) return [node as Property];
  return Object.values(node)
    .flat()
    .filter((child): child is object => typeof (child as Node | null)?.type === 'string')
    .flatMap(lists)
    .sort((a, b) => a.start - b.start);
}
