import { isAbsolute, relative, sep } from 'node:path';
import { matchIgnored } from '../policy/glob.ts';

/** Which files these patterns, in the style of .gitignore, leave out. Files outside of `root` are never left out. */
export function ignoring(patterns: readonly string[], root: string): (absolute: string) => boolean {
  const ignored = matchIgnored(patterns);
  return (absolute) => {
    const path = relative(root, absolute).split(sep).join('/');
    return !isAbsolute(path) && !path.startsWith('../') && ignored(path);
  };
}
