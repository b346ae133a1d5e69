import { z } from 'zod';
import { shorten } from '../markdown/write/plain.ts';
import { hash } from '../vocabulary/hash.ts';
import type { Alert } from './source.ts';

/** Longer keys are cut, and end in a hash of the whole. */
const LONGEST_KEY = 200;
const LONGEST_TITLE = 1000;
const MOST_LABELS = 50;
const LONGEST_LABEL = 200;
const cut = (text: string | null) => text && shorten(text, LONGEST_LABEL);

/** An alert of which only the key and the title need to be known. Long texts are cut. */
export function makeAlert({
  key,
  title,
  severity = null,
  service = null,
  labels = {},
  ...rest
}: Pick<Alert, 'key' | 'title' | 'status' | 'at'> & Partial<Alert>): Alert {
  const kept = Object.entries(labels).slice(0, MOST_LABELS);
  return {
    url: null,
    incident: null,
    ...rest,
    severity: cut(severity),
    service: cut(service),
    key: key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY - 17).toWellFormed()}~${hash(key)}` : key,
    title: shorten(title, LONGEST_TITLE),
    labels: Object.fromEntries(kept.map(([name, value]) => [cut(name), cut(value)])),
  };
}

/** Words that are there. Tools send an empty text for “none”. */
export const words = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

/** An address that can be shown as a link; null for anything else, since no alert should be lost over it. */
export const link = z
  .string()
  .nullish()
  .transform((text) => (text && text.length <= 2000 && /^https?:\/\/\S+$/.test(text) ? text : null));

/** An ISO instant, with any zone and any precision. */
export const instant = z.iso
  .datetime({ offset: true, error: 'an instant with its zone, such as 2026-03-01T14:04:30Z' })
  .transform((text) => new Date(text).toISOString());

/**
 * An ISO instant from a count since 1970, as a number or as digits. Tools count in seconds, milliseconds and smaller
 * units, and documents of one tool disagree, so the size of the number says which.
 */
export const epoch = z.coerce
  .number()
  .positive()
  .max(1e20)
  .transform((count) => {
    let milliseconds = count < 1e11 ? count * 1000 : count;
    while (milliseconds > 1e14) milliseconds /= 1000;
    return new Date(milliseconds).toISOString();
  });

/** Labels as a mapping; values that are not text are written as JSON writes them. */
export const labels = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((found) =>
    Object.fromEntries(
      Object.entries(found ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value ?? null),
      ]),
    ),
  );

/** Labels from tags, `env:prod` or plain words, in a list or with commas between them. */
export function tagLabels(tags: readonly string[] | string | null): Record<string, string> {
  const list = typeof tags === 'string' ? tags.split(',') : (tags ?? []);
  return Object.fromEntries(
    list.flatMap((tag) => {
      const [, name, value = ''] = /^([^:]+)(?::(.*))?$/.exec(tag.trim()) ?? [];
      return name ? [[name, value]] : [];
    }),
  );
}

/** What is broken, by the labels that people use for it. */
export const serviceOf = (found: Readonly<Record<string, string>>): string | null =>
  found.service ?? found.service_name ?? found.app ?? found.job ?? null;

/** How bad it is, by the labels that people use for it. */
export const severityOf = (found: Readonly<Record<string, string>>): string | null =>
  found.severity ?? found.priority ?? found.level ?? null;
