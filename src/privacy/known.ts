import type { Policy } from '../policy/schema.ts';
import type { Known } from './kind.ts';

/** What a policy says of people, of private owners, and of what may be public. */
export function knownTo({ lint, publish }: Policy): Known {
  return {
    people: lint.people.map(plain),
    owners: publish.owners.map(plain),
    allow: publish.allow.map(plain),
  };
}

const plain = (name: string) => name.toLowerCase().replace(/^@/, '');
