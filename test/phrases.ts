import { readdirSync } from 'node:fs';
import type { Senses } from '../src/postmortem/phrases/phrase.ts';
import type { Sign } from '../src/postmortem/phrases/sign.ts';

/** All that is exported by the files whose patterns have examples, by its name. */
const exported: [name: string, value: unknown][] = [];
for (const room of ['postmortem/phrases', 'lint/phrases', 'lint/arithmetic', 'lint/twice']) {
  const folder = new URL(`../src/${room}/`, import.meta.url);
  for (const file of readdirSync(folder)) exported.push(...Object.entries(await import(`${folder}${file}`)));
}

const isSenses = (value: unknown): value is Senses<string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  'find' in value &&
  'entries' in value;
const isSign = (value: unknown): value is Sign =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'hits' in value;

export const LISTS = exported.flatMap(([name, value]) => (isSenses(value) ? [[name, value] as const] : []));
/** A file may export a sign, a list of them, or one by each name. */
const signsIn = (value: unknown): Sign[] =>
  typeof value !== 'object' || value === null
    ? []
    : isSign(value)
      ? [value]
      : Object.values(value).filter(isSign);

export const SIGNS = exported.flatMap(([name, value]) => signsIn(value).map((sign) => [name, sign] as const));
