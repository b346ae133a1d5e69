import { type CommandLine, readCommands, readQuoted } from '../incident/commands/read.ts';
import { inQuotation } from '../incident/commands/table.ts';
import type { Policy } from '../policy/schema.ts';
import { DAY } from '../vocabulary/milliseconds.ts';

/** The checks that named people can override. */
export type Overridable = 'error-budget' | 'follow-through';

/** A comment on a pull request, as the GitHub port returns it. */
export interface OverrideComment {
  readonly body: string;
  readonly author: { readonly login: string; readonly kind: 'user' | 'bot' };
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
}

/** An override recorded in a comment, with the reason in the person's words and ISO instants. */
export interface Override {
  readonly by: string;
  readonly why: string;
  readonly from: string;
  readonly until: string;
  readonly url: string;
}

export interface Overrides {
  /** The override in effect: the latest that has not expired. */
  readonly standing: Override | null;
  /** The latest expired override. */
  readonly expired: Override | null;
  /** Why the latest command was refused and what to do, as a sentence; null if it was accepted. */
  readonly refused: string | null;
}

/**
 * Reads the overrides of one check from the comments of a pull request: `/debrief override <why>` for all overridable
 * checks, `/debrief override error-budget for 2 days <why>` for one. The comment is the record; edited comments do not
 * count, since other people can edit them too.
 *
 * @param comments in any order
 */
export function overridesIn(
  comments: readonly OverrideComment[],
  check: Overridable,
  { people, lastsDays }: Policy['overrides'],
  now: Date,
): Overrides {
  const named = new Set(people.map((login) => login.toLowerCase()));
  let found: Overrides = { standing: null, expired: null, refused: null };
  const inOrder = [...comments].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  for (const comment of inOrder) {
    if (comment.author.kind !== 'user') continue;
    const quoted = readQuoted(comment.body, 'debrief').find(isOverride);
    if (quoted && !found.standing) found = { ...found, refused: inQuotation('debrief', quoted) };
    for (const line of readCommands(comment.body, 'debrief')) {
      if (!isOverride(line)) {
        // Where an override is in force, nobody needs to be told how to write one.
        if (found.standing) continue;
        const verb = line.verb.replaceAll('`', '').slice(0, 40);
        const words = `/debrief ${verb}`.trim();
        found = { ...found, refused: `\`${words}\` does nothing here; \`/debrief override <why>\` does.` };
        continue;
      }
      const { about, days, why } = read(line);
      if (about && about !== check) continue;
      const refused = whyNot(comment, why, named);
      if (refused) {
        found = { ...found, refused };
        continue;
      }
      const { createdAt: from, url } = comment;
      const until = new Date(Date.parse(from) + Math.min(days ?? lastsDays, lastsDays) * DAY).toISOString();
      const override = { by: comment.author.login, why, from, until, url };
      found =
        Date.parse(until) > now.getTime()
          ? { ...found, standing: override, refused: null }
          : { ...found, expired: override, refused: null };
    }
  }
  return found;
}

const isOverride = ({ verb }: CommandLine) => verb.toLowerCase() === 'override';

/** Parses `error-budget for 2 days the fix is in here` into check, length and reason. */
function read({ text, paragraph }: CommandLine): {
  about: string | null;
  days: number | null;
  why: string;
} {
  const words = [text, ...paragraph].join(' ').trim();
  const [, check, count, unit, why = ''] =
    /^(?:(error-budget|follow-through)(?:\s+|$))?(?:for\s+(\d{1,3})\s?(d|days?|h|hours?)(?:[\s:,]+|$))?(.*)$/is.exec(
      words,
    ) ?? [];
  const days = count ? Number(count) / (unit?.toLowerCase().startsWith('h') ? 24 : 1) : null;
  return { about: check?.toLowerCase() ?? null, days, why: why.trim() };
}

function whyNot(comment: OverrideComment, why: string, named: ReadonlySet<string>): string | null {
  const { login } = comment.author;
  if (named.size === 0) return 'Nobody may override it: the policy names no one under `overrides.people`.';
  if (!named.has(login.toLowerCase()))
    return `${login} may not override it. These people may: ${[...named].join(', ')} (\`overrides.people\` of the policy).`;
  if (comment.updatedAt !== comment.createdAt)
    return 'An edited comment cannot override anything. Write the command in a new one.';
  if (why === '') return 'An override needs a reason: `/debrief override <why>`.';
  return null;
}
