import type { ProseBlock } from '../markdown/document.ts';
import type { PostMortem, SectionName } from '../postmortem/model.ts';

/** What an incident is about, in the words of its people: each field is plain text, and empty where nothing was said. */
export interface About {
  readonly title: string;
  readonly services: string;
  /** What was seen: summary, impact and detection. */
  readonly symptoms: string;
  /** What went into it: causes, trigger, whys. */
  readonly causes: string;
  /** What machines said and what systems are called: code, identifiers, status codes, names of exceptions. */
  readonly errors: string;
  /** All the rest, timeline and action items among it. */
  readonly rest: string;
  /** Day of the incident, ISO; null where nothing states it. */
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

/** What a post-mortem is about, from its sections. A document without sections that we know is all symptoms. */
export function aboutOf(postmortem: PostMortem): About {
  const fields: Record<Field, string[]> = {
    title: [postmortem.title?.value ?? ''],
    services: [...postmortem.services],
    symptoms: [],
    causes: postmortem.fishbones.flatMap(({ categories }) => categories.flatMap(({ causes }) => causes)),
    errors: [],
    rest: [],
  };
  const isKnown = postmortem.sections.some(({ name }) => name !== null && FIELD_OF[name]);
  for (const block of postmortem.blocks) {
    if (block.kind === 'heading') continue;
    const section = postmortem.sectionNameOf(block.span);
    const field = section ? (FIELD_OF[section] ?? 'rest') : isKnown ? 'rest' : 'symptoms';
    fields[field].push(withoutAddresses(block.text));
    fields.errors.push(...codeIn(block), ...errorsIn(block.text));
  }
  for (const node of postmortem.document.tree.children)
    if (node.type === 'code' && node.lang !== 'mermaid') fields.errors.push(...errorsIn(node.value));
  const text = (field: Field) => fields[field].join('\n').slice(0, LONGEST);
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

/** What an incident is about before anybody wrote a post-mortem: its issue, as plain text. */
export function aboutIncident(
  title: string,
  services: readonly string[],
  text: string,
  day: string | null,
): About {
  return {
    title,
    services: services.join('\n'),
    symptoms: withoutAddresses(text).slice(0, LONGEST),
    causes: '',
    errors: errorsIn(text).join('\n'),
    rest: '',
    day,
  };
}

/** Characters that are read of one field: a chat log of a megabyte says no more about what happened. */
const LONGEST = 20_000;

const codeIn = ({ text, masks }: ProseBlock) =>
  masks.filter(({ kind }) => kind === 'code').map(({ start, end }) => text.slice(start, end));

/** `OOMKilled`, `ECONNREFUSED`, `connection_pool_timeout`, `ValueError`, `HTTP 504`, `503s`. */
const ERROR =
  /\b(?:[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Error|Exception|Failure|Killed|BackOff|Timeout)|OOMKilled|E[A-Z]{4,}|[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+|[45]\d\d(?=s?\b))/g;

function errorsIn(text: string): string[] {
  return text.slice(0, LONGEST).match(ERROR) ?? [];
}

const withoutAddresses = (text: string) => text.replace(/\s*https?:\/\/\S+/g, '');
