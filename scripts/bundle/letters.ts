import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

/**
 * Letters and digits as some ranges. V8 asks its tables of Unicode about each character for every pattern with `\p{L}`,
 * and compiles some 600 ranges, most of them for scripts that are no longer written. All scripts in use are here, with
 * the vowel signs that stand between the letters of a word in the scripts of India and Thailand.
 */
const RANGES: Readonly<Record<string, string>> = {
  L: String.raw`A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u0374\u0376-\u037d\u037f-\u0383\u0386\u0388-\u03f5\u03f7-\u0481\u048a-\u0559\u0560-\u0588\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0710-\u08c9\u0900-\u0963\u0971-\u09e3\u09f0-\u0e3e\u0e40-\u0e4e\u0e80-\u0ece\u0edc-\u109d\u10a0-\u135f\u1380-\u17d3\u1820-\u1fbc\u1fbe\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc\u2c00-\u2ce4\u2d00-\u2d6f\u2d80-\u2dff\u3005\u3006\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua48c\ua4d0-\ua4fd\ua500-\ud7ff\uf900-\ufdfb\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\u{20000}-\u{323af}`,
  N: String.raw`0-9\u00b2\u00b3\u00b9\u00bc-\u00be\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2189\u2460-\u249b\u2776-\u2793\u3007\u3021-\u3029\uff10-\uff19`,
};

/** Writes `\p{L}` and `\p{N}` as ranges where they stand in regular expressions of this project. */
export const letters: Plugin = {
  name: 'letters',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\\p\{[LN]\}/ },
    handler: (code, id) => withRanges(code, id),
  },
};

interface Node {
  readonly type?: string;
  readonly start: number;
  readonly end: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

/** A file with the properties in its regular expressions written as ranges. */
export function withRanges(code: string, file: string): string {
  let result = '';
  let from = 0;
  for (const { start, end, regex } of literals(parseAst(code, { lang: 'ts' }, file))) {
    result += `${code.slice(from, start)}/${inRanges(regex.pattern)}/${regex.flags}`;
    from = end;
  }
  return result + code.slice(from);
}

type Literal = Node & Required<Pick<Node, 'regex'>>;

/** The regular expressions of a syntax tree that know properties, in their order. */
function literals(node: object): Literal[] {
  const { regex } = node as Node;
  if (regex) return /[uv]/.test(regex.flags) ? [node as Literal] : [];
  const children = Object.values(node).flat();
  return children
    .filter((child): child is object => typeof (child as Node | null)?.type === 'string')
    .flatMap(literals)
    .sort((a, b) => a.start - b.start);
}

/** A class keeps its brackets: `[\p{L}\d]` becomes `[A-Za-z…\d]`, and `\p{L}` alone becomes `[A-Za-z…]`. */
export function inRanges(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\p\{([LN])\}|\\.|[[\]]/gsu, (part, name?: string) => {
    if (part === '[' || part === ']') isInClass = part === '[';
    if (name === undefined) return part;
    return isInClass ? RANGES[name]! : `[${RANGES[name]}]`;
  });
}
