import { type Known, NOTHING_KNOWN, type PrivateKind } from './kind.ts';
import addresses from './kinds/addresses.ts';
import emails from './kinds/emails.ts';
import handles from './kinds/handles.ts';
import hosts from './kinds/hosts.ts';
import links from './kinds/links.ts';
import names from './kinds/names.ts';
import repositories from './kinds/repositories.ts';
import tickets from './kinds/tickets.ts';
import tokens from './kinds/tokens.ts';

/** What must not become public, the worst first: where two kinds find the same text, the first names it. */
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
  /** What to do about it, a sentence. */
  readonly instead: string;
}

/**
 * Everything in a text that readers outside must not see, in order, each place once. Pure. `known` is what the caller
 * knows of people and repositories, in lower case.
 */
export function findPrivate(text: string, known: Partial<Known> = {}): Leak[] {
  return leaksOf(KINDS, text, { ...NOTHING_KNOWN, ...known });
}

/** The same for some kinds. */
export function leaksOf(kinds: readonly PrivateKind[], text: string, known: Known): Leak[] {
  const found: Leak[] = [];
  for (const { name, instead, find } of kinds)
    for (const [start, end] of find(text, known))
      if (!found.some((leak) => leak.start < end && start < leak.end))
        found.push({ kind: name, start, end, text: text.slice(start, end), instead });
  return found.sort((a, b) => a.start - b.start);
}
