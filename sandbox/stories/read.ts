import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { vocabulary } from '../../src/lint/policy-names.ts';
import { didYouMean } from '../../src/policy/did-you-mean.ts';
import { offsetOf } from '../../src/policy/load.ts';
import { type Complaint, complain } from '../../src/policy/problem.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { checkWords } from '../../src/policy/words.ts';
import { isRecord } from '../../src/vocabulary/record.ts';
import { EXPECTATIONS } from './expectations/index.ts';
import { type Deed, type Entry, type Step, type Story, storySchema } from './story.ts';
import { VERBS } from './verbs/index.ts';

/** What is wrong with a file, and where. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Keys that are allowed next to any verb. */
const BESIDE = ['as', 'name', 'refused'];

/** Reads the text of a story; lists all its problems in the order of the file. */
export function readStory(file: string, text: string): { story: Story | null; problems: Problem[] } {
  return new Reader(file, text).read();
}

class Reader {
  private readonly file: string;
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;
  private readonly problems: Problem[] = [];
  private people: readonly string[] = [];

  constructor(file: string, text: string) {
    this.file = file;
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, logLevel: 'error' });
  }

  read(): { story: Story | null; problems: Problem[] } {
    for (const { code, message, pos } of [...this.document.errors, ...this.document.warnings])
      this.complain(
        pos[0],
        code === 'MULTIPLE_DOCS' ? 'a file holds one story; put this into its own' : message,
      );
    if (this.problems.length) return this.end(null);
    const data: unknown = this.document.toJS() ?? {};
    const head = this.take(storySchema, data, []);
    const { steps = [], people } = (data ?? {}) as { steps?: unknown; people?: object };
    this.people = Object.keys(head?.people ?? people ?? storySchema.shape.people.parse(undefined));
    const read = Array.isArray(steps)
      ? steps.flatMap((step, at) => this.step(step, ['steps', at]) ?? [])
      : [];
    if (head?.policy) {
      this.take(policySchema, head.policy, ['policy']);
      this.tell(checkWords(head.policy, vocabulary), ['policy']);
    }
    if (head?.policy && head['policy-text'] !== undefined)
      this.complain(this.offset(['policy-text']), 'a story has `policy` or `policy-text`, not both');
    return this.end(head && { ...head, file: this.file, steps: read });
  }

  private end(story: Story | null) {
    const problems = this.problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
    return { story: problems.length ? null : story, problems };
  }

  private step(data: unknown, path: Path): Step | null {
    if (!isRecord(data)) return this.wrong(path, 'a step is a mapping, such as `- wait: 16m`');
    const place = this.place(path, data);
    if ('expect' in data) {
      this.only(data, ['expect'], path);
      const entries = Array.isArray(data.expect) ? data.expect : [data.expect];
      const at = (index: number): Path =>
        Array.isArray(data.expect) ? [...path, 'expect', index] : [...path, 'expect'];
      return {
        type: 'expect',
        ...place,
        entries: entries.flatMap((entry, index) => this.entry(entry, at(index)) ?? []),
      };
    }
    if ('together' in data) {
      this.only(data, ['together'], path);
      if (!Array.isArray(data.together)) return this.wrong(path, '`together` is a list of steps');
      const deeds = data.together.flatMap((each, at) => this.deed(each, [...path, 'together', at]) ?? []);
      return { type: 'together', ...place, deeds };
    }
    return this.deed(data, path);
  }

  private deed(data: unknown, path: Path): Deed | null {
    if (!isRecord(data)) return this.wrong(path, 'a step is a mapping, such as `- wait: 16m`');
    const names = Object.keys(VERBS);
    const found = Object.keys(data).filter((key) => names.includes(key));
    this.only(data, [...names, ...BESIDE], path, ['together', 'expect']);
    const [name] = found;
    if (found.length > 1)
      return this.wrong(path, `a step does one thing, and this one has ${found.join(' and ')}`);
    if (!name) {
      const known = Object.keys(data).every((key) => BESIDE.includes(key));
      return known ? this.wrong(path, `what happens here? There are: ${names.join(', ')}, expect`) : null;
    }
    const verb = VERBS[name]!;
    const who = typeof data.as === 'string' ? data.as : null;
    if (verb.byPerson && !who)
      this.wrong(path, `who does this? Write \`as: ${this.people[0] ?? 'mira'}\` before it`);
    if (who && !this.people.includes(who))
      this.complain(
        this.offset([...path, 'as']),
        `there is nobody called "${who}".${didYouMean(who, this.people)} There are: ${this.people.join(', ')}.`,
      );
    const value = this.take(verb.schema, data[name], [...path, name]);
    return {
      type: 'deed',
      ...this.place(path, data),
      who,
      verb,
      value,
      name: nameIn(data) ?? nameIn(data[name]),
      refused:
        data.refused === undefined || data.refused === false
          ? null
          : data.refused === true
            ? ''
            : String(data.refused),
    };
  }

  private entry(data: unknown, path: Path): Entry | null {
    if (!isRecord(data))
      return this.wrong(path, 'an expectation is a mapping, such as `{on: incident, state: open}`');
    const names = Object.keys(EXPECTATIONS);
    const keys = Object.keys(data);
    const beside = keys.flatMap((key) => EXPECTATIONS[key]?.beside ?? []);
    this.only(data, [...names, ...beside, 'on'], path);
    const wanted = keys
      .filter((key) => Object.hasOwn(EXPECTATIONS, key) && !beside.includes(key))
      .map((name) => {
        const expectation = EXPECTATIONS[name]!;
        if (expectation.on === 'required' && data.on === undefined)
          this.complain(
            this.offset([...path, name], true),
            `\`${name}\` of what? Write \`on: incident\` beside it`,
          );
        const whole = Object.fromEntries(
          [name, ...(expectation.beside ?? [])].map((key) => [key, data[key]]),
        );
        const value = expectation.beside
          ? this.take(expectation.schema, whole, path)
          : this.take(expectation.schema, data[name], [...path, name]);
        return { name, expectation, value };
      });
    if (!wanted.length && keys.every((key) => key === 'on'))
      return this.wrong(path, `what is expected? There are: ${names.join(', ')}`);
    return { ...this.place(path, data), on: data.on === undefined ? null : String(data.on), wanted };
  }

  /** Reports every key that is not among these. */
  private only(data: object, known: readonly string[], path: Path, more: readonly string[] = []): void {
    for (const key of Object.keys(data)) {
      if (known.includes(key)) continue;
      const meant = didYouMean(key, [...known, ...more]);
      this.complain(
        this.offset([...path, key], true),
        `there is no "${key}" here.${meant} There are: ${[...new Set([...known, ...more])].join(', ')}.`,
      );
    }
  }

  private take<T>(schema: z.ZodType<T>, data: unknown, path: Path): T | null {
    const parsed = schema.safeParse(data, { reportInput: true });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) this.tell(complain(issue, schema), path);
    return null;
  }

  private tell(complaints: Iterable<Complaint>, path: Path): void {
    for (const { path: below, aboutKey, message } of complaints)
      this.complain(this.offset([...path, ...below], aboutKey), message, below);
  }

  private wrong(path: Path, message: string): null {
    this.complain(this.offset(path), message);
    return null;
  }

  private complain(offset: number, message: string, key: Path = []): void {
    const { line, col } = this.lines.linePos(offset);
    const about = key.length ? `${key.map(String).join('.')}: ` : '';
    this.problems.push({ line: Math.max(1, line), column: Math.max(1, col), message: about + message });
  }

  private offset(path: Path, aboutKey = false): number {
    return offsetOf(this.document, path, aboutKey);
  }

  private place(path: Path, data: object) {
    const words = Object.entries(data)
      .map(([key, value]) => `${key}${typeof value === 'object' ? ` ${JSON.stringify(value)}` : ` ${value}`}`)
      .join(' ');
    const short = words.length > 90 ? `${words.slice(0, 89)}…` : words;
    return { line: this.lines.linePos(this.offset(path)).line, words: short };
  }
}

type Path = readonly PropertyKey[];

const nameIn = (data: unknown): string | null =>
  isRecord(data) && typeof data.name === 'string' ? data.name : null;
