import type { GitHub } from './port.ts';

/**
 * A port with other methods, which may call those of `github`; the rest are the same. Every port around another is made
 * here, so that they can be put around each other in any order.
 */
export function withMethods(github: GitHub, methods: Partial<GitHub>): GitHub {
  return Object.assign(Object.create(github), methods);
}
