import { matchGlobs } from '../policy/glob.ts';
import type { Activity, Change } from './observed.ts';

/** Whether a change touches files of the affected services; null when its files are not known. */
export function touches({ paths }: Change, activity: Activity): boolean | null {
  if (activity.paths.length === 0) return true;
  return paths === null ? null : paths.some(matchGlobs(activity.paths));
}

/** Documents, tests and pictures. */
const HARMLESS =
  /(?:^|\/)(?:docs?|examples?|\.github|__tests__|tests?|fixtures)\/|\.(?:md|mdx|txt|rst|png|svg|jpe?g)$|\.(?:test|spec)\.\w+$/i;

export const isHarmlessPath = (path: string): boolean => HARMLESS.test(path);

/** Whether a change is known to touch nothing that runs. */
export const isHarmless = ({ paths }: Change): boolean =>
  paths !== null && paths.length > 0 && paths.every(isHarmlessPath);

/** Post-mortems and documentation, which nothing runs; a prompt, a price list or a list of requirements may be run. */
const WRITTEN =
  /(?:^|\/)(?:docs?|post-?mortems?|incidents?|retros?)\/.*\.(?:md|mdx|rst|png|svg|jpe?g)$|(?:^|\/)(?:readme|changelog|contributing)\.md$/i;

/** Whether a change is known to be nothing but words for people. */
export const isWritten = ({ paths }: Change): boolean =>
  paths !== null && paths.length > 0 && paths.every((path) => WRITTEN.test(path));
