import type { Policy } from '../policy/schema.ts';
import type { PrivacyContext } from './kind.ts';

/** The people, private owners and public exceptions that a policy names, in lower case. */
export function privacyContext({ lint, publish }: Policy): PrivacyContext {
  return {
    people: lint.people.map(plain),
    owners: publish.owners.map(plain),
    allow: publish.allow.map(plain),
  };
}

const plain = (name: string) => name.toLowerCase().replace(/^@/, '');
