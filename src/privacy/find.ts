import { NO_CONTEXT, type PrivacyContext, type PrivateKind } from './kind.ts';
import addresses from './kinds/addresses.ts';
import emails from './kinds/emails.ts';
import handles from './kinds/handles.ts';
import hosts from './kinds/hosts.ts';
import links from './kinds/links.ts';
import names from './kinds/names.ts';
import repositories from './kinds/repositories.ts';
import tickets from './kinds/tickets.ts';
import tokens from './kinds/tokens.ts';

/** All kinds, worst first: when two kinds match the same text, the first one wins. */
export const KINDS: readonly PrivateKind[] = [
  tokens,
  emails,
  names,
  handles,
  links,
  repositories,
  hosts,
  addresses,
  tickets,
];

export interface Leak {
  /** `token`, `handle`, `host` … */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What to do about it: one sentence. */
  readonly instead: string;
}

/**
 * Finds everything in a text that must not become public, in order and without overlaps. Pure. `known` is the caller's
 * knowledge of people and repositories, in lower case.
 */
export function findPrivate(text: string, known: Partial<PrivacyContext> = {}): Leak[] {
  return leaksOf(KINDS, text, { ...NO_CONTEXT, ...known });
}

/** `findPrivate` for specific kinds. */
export function leaksOf(kinds: readonly PrivateKind[], text: string, known: PrivacyContext): Leak[] {
  const found: Leak[] = [];
  for (const { name, instead, find } of kinds)
    for (const [start, end] of find(text, known))
      if (!found.some((leak) => leak.start < end && start < leak.end))
        found.push({ kind: name, start, end, text: text.slice(start, end), instead });
  return found.sort((a, b) => a.start - b.start);
}
