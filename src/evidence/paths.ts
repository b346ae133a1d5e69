import { matchGlobs } from '../policy/glob.ts';
import type { Activity, Change } from './observed.ts';

/** Whether a change touches files of the affected services; null when its files are not known. */
export function touches({ paths }: Change, activity: Activity): boolean | null {
  if (activity.paths.length === 0) return true;
  return paths === null ? null : paths.some(matchGlobs(activity.paths));
}
