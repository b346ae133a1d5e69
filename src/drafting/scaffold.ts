import type { Incident } from '../incident/incident.ts';
import { oneLine } from '../markdown/write/plain.ts';
import type { Policy } from '../policy/schema.ts';
import { instantText } from '../time/text.ts';
import type { DraftFacts } from './facts.ts';
import type { FilledLine } from './filled.ts';
import { dayOf, TODO, titleOf, VARIABLES } from './scaffold-values.ts';
import { type TemplateProblem, unknownVariables, VARIABLE } from './variables.ts';

/** An unusable template; the message says where and why. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}

export interface Scaffold {
  readonly path: string;
  readonly text: string;
  readonly title: string;
  /** The lines with facts that follow the incident until somebody edits them. */
  readonly filled: readonly FilledLine[];
}

/** Lists that grow, which `refresh` and people keep. */
const LISTS = new Set(['timeline', 'suspects', 'background', 'gallery', 'action_items']);

/**
 * The draft of a post-mortem: the template with everything filled in that is known of the incident. Pure.
 * A variable that does not exist throws a TemplateError with its line and column.
 */
export function scaffold(
  template: { readonly path: string; readonly text: string },
  facts: DraftFacts,
): Scaffold {
  const { incident, policy } = facts;
  const [problem] = templateProblems(template);
  if (problem)
    throw new TemplateError(
      `\`${template.path}\`, line ${problem.line}, column ${problem.column}: ${problem.message}`,
    );
  const values = new Map(VARIABLES.map((variable) => [variable.name, variable.read(facts)]));
  const inText = new Map(
    VARIABLES.map(({ name, read, inText }) => [name, inText ? inText(facts) : read(facts)]),
  );
  const lines = template.text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  const head = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : -1;
  const made = lines.map((line, index) => {
    const isHead = index < head;
    const value = (name: string) => (isHead ? values : inText).get(name) ?? null;
    return { line, texts: isHead ? [frontMatterLine(line, value)] : bodyLines(line, value) };
  });
  const text = made.flatMap(({ texts }) => texts).join('\n');
  return {
    path: pathOf(incident, policy),
    text: `${text.trimEnd()}\n`,
    title: titleOf(incident),
    filled: made.flatMap(({ line, texts }) => filledIn(line, texts)),
  };
}

/** Where the template of a post-mortem uses a variable that does not exist, in order. No draft can be made from it. */
export function templateProblems({ text }: { readonly text: string }): TemplateProblem[] {
  return unknownVariables(
    text,
    VARIABLES.map(({ name }) => name),
  );
}

/** Of several rows for one line of the template, each is known by its first cell. */
function filledIn(line: string, texts: readonly string[]): FilledLine[] {
  const names = [...line.matchAll(VARIABLE)].map(([, name = '']) => name);
  if (names.length === 0 || names.some((name) => LISTS.has(name))) return [];
  return texts.map((text) => ({ from: texts.length > 1 ? `${line} ${text.split('|')[1]}` : line, text }));
}

type Lookup = (name: string) => string | readonly string[] | null;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:]+Z$/;

function bodyLines(line: string, value: Lookup): string[] {
  const alone = /^\s*\{\{\s*([\w-]+)\s*\}\}\s*$/.exec(line)?.[1];
  const many = alone ? value(alone) : null;
  if (Array.isArray(many)) return [...many];
  return [
    line.replace(VARIABLE, (_, name: string) => {
      const text = String(value(name) ?? TODO);
      return INSTANT.test(text) ? instantText(text) : text;
    }),
  ];
}

/** In front matter a value that YAML would read otherwise is quoted, so that no title can break the file. */
function frontMatterLine(line: string, lookup: Lookup): string {
  const value = (name: string) => oneLine(String(lookup(name) ?? TODO));
  const whole = /^(\s*[\w-]+:\s*|\s*-\s+)\{\{\s*([\w-]+)\s*\}\}\s*$/.exec(line);
  const list = whole && lookup(whole[2]!);
  if (Array.isArray(list)) return `${whole![1]}[${list.map((each) => yaml(oneLine(each), '')).join(', ')}]`;
  if (whole?.[2] === 'services') return `${whole[1]}[${TODO}]`;
  if (whole) return `${whole[1]}${yaml(value(whole[2]!), whole[2]!)}`;
  return line.replace(VARIABLE, (_, name: string) => value(name).replace(/["'\\]/g, ''));
}

/** Words, days and times can stand as they are; what YAML would read as something else is quoted. */
function yaml(text: string, name: string): string {
  const word = /^[A-Za-z][\w .+/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  const time = /^\d{4}-\d{2}-\d{2}(?:T[\d:]+Z)?$/.test(text);
  return word || time || name === 'incident' ? text : JSON.stringify(text);
}

/** `postmortems/2026-03-01-checkout-rejects-cards-12.md`: the number keeps two incidents of one day apart. */
function pathOf(incident: Incident, policy: Policy): string {
  const words = titleOf(incident)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const name = [dayOf(incident), words || 'incident', incident.ref.number].join('-');
  return `${policy.postmortems.directory.replace(/\/+$/, '')}/${name}.md`;
}
