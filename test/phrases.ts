import { readdirSync } from 'node:fs';
import type { Senses } from '../src/postmortem/phrases/phrase.ts';
import type { Sign } from '../src/postmortem/phrases/sign.ts';

/** All that the files in folders `phrases` export, by its name. */
const exported: [name: string, value: unknown][] = [];
for (const room of ['postmortem', 'lint']) {
  const folder = new URL(`../src/${room}/phrases/`, import.meta.url);
  for (const file of readdirSync(folder)) exported.push(...Object.entries(await import(`${folder}${file}`)));
}

const isSenses = (value: unknown): value is Senses<string> =>
  typeof value === 'object' && value !== null && 'find' in value && !Array.isArray(value);
const isSign = (value: unknown): value is Sign =>
  typeof value === 'object' && value !== null && 'pattern' in value;

export const LISTS = exported.flatMap(([name, value]) => (isSenses(value) ? [[name, value] as const] : []));
export const SIGNS = exported.flatMap(([name, value]) =>
  [value].flat().flatMap((each) => (isSign(each) ? [[name, each] as const] : [])),
);
