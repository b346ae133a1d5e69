import type { ActionItem, PostMortem } from '../postmortem/model.ts';

/** What an item says of itself beside owner and date, in fields or in columns of its table; null for what it leaves out. */
export interface ItemFields {
  /** What will show that it is done. */
  readonly doneWhen: string | null;
  /** The contributing factor that it addresses, in the words of the document. */
  readonly factor: string | null;
  /** As written: `acme/infra` or `infra`. */
  readonly repository: string | null;
  /** As written. */
  readonly service: string | null;
  /** As written: the name of an objective of the policy; the post-mortem's own where the item names none. */
  readonly objective: string | null;
}

type Name = keyof ItemFields;

/** The labels and column names of each field. */
const LABELS: Readonly<Record<Name, string>> = {
  doneWhen: 'done when|definition of done|acceptance criteri(?:a|on)',
  factor: 'factor|contributing factor|addresses|cause',
  repository: 'repo|repository',
  service: 'service|component',
  objective: 'objective|okr',
};
/** A sentence goes on to the end of its line; a name ends with its field. */
const IN_TEXT: Readonly<Record<Name, RegExp>> = {
  doneWhen: field(LABELS.doneWhen, String.raw`\s*:?\s+([^\n|]{3,500})`),
  factor: field(LABELS.factor, String.raw`\s*:\s*((?:[^\n|;,.]|\.(?!\s)){1,300})`),
  repository: field(LABELS.repository, String.raw`\s*:\s*([\w./-]{1,140})`),
  service: field(LABELS.service, String.raw`\s*:\s*([^\n|;,.()]{1,60})`),
  objective: field(LABELS.objective, String.raw`\s*:\s*([^\n|;,()]{1,80})`),
};

function field(labels: string, value: string): RegExp {
  return new RegExp(String.raw`(?<=^|[\s.;,(|>*_-])[*_]{0,3}(?:${labels})[*_]{0,3}${value}`, 'i');
}

/** Reads the fields of an item. A factor's name such as `F2` stands for the factor of that name in the document. */
export function fieldsOf(item: ActionItem, document: PostMortem): ItemFields {
  const source = document.document.text.slice(item.span.start, item.span.end);
  const cells = item.layout === 'table' ? cellsOf(document.document.text, item) : new Map<string, string>();
  const read = (name: Name): string | null => {
    const label = new RegExp(`^(?:${LABELS[name]})$`, 'i');
    const cell = [...cells].find(([column]) => label.test(column))?.[1];
    const value = (cell ?? IN_TEXT[name].exec(source)?.[1] ?? '').replace(/^[\s*_`"]+|[\s*_`"]+$/g, '');
    return value || null;
  };
  const factor = read('factor') ?? /\b[A-Z]{1,3}-?\d{1,3}\b/.exec(source)?.[0] ?? null;
  const known = document.contributingFactors.find(({ id }) => id !== null && id === factor);
  return {
    doneWhen: read('doneWhen'),
    factor: known ? `${known.id}: ${known.text}` : read('factor'),
    repository: read('repository'),
    service: read('service'),
    objective: read('objective') ?? stated(document, 'objective'),
  };
}

/** What the front matter says under a key; null for nothing. */
function stated({ frontMatter }: PostMortem, key: string): string | null {
  const value = frontMatter?.data?.[key];
  return value === undefined || value === null ? null : String(value).trim() || null;
}

/** The cells of a row by the names of their columns. */
function cellsOf(text: string, { span }: ActionItem): Map<string, string> {
  const begin = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  const row = text.slice(begin, end === -1 ? undefined : end);
  let header = '';
  for (let at = begin; at > 0; ) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(before, at - 1);
    if (!line.includes('|')) break;
    [header, at] = [line, before];
  }
  const names = split(header);
  return new Map(split(row).map((cell, index) => [names[index] ?? '', cell]));
}

const split = (row: string) =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/^[\s*_]+|[\s*_]+$/g, ''));

/** The text of an item without the fields that stand apart in its issue. */
export function withoutFields(text: string): string {
  const bare = Object.values(IN_TEXT).reduce((left, pattern) => left.replace(pattern, '\uE000'), text);
  if (bare === text) return text;
  return bare.replace(/[\s.;,(|>*_–—-]*\uE000[\s)*_]*/g, ' ').trim() || text;
}
