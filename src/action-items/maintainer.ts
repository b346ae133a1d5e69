import type { Policy } from '../policy/schema.ts';

/** The person whom the policy names for a team, given by its slug or as `owner/slug`; null for none. */
export function maintainerOf(team: string, { maintainers }: Policy['actionItems']): string | null {
  const slug = team.split('/').at(-1)!.toLowerCase();
  return Object.entries(maintainers).find(([name]) => name.toLowerCase() === slug)?.[1] ?? null;
}
