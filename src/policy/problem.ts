import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';

/** One thing wrong with a policy file, as its author sees it. */
export interface PolicyProblem {
  /** The file that the policy names and that has the problem; absent when it is the policy itself. */
  readonly file?: string;
  /** YAML path: `lint.rules.blame/judgement`; empty for the file as a whole. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A zod issue in words, with the path that it is really about (an unknown key is about the key). */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  /** True when the key itself is wrong, not its value. */
  readonly aboutKey: boolean;
  readonly message: string;
}

/** Puts an issue of `schema` into plain words; one issue may name several unknown keys. */
export function* complain(issue: z.core.$ZodIssue, schema: z.ZodType): Generator<Complaint> {
  const meant = issue.code === 'invalid_union' ? closestForm(issue) : [];
  if (meant.length > 0) {
    for (const inner of meant) yield* complain({ ...inner, path: [...issue.path, ...inner.path] }, schema);
    return;
  }
  if (issue.code === 'invalid_key') {
    const [inner] = issue.issues;
    const message = inner ? sentence({ ...inner, path: [] } as SentenceIssue) : issue.message;
    yield { path: issue.path, aboutKey: true, message: `the key ${message}` };
    return;
  }
  if (issue.code !== 'unrecognized_keys') {
    yield { path: issue.path, aboutKey: false, message: sentence(issue) };
    return;
  }
  const known = keysAt(schema, issue.path);
  const others = known.length > 0 ? ` There are: ${known.join(', ')}.` : '';
  for (const key of issue.keys) {
    const message = `there is no setting ${quoted(key)} here.${didYouMean(key, known)}${others}`;
    yield { path: [...issue.path, key], aboutKey: true, message };
  }
}

/** Of the forms that a mapping may have, what is wrong with the one it comes closest to; empty for anything else. */
function closestForm(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const { errors, input } = issue;
  // Whoever writes a mapping there wants to give options, which the levels alone would not explain.
  if (isRuleSetting(issue) || typeof input !== 'object' || input === null || Array.isArray(input)) return [];
  const wrong = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return errors.toSorted((a, b) => wrong(a) - wrong(b))[0] ?? [];
}

const isRuleSetting = ({ path }: z.core.$ZodIssue) => path[0] === 'lint' && path[1] === 'rules';

const LEVELS = ['off', 'hint', 'warning', 'error'];

/** The level that a setting of a rule was meant to have. */
function levelMeant(input: unknown): string {
  const level: unknown = Array.isArray(input) ? input[0] : input;
  return typeof level === 'string' && !LEVELS.includes(level)
    ? `.${didYouMean(level, LEVELS)}`.replace(/\.$/, '')
    : '';
}

type SentenceIssue = Exclude<z.core.$ZodIssue, z.core.$ZodIssueUnrecognizedKeys>;

function sentence(issue: SentenceIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}${'input' in issue && issue.input === undefined ? ', and it is missing' : given(issue.input)}${instead(issue)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}${given(issue.input, issue.values)}`;
    case 'too_small':
      return limit(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_union':
      if ('input' in issue && issue.input === undefined) return 'is missing';
      return isRuleSetting(issue)
        ? `must be off, hint, warning or error, or [level, {option: value}]${levelMeant(issue.input)}`
        : issue.message === 'Invalid input'
          ? 'has none of the allowed forms'
          : issue.message;
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? 'has the wrong format' : `must be ${issue.message}`;
    default:
      return issue.message;
  }
}

/** What to write where one text was given, because a space is missing, or the brackets of a list. */
function instead({ expected, input }: z.core.$ZodIssueInvalidType): string {
  if (typeof input !== 'string') return '';
  if (expected === 'array' && /^-[^\s-]/.test(input)) return ': write a space after each dash';
  if (expected === 'array') return `: write \`[${quoted(input)}]\``;
  const [, key, value] = /^([\w-]+)(?::|\s*=\s*)([^\s/].*)$/s.exec(input) ?? [];
  return key && (expected === 'object' || expected === 'record')
    ? `: write \`${cut(`${key}: ${value}`, 60)}\``
    : '';
}

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of settings',
  record: 'a mapping',
  tuple: 'a list',
};
function limit(origin: string, how: string, bound: number | bigint): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `must be ${how} ${bound}`;
  return `must have ${how} ${bound} ${unit[Number(bound) === 1 ? 0 : 1]}`;
}
const UNITS: Record<string, readonly [one: string, many: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

export const EMPTY = ', and it is empty';

function given(input: unknown, values: readonly unknown[] = []): string {
  if (input === undefined) return '';
  if (input === null) return EMPTY;
  if (Array.isArray(input)) return ', not a list';
  if (typeof input === 'object') return ', not a mapping';
  const meant = typeof input === 'string' && values.length > 0 ? didYouMean(input, values.map(String)) : '';
  return `, not ${typeof input === 'string' ? quoted(input) : String(input)}.${meant}`.replace(/\.$/, '');
}

/** Words of the file inside a message: in quotes, escaped, and cut, since a key may be as long as the file. */
export const quoted = (text: string) => JSON.stringify(cut(text, 60));

/** At most `length` characters, with an ellipsis when there were more. */
export const cut = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1).toWellFormed()}…` : text;

/** The keys that an object schema knows at a path; empty where any key is allowed. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of [...path, null]) {
    while (inner(at)) at = inner(at);
    const { shape, element, options } = (at ?? {}) as {
      shape?: Record<string, unknown>;
      element?: unknown;
      options?: readonly { shape?: Record<string, unknown> }[];
    };
    const known = shape ?? Object.assign({}, ...(options ?? []).map((option) => option.shape));
    if (key === null) return Object.keys(known);
    at = element ?? known[String(key)];
  }
  return [];
}

const inner = (schema: unknown): unknown =>
  (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType;
