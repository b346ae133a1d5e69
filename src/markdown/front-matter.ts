import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { yamlMistakes } from '../policy/yaml-mistakes.ts';
import type { FrontMatter, Span } from './document.ts';
import { readFlatYaml } from './flat-yaml.ts';

type Problem = FrontMatter['problems'][number];

/**
 * Reads the front matter at `span` of `text`. Never throws: if it does not parse, `data` is null and `problems` says why
 * and where.
 */
export function readFrontMatter(text: string, span: Span, format: 'yaml' | 'toml'): FrontMatter {
  const bodyStart = afterLine(text, span.start);
  const bodyEnd = Math.max(bodyStart, beforeLastLine(text, span));
  // Neither library treats a lone CR as a line end. The replacement keeps the length, so that spans stay valid.
  const body = text.slice(bodyStart, bodyEnd).replace(/\r(?!\n)/g, '\n');
  const read = format === 'yaml' ? readYaml : readToml;
  const { data, problems, keys } = read(body, bodyStart, span);
  return { format, data, span, problems, spanOf: (key) => keys.get(key) ?? span };
}

interface Read {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly Problem[];
  readonly keys: ReadonlyMap<string, Span>;
}

function readYaml(body: string, offset: number, whole: Span): Read {
  const keys = new Map<string, Span>();
  const flat = readFlatYaml(body);
  if (flat) {
    for (const { key, start, end } of flat) keys.set(key, within(whole, offset + start, offset + end));
    return { ...plain(Object.fromEntries(flat.map(({ key, value }) => [key, value])), whole), keys };
  }
  try {
    const document = parseDocument(body, {
      lineCounter: new LineCounter(),
      prettyErrors: false,
      logLevel: 'silent',
    });
    const problems = yamlMistakes(document.errors, body).map(({ message, offset: at }) => ({
      message,
      span: within(whole, offset + at, offset + body.slice(at).search(/[\r\n]|$/) + at),
    }));
    if (isMap(document.contents)) {
      for (const pair of document.contents.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : null;
        const range = (pair.value as { range?: readonly number[] } | null)?.range;
        if (key !== null && range) keys.set(key, within(whole, offset + range[0]!, offset + range[1]!));
      }
    }
    if (problems.length > 0) return { data: null, problems, keys };
    // Bounded, so that a few lines of aliases cannot expand into gigabytes.
    return { ...plain(document.toJS({ maxAliasCount: 100 }), whole), keys };
  } catch (error) {
    return { data: null, problems: [{ message: String((error as Error).message), span: whole }], keys };
  }
}

function readToml(body: string, offset: number, whole: Span): Read {
  const keys = new Map<string, Span>();
  const line = /^[ \t]*(?:"([^"\n]+)"|([\w-]+))[ \t]*=[ \t]*([^\r\n]*)/gm;
  const firstTable = body.search(/^[ \t]*\[/m);
  const top = firstTable === -1 ? body : body.slice(0, firstTable);
  for (const match of top.matchAll(line)) {
    const end = offset + match.index + match[0].trimEnd().length;
    keys.set(match[1] ?? match[2]!, { start: end - match[3]!.trimEnd().length, end });
  }
  try {
    return { ...plain(parseToml(body), whole), keys };
  } catch (error) {
    const span = error instanceof TomlError ? lineSpan(body, error.line, offset) : whole;
    const message = String((error as Error).message).split('\n')[0]!;
    return { data: null, problems: [{ message, span }], keys };
  }
}

/** Accepts a map, or null for empty front matter; reports a bare list or string as a problem. */
function plain(data: unknown, span: Span): Pick<Read, 'data' | 'problems'> {
  if (data === null || data === undefined) return { data: {}, problems: [] };
  if (typeof data !== 'object' || Array.isArray(data)) {
    return { data: null, problems: [{ message: 'Front matter must be keys with values.', span }] };
  }
  return { data: Object.assign(Object.create(null), data), problems: [] };
}

function within(whole: Span, start: number, end: number): Span {
  const from = Math.min(Math.max(start, whole.start), whole.end);
  return { start: from, end: Math.min(Math.max(end, from), whole.end) };
}

function lineSpan(body: string, line: number, offset: number): Span {
  const lines = body.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return { start: offset + start, end: offset + start + (lines[line - 1] ?? '').length };
}

function afterLine(text: string, from: number): number {
  const ending = /\r\n?|\n/g;
  ending.lastIndex = from;
  return ending.exec(text) ? ending.lastIndex : text.length;
}

function beforeLastLine(text: string, span: Span): number {
  let at = span.end;
  while (at > span.start && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}
