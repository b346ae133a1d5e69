import type { z } from 'zod';
import { isRecord } from '../vocabulary/record.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Complaint, complain, quoted } from './problem.ts';

/** What rooms above this one know: rule ids with the schema of their options, and section names. */
export interface PolicyVocabulary {
  readonly rules: ReadonlyMap<string, z.ZodType>;
  readonly sections: readonly string[];
}

/** What the schema alone cannot know: names of rules, their options, names of sections and zones. */
export function* checkWords(data: unknown, vocabulary: PolicyVocabulary | null): Generator<Complaint> {
  const lint = entry(data, 'lint');
  const zone = entry(lint, 'timeZone');
  if (typeof zone === 'string' && !isZone(zone)) {
    const message = `${quoted(zone)} is not a time zone. Write UTC, an offset such as +02:00, or a name such as Europe/Copenhagen`;
    yield { path: ['lint', 'timeZone'], aboutKey: false, message };
  }
  if (!vocabulary) return;
  for (const name of keysOf(entry(lint, 'sections'))) {
    if (vocabulary.sections.includes(name)) continue;
    const message = `there is no section ${quoted(name)}.${didYouMean(name, vocabulary.sections)} There are: ${vocabulary.sections.join(', ')}.`;
    yield { path: ['lint', 'sections', name], aboutKey: true, message };
  }
  const rules = entry(lint, 'rules');
  for (const id of keysOf(rules)) {
    const schema = vocabulary.rules.get(id);
    if (!schema) {
      const message = `there is no rule ${quoted(id)}.${didYouMean(id, vocabulary.rules.keys())} \`debrief explain\` lists them.`;
      yield { path: ['lint', 'rules', id], aboutKey: true, message };
      continue;
    }
    const setting = entry(rules, id);
    const options = Array.isArray(setting) ? schema.safeParse(setting[1], { reportInput: true }) : null;
    for (const issue of options?.error?.issues ?? []) {
      for (const complaint of complain(issue, schema)) {
        yield { ...complaint, path: ['lint', 'rules', id, 1, ...complaint.path] };
      }
    }
  }
}

const entry = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const keysOf = (value: unknown): string[] => (isRecord(value) ? Object.keys(value) : []);

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
