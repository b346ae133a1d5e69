import type { RenamedLabel } from '../vocabulary/label-names.ts';
import type { Policy } from './schema.ts';

/** The labels of a policy with their current names. `names`: by name in the policy, in lower case. */
export function nameLabels(
  labels: Policy['labels'],
  names: ReadonlyMap<string, string>,
): { readonly labels: Policy['labels']; readonly renamed: readonly RenamedLabel[] } {
  const renamed: RenamedLabel[] = [];
  const named = (value: unknown, setting: string): unknown => {
    // Earlier events have the former name.
    if (Array.isArray(value)) return [...new Set(value.flatMap((each) => [named(each, setting), each]))];
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, named(each, `${setting}.${key}`)]),
      );
    const to = typeof value === 'string' ? names.get(value.toLowerCase()) : undefined;
    if (to === undefined) return value;
    renamed.push({ setting, from: String(value), to });
    return to;
  };
  return { labels: named(labels, 'labels') as Policy['labels'], renamed };
}

/** The policy as it was written, for a repository in which its labels were not renamed. */
export function asWritten(policy: Policy, renamed: readonly RenamedLabel[] = []): Policy {
  const former = new Map(renamed.map(({ from, to }) => [to.toLowerCase(), from]));
  return { ...policy, labels: nameLabels(policy.labels, former).labels };
}
