import { relative, sep } from 'node:path';
import ignore from 'ignore';

/** Tells which files patterns in the style of .gitignore leave out, relative to `root`. Files elsewhere are never left out. */
export function ignoring(patterns: string | readonly string[], root: string): (absolute: string) => boolean {
  const matcher = ignore().add(patterns);
  return (absolute) => {
    const path = relative(root, absolute).split(sep).join('/');
    return ignore.isPathValid(path) && matcher.ignores(path);
  };
}
