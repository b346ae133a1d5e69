/** How the branches begin that a merge queue makes for a pull request; the rest is a commit. */
export function groupPrefix(base: string, pull: number): string {
  return `gh-readonly-queue/${base}/pr-${pull}-`;
}

/** The pull request that a merge group ends with, by the group's branch or ref; null for anything else. */
export function pullOfGroup(ref: unknown): number | null {
  const number = /\bgh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]+$/.exec(typeof ref === 'string' ? ref : '')?.[1];
  return number ? Number(number) : null;
}
