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
import { didYouMean } from './did-you-mean.ts';
import { type Complaint, complain, type PolicyProblem } from './problem.ts';
import { DEFAULT_POLICY, type Policy, policySchema } from './schema.ts';

/** What rooms above this one know: rule ids with the schema of their options, and section names. */
export interface PolicyVocabulary {
  readonly rules: ReadonlyMap<string, z.ZodType>;
  readonly sections: readonly string[];
}

/** Larger than any policy, small enough to be read at once. */
const MAX_LENGTH = 256 * 1024;
/** Aliases in a policy are handy; a file that expands into more nodes than this is an attack. */
const MAX_ALIASES = 100;

/**
 * Reads the text of `.github/debrief.yml`. Pure, and never throws: every problem is listed, in the order of the
 * file, and the policy is then the default one, which a caller must not act on in silence. An empty file is a
 * good policy. With null for the vocabulary, rule ids, rule options and section names are not checked: such a policy
 * must not reach a rule.
 */
export function readPolicy(
  text: string,
  path: string,
  vocabulary: PolicyVocabulary | null,
): { policy: Policy; problems: PolicyProblem[] } {
  const lines = new LineCounter();
  const problems: PolicyProblem[] = [];
  const say = (message: string, at: readonly PropertyKey[] = [], offset = 0) => {
    const { line, col } = lines.linePos(offset);
    problems.push({
      path: at.map(String).join('.'),
      line: Math.max(1, line),
      column: Math.max(1, col),
      message,
    });
  };
  const failed = () => ({
    policy: DEFAULT_POLICY,
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
  });

  if (text.length > MAX_LENGTH) {
    say(`${path} has ${Math.round(text.length / 1024)} KB; a policy has at most ${MAX_LENGTH / 1024} KB`);
    return failed();
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  });
  for (const error of [...document.errors, ...document.warnings]) {
    const foreign = error.code === 'TAG_RESOLVE_FAILED';
    const message = foreign
      ? `${error.message}; tags are not used here`
      : `this is not YAML: ${error.message}`;
    say(message, [], error.pos[0]);
  }
  if (problems.length > 0) return failed();
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return { policy: DEFAULT_POLICY, problems };
  }
  if (!isMap(document.contents)) {
    say('a policy is a mapping of settings, such as `labels:` with indented lines below it');
    return failed();
  }

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    say(`its aliases cannot be followed: ${error instanceof Error ? error.message : error}`);
    return failed();
  }
  const parsed = policySchema.safeParse(data, { reportInput: true });
  const complaints = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => complain(issue, policySchema));
  complaints.push(...checkWords(data, vocabulary));
  for (const { path: at, message, aboutKey } of complaints)
    say(message, at, offsetOf(document, at, aboutKey));
  return parsed.success && problems.length === 0 ? { policy: parsed.data, problems } : failed();
}

/** What the schema alone cannot know: names of rules, their options, names of sections and zones. */
function checkWords(data: unknown, vocabulary: PolicyVocabulary | null): Complaint[] {
  const found: Complaint[] = [];
  const lint = entry(data, 'lint');
  const zone = entry(lint, 'timeZone');
  if (typeof zone === 'string' && !isZone(zone)) {
    const message = `"${zone}" is no time zone. Write UTC, an offset such as +02:00, or a name such as Europe/Copenhagen`;
    found.push({ path: ['lint', 'timeZone'], aboutKey: false, message });
  }
  if (!vocabulary) return found;
  for (const name of keysOf(entry(lint, 'sections'))) {
    if (vocabulary.sections.includes(name)) continue;
    const message = `there is no section "${name}".${didYouMean(name, vocabulary.sections)} There are: ${vocabulary.sections.join(', ')}.`;
    found.push({ path: ['lint', 'sections', name], aboutKey: true, message });
  }
  const rules = entry(lint, 'rules');
  for (const id of keysOf(rules)) {
    const schema = vocabulary.rules.get(id);
    if (!schema) {
      const message = `there is no rule "${id}".${didYouMean(id, vocabulary.rules.keys())} \`debrief explain\` lists them.`;
      found.push({ path: ['lint', 'rules', id], aboutKey: true, message });
      continue;
    }
    const setting = entry(rules, id);
    const options = Array.isArray(setting) ? schema.safeParse(setting[1], { reportInput: true }) : null;
    for (const issue of options?.error?.issues ?? []) {
      for (const complaint of complain(issue, schema)) {
        found.push({ ...complaint, path: ['lint', 'rules', id, 1, ...complaint.path] });
      }
    }
  }
  return found;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entry = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const keysOf = (value: unknown): string[] => (isObject(value) ? Object.keys(value) : []);

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Where a path stands in the file; the nearest thing above it that is there, when it is not. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], aboutKey: boolean): number {
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
