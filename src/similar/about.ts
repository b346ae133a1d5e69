import type { ProseBlock } from '../markdown/document.ts';
import type { PostMortem, SectionName } from '../postmortem/model.ts';

/** What an incident is about, in people's own words. Each field is plain text, empty if nothing was said. */
export interface About {
  readonly title: string;
  readonly services: string;
  /** Summary, impact and detection. */
  readonly symptoms: string;
  /** Causes, trigger and five whys. */
  readonly causes: string;
  /** Machine output and system names: code, identifiers, status codes, exceptions. */
  readonly errors: string;
  /** Everything else, including timeline and action items. */
  readonly rest: string;
  /** ISO date of the incident; null if not stated. */
  readonly day: string | null;
}
export type Field = Exclude<keyof About, 'day'>;

const FIELD_OF: Readonly<Partial<Record<SectionName, Field>>> = {
  summary: 'symptoms',
  impact: 'symptoms',
  detection: 'symptoms',
  background: 'causes',
  trigger: 'causes',
  causes: 'causes',
  'five-whys': 'causes',
  fishbone: 'causes',
  'went-wrong': 'causes',
};

/** Sorts a post-mortem's text into fields by section. In a document without known sections, all text is symptoms. */
export function aboutOf(postmortem: PostMortem): About {
  const fields: Record<Field, string[]> = {
    title: [postmortem.title?.value ?? ''],
    services: [...postmortem.services],
    symptoms: [],
    causes: postmortem.fishbones.flatMap(({ categories }) => categories.flatMap(({ causes }) => causes)),
    errors: [],
    rest: [],
  };
  const names = namesIn(postmortem, fields.title[0]!, postmortem.services.join(' '));
  const isKnown = postmortem.sections.some(({ name }) => name !== null && FIELD_OF[name]);
  for (const block of postmortem.blocks) {
    if (block.kind === 'heading') continue;
    const section = postmortem.sectionNameOf(block.span);
    const field = section ? (FIELD_OF[section] ?? 'rest') : isKnown ? 'rest' : 'symptoms';
    fields[field].push(withoutPeople(withoutUrls(block.text), names));
    fields.errors.push(...codeIn(block), ...errorsIn(block.text));
  }
  for (const node of postmortem.document.tree.children)
    if (node.type === 'code' && node.lang !== 'mermaid') fields.errors.push(...errorsIn(node.value));
  const text = (field: Field) => fields[field].join('\n').slice(0, MAX_LENGTH);
  return {
    title: text('title'),
    services: text('services'),
    symptoms: text('symptoms'),
    causes: text('causes'),
    errors: text('errors'),
    rest: text('rest'),
    day: postmortem.date,
  };
}

/** What an incident is about before it has a post-mortem, from the plain text of its issue. */
export function aboutIncident(
  title: string,
  services: readonly string[],
  text: string,
  day: string | null,
): About {
  return {
    title,
    services: services.join('\n'),
    symptoms: withoutPeople(withoutUrls(text)).slice(0, MAX_LENGTH),
    causes: '',
    errors: errorsIn(text).join('\n'),
    rest: '',
    day,
  };
}

/** The words of people's names and handles, in lower case; without those that name what it is about. */
function namesIn({ people }: PostMortem, ...subjects: readonly string[]): Set<string> {
  const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const names = people.flatMap(({ name, handle }) => words(`${name} ${handle ?? ''}`));
  return new Set(names).difference(new Set(subjects.flatMap(words)));
}

/** Two incidents are not alike because the same people worked on them, and no reason for likeness names anybody. */
const withoutPeople = (text: string, names: ReadonlySet<string> = new Set()) =>
  text
    .replace(/(?<![\w/.@])@[A-Za-z\d][\w-]*/g, ' ')
    .replace(/\p{Lu}[\p{L}\p{N}]+/gu, (word) => (names.has(word.toLowerCase()) ? ' ' : word));

/** The maximum number of characters per field; a megabyte of chat log adds nothing. */
const MAX_LENGTH = 20_000;

const codeIn = ({ text, masks }: ProseBlock) =>
  masks.filter(({ kind }) => kind === 'code').map(({ start, end }) => text.slice(start, end));

/** `OOMKilled`, `ECONNREFUSED`, `connection_pool_timeout`, `ValueError`, `HTTP 504`, `503s`. */
const ERROR =
  /\b(?:[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Error|Exception|Failure|Killed|BackOff|Timeout)|OOMKilled|E[A-Z]{4,}|[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+|[45]\d\d(?=s?\b))/g;

function errorsIn(text: string): string[] {
  return text.slice(0, MAX_LENGTH).match(ERROR) ?? [];
}

const withoutUrls = (text: string) => text.replace(/\s*https?:\/\/\S+/g, '');
