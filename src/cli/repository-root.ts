import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest folder at or above this one that holds a Git repository, or null. */
export function repositoryRoot(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? null : repositoryRoot(dirname(folder));
}
