import type { ActionItem, PostMortem } from '../postmortem/model.ts';

/** An item's details besides owner and date, in fields or in columns of its table; null for what it leaves out. */
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

/** Reads the fields of an item. A factor's name such as `F2` refers to the factor of that name in the document. */
export function fieldsOf(item: ActionItem, document: PostMortem): ItemFields {
  const source = document.document.text.slice(item.span.start, item.span.end);
  const cells = item.layout === 'table' ? cellsOf(document.document.text, item) : [];
  const read = (name: Name): string | null => {
    const label = new RegExp(`^(?:${LABELS[name]})$`, 'i');
    const cell = cells.find(({ column }) => label.test(column))?.text;
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

/** A cell of an item's row: the name of its column, what it says, and where that is in the document. */
export interface Cell {
  readonly column: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The cells of an item's row, by the pipes of its line and of its table's header. */
export function cellsOf(text: string, { span }: Pick<ActionItem, 'span'>): Cell[] {
  const begin = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  let header: readonly [start: number, end: number] = [0, 0];
  for (let at = begin; at > 0; ) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    if (!text.slice(before, at - 1).includes('|')) break;
    [header, at] = [[before, at - 1], before];
  }
  const names = split(text, header[0], header[1]);
  return split(text, begin, end === -1 ? text.length : end).map((cell, index) => ({
    column: names[index]?.text ?? '',
    ...cell,
  }));
}

const OUTSIDE = /^[\s*_]+|[\s*_]+$/g;

/** The cells of the line between two offsets; a pipe after a backslash is part of its cell. */
function split(text: string, from: number, to: number) {
  const line = text.slice(from, to);
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  let at = from + line.indexOf(inner);
  return inner.split(/(?<!\\)\|/).map((cell) => {
    const start = at + (cell.trim() ? cell.length - cell.trimStart().length : Math.min(1, cell.length));
    const end = start + cell.trim().length;
    at += cell.length + 1;
    return { text: cell.replace(OUTSIDE, ''), start, end };
  });
}

/** The text of an item without the fields that its issue shows separately. */
export function withoutFields(text: string): string {
  const bare = Object.values(IN_TEXT).reduce((left, pattern) => left.replace(pattern, '\uE000'), text);
  if (bare === text) return text;
  return bare.replace(/[\s.;,(|>*_–—-]*\uE000[\s)*_]*/g, ' ').trim() || text;
}
