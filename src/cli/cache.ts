import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { VERSION } from '../lint/docs.ts';
import type { FileResult } from '../lint/result.ts';
import { writeText } from './files.ts';

/** Results of earlier runs by path, each valid only for the same text, policy, version and day. */
export interface Cache {
  key(text: string, settings: string): string;
  get(path: string, key: string): FileResult | null;
  set(path: string, key: string, result: FileResult): void;
  /** Writes the file if anything is new. Returns why it could not, or null: a cache must not fail a run. */
  save(): string | null;
}

type Entries = Record<string, { key: string; result: FileResult }>;

/** Opens a cache file. If it is missing, damaged or from another version, the cache is empty. */
export function openCache(path: string): Cache {
  let entries: Entries = {};
  let changed = false;
  try {
    const data = JSON.parse(readFileSync(path, 'utf8')) as { version?: string; entries?: Entries };
    if (data.version === VERSION && data.entries) entries = data.entries;
  } catch {}
  return {
    key: (text, settings) => hash('sha1', `${settings}\0${text}`),
    get(file, key) {
      const entry = Object.hasOwn(entries, file) ? entries[file] : undefined;
      return entry?.key === key ? entry.result : null;
    },
    set(file, key, result) {
      entries[file] = { key, result };
      changed = true;
    },
    save() {
      return changed ? writeText(path, JSON.stringify({ version: VERSION, entries })) : null;
    },
  };
}
