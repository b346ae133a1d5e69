import type { Policy } from '../policy/schema.ts';
import { serviceNamed, unknownService } from '../services/find.ts';

/**
 * The services that a text lists (`checkout, api and search`), each once, as the policy spells them; or a sentence about
 * the one that it does not know. Where the policy lists none, any name will do.
 */
export function servicesIn(
  text: string,
  { services }: Policy,
): { readonly names: readonly string[] } | { readonly problem: string } {
  const found = new Set<string>();
  for (const typed of text.split(/\s*(?:,|;|&|\n|\band\b)\s*/i).filter(Boolean)) {
    const known = serviceNamed(typed, services);
    if (!known && services.length)
      return { problem: unknownService(typed.replaceAll('`', '').slice(0, 60), services) };
    found.add(known?.name ?? typed.slice(0, 60));
  }
  return { names: [...found] };
}
