import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type Range,
} from 'yaml';
import type { z } from 'zod';
import { DEFAULT_POLICY } from './default.ts';
import { checkDrafts, withFiles } from './drafts.ts';
import { merge, type PolicyLayer } from './layers.ts';
import { ORGANISATION_REPO } from './places.ts';
import { type Complaint, complain, cut, EMPTY, type PolicyProblem } from './problem.ts';
import { type Policy, policySchema } from './schema.ts';
import { checkWords, type PolicyVocabulary } from './words.ts';
import { excessiveDepth, excessiveParts } from './yaml-limits.ts';
import { asComment, commentAt, misread, yamlMistakes } from './yaml-mistakes.ts';

/** Anyone who can push can write a policy, and it is read again at every event, so reading it must stay cheap. */
const MAX_LENGTH = 64 * 1024;
/** How many problems are listed; nobody fixes more in one go. */
const MAX_PROBLEMS = 50;
const EXTENDS = '_extends';

/** A policy as it is written, which others may extend. */
export interface WrittenPolicy {
  /** As people know it: its path, with the repository in front when that is another one. */
  readonly name: string;
  readonly text: string;
}

export interface PolicyRead {
  readonly policy: Policy;
  readonly problems: PolicyProblem[];
  /** What was written where, without defaults; the first that states a setting decides. */
  readonly layers: readonly PolicyLayer[];
}

/**
 * Reads the text of `.github/debrief.yml`. Pure, and never throws. Returns the policy and its problems in the order
 * of the file: at most 50, and a last one that says when there are more. With problems, the policy is the default
 * one, which a caller must not act on silently. An empty file is a valid policy. With null for the vocabulary, rule
 * ids, rule options and section names are not checked: such a policy must not reach a rule.
 *
 * @param base the organisation's policy, for one that extends it; null when it cannot be read, which is a problem;
 * undefined if nobody looked for it; then a policy that extends it is used on its own
 */
export function readPolicy(
  text: string,
  path: string,
  vocabulary: PolicyVocabulary | null,
  base?: WrittenPolicy | null,
): PolicyRead {
  const written = readYaml(text, path);
  if ('problems' in written) return { policy: DEFAULT_POLICY, problems: written.problems, layers: [] };
  const { data, document, lines } = written;
  const layers: PolicyLayer[] = [{ name: path, data }];
  const failed = (problems: PolicyProblem[]) => ({ policy: DEFAULT_POLICY, problems, layers });
  if (Object.hasOwn(data, EXTENDS) && data[EXTENDS] === ORGANISATION_REPO && base !== undefined) {
    const theirs = base && readYaml(base.text, base.name);
    const wrong = baseProblems(base, vocabulary);
    if (!theirs || 'problems' in theirs || wrong.length > 0) {
      const found = wrong.map((message) => ({ path: [EXTENDS], aboutKey: false, message }));
      return failed(inOrder(located(found, document, text), lines));
    }
    layers.push({ name: base.name, data: theirs.data });
  }
  const merged = withFiles(
    layers.map((layer) => layer.data).reduceRight((below, above) => merge(below, above)),
  );
  const parsed = policySchema.safeParse(merged, { reportInput: true });
  const found = parsed.success
    ? [...complaints([], merged, vocabulary), ...checkDrafts(parsed.data, merged)]
    : complaints(parsed.error.issues, merged, vocabulary);
  const problems = inOrder(located(found, document, text), lines);
  return parsed.success && problems.length === 0
    ? { policy: parsed.data, problems, layers }
    : failed(problems);
}

/** Whether a policy extends the organisation's, so that a caller who can reads that one, too. */
export function extendsOrganisation(text: string | null): boolean {
  return text !== null && /^["']?_extends["']?\s*:/m.test(text);
}

/** Why the organisation's policy cannot be extended, a sentence for each problem. */
function baseProblems(base: WrittenPolicy | null, vocabulary: PolicyVocabulary | null): string[] {
  if (base === null)
    return [
      `the repository ${ORGANISATION_REPO} of this account has no policy that can be read; give it one, and let Debrief read that repository`,
    ];
  if (extendsOrganisation(base.text))
    return [`${base.name} extends another policy, and cannot be extended itself`];
  const { problems } = readPolicy(base.text, base.name, vocabulary);
  return problems.map(
    ({ line, path, message }) => `${base.name}, line ${line}${path ? `, ${path}` : ''}: ${message}`,
  );
}

interface Yaml {
  readonly data: Readonly<Record<string, unknown>>;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** The settings that a text states, not checked yet; or why it cannot be read as such. */
function readYaml(text: string, path: string): Yaml | { readonly problems: PolicyProblem[] } {
  const lines = new LineCounter();
  const failed = (found: Iterable<Located>) => ({ problems: inOrder(found, lines) });
  if (text.length > MAX_LENGTH) {
    const size = Math.ceil(text.length / 1024);
    return failed([
      { offset: 0, message: `${path} has ${size} KB; a policy has at most ${MAX_LENGTH / 1024} KB` },
    ]);
  }
  const deep = excessiveDepth(text);
  if (deep) {
    lines.lineStarts.push(0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1));
    return failed([deep]);
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The library would compare each key with all the others; `excessiveParts` finds repeated ones in one pass.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const unreadable = yamlMistakes([...document.errors, ...document.warnings], text);
  const wrong =
    unreadable.length > 0 ? unreadable : [...excessiveParts(document), ...misread(document, text)];
  if (wrong.length > 0) return failed(wrong);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return { data: {}, document, lines };
  if (!isMap(document.contents)) {
    const message = 'a policy is a mapping of settings, such as `labels:` with indented lines below it';
    return failed([{ offset: 0, message }]);
  }
  try {
    return { data: document.toJS(), document, lines };
  } catch (error) {
    return failed([{ offset: 0, message: `its aliases cannot be followed: ${(error as Error).message}` }]);
  }
}

/** A problem by its place in the text. */
interface Located {
  readonly path?: string;
  readonly offset: number;
  readonly message: string;
}

/** Made one at a time: to word each of ten thousand unknown keys would take minutes. */
function* complaints(
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  vocabulary: PolicyVocabulary | null,
): Generator<Complaint> {
  for (const issue of issues) yield* complain(issue, policySchema);
  yield* checkWords(data, vocabulary);
}

function* located(found: Iterable<Complaint>, document: Document.Parsed, text: string): Generator<Located> {
  for (const { path, message, aboutKey } of found) {
    const offset = offsetOf(document, path, aboutKey);
    const lost = message.endsWith(EMPTY) ? commentAt(text, offset) : null;
    const why = lost ? `${message}: ${asComment(lost)}` : message;
    yield { path: path.map(String).join('.'), offset, message: why };
  }
}

/** The first problems, sorted by place, and a last one when there are more. */
function inOrder(found: Iterable<Located>, lines: LineCounter): PolicyProblem[] {
  const first = Iterator.from(found)
    .take(MAX_PROBLEMS + 1)
    .map(({ path = '', offset, message }) => {
      const { line, col } = lines.linePos(offset);
      return { path: cut(path, 120), line: Math.max(1, line), column: Math.max(1, col), message };
    })
    .toArray();
  const shown = first.slice(0, MAX_PROBLEMS).sort((a, b) => a.line - b.line || a.column - b.column);
  const last = shown.at(-1);
  if (first.length <= MAX_PROBLEMS || !last) return shown;
  return [
    ...shown,
    { ...last, path: '', message: `these are the first ${MAX_PROBLEMS} problems; there are more` },
  ];
}

/** Where a path is in the file; if it is missing, the nearest thing above it that is there. */
export function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], aboutKey: boolean): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    const last = String(path[length - 1]);
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === last,
      );
      const node = (aboutKey || !isNode(pair?.value) ? pair?.key : pair?.value) as ParsedNode | undefined;
      if (node?.range) return (node.range as Range)[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
