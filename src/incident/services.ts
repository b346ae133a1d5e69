import type { Policy } from '../policy/schema.ts';

/** Names as people separate them: `checkout, api and search`. */
export function serviceNames(text: string): string[] {
  return text.split(/\s*(?:,|;|&|\n|\band\b)\s*/i).filter(Boolean);
}

/**
 * The service that somebody means, as the policy spells it; null when the policy lists services and this is none of
 * them. Where it lists none, any name will do.
 */
export function serviceNamed(typed: string, { services }: Policy): string | null {
  if (!services.length) return typed.slice(0, 60);
  const wanted = typed.toLowerCase();
  const is = (name: string) => name.toLowerCase() === wanted;
  return services.find(({ name, aliases }) => [name, ...aliases].some(is))?.name ?? null;
}
