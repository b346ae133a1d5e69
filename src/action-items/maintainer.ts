import type { Policy } from '../policy/schema.ts';
import { teamSlug } from '../services/find.ts';

/** The person whom the policy names for a team; null for none. Each may be written as `owner/slug`. */
export function maintainerOf(team: string, { maintainers }: Policy['actionItems']): string | null {
  const isIt = ([name]: [string, string]) => teamSlug(name).toLowerCase() === teamSlug(team).toLowerCase();
  return Object.entries(maintainers).find(isIt)?.[1] ?? null;
}
