import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { toActor, USER } from '../actor.ts';
import { COMMENT, toComment } from '../comments/shape.ts';
import type { IssueEvent } from './port.ts';
import { closedAs, repoOf } from './shape.ts';

/** Any entry of GitHub's timeline. */
export const ENTRY = z.looseObject({ event: z.string() });

const BASE = { created_at: z.string(), actor: USER };
export const EVENT = z.discriminatedUnion('event', [
  z.object({ ...BASE, event: z.enum(['labeled', 'unlabeled']), label: z.object({ name: z.string() }) }),
  z.object({
    ...BASE,
    event: z.enum(['closed']),
    state_reason: z.string().nullish(),
    commit_id: z.string().nullish(),
  }),
  z.object({ ...BASE, event: z.enum(['referenced']), commit_id: z.string().nullish() }),
  z.object({
    ...BASE,
    event: z.enum(['reopened', 'locked', 'unlocked', 'transferred', 'converted_to_discussion']),
  }),
  z.object({ ...BASE, event: z.enum(['assigned', 'unassigned']), assignee: USER }),
  z.object({
    ...BASE,
    event: z.enum(['renamed']),
    rename: z.object({ from: z.string(), to: z.string() }),
  }),
  z.object({ ...COMMENT.shape, event: z.enum(['commented']) }),
  z.object({
    ...BASE,
    event: z.enum(['cross-referenced']),
    source: z.object({
      issue: z.object({ number: z.number(), repository_url: z.string().optional() }),
    }),
  }),
]);

/** GitHub has dozens of other kinds, whose shapes do not matter. */
const KINDS: ReadonlySet<string> = new Set(EVENT.options.flatMap(({ shape }) => shape.event.options));

/** Whether Debrief has a word for this entry, which then has the shape `EVENT`. */
export const isKnown = ({ event }: z.infer<typeof ENTRY>): boolean => KINDS.has(event);

export function toEvent(raw: z.infer<typeof EVENT>, repo: Repo, app: string): IssueEvent {
  if (raw.event === 'commented') {
    const comment = toComment(raw, app);
    return { type: 'commented', at: raw.created_at, actor: comment.author, comment };
  }
  const base = { at: raw.created_at, actor: toActor(raw.actor, app) };
  switch (raw.event) {
    case 'labeled':
    case 'unlabeled':
      return { ...base, type: raw.event, label: raw.label.name };
    case 'closed':
      return {
        ...base,
        type: 'closed',
        closedAs: closedAs(raw.state_reason),
        ...(raw.commit_id && { commit: raw.commit_id }),
      };
    case 'referenced':
      return { ...base, type: 'referenced', commit: raw.commit_id ?? '' };
    case 'assigned':
    case 'unassigned':
      return { ...base, type: raw.event, assignee: raw.assignee?.login ?? 'ghost' };
    case 'renamed':
      return { ...base, type: raw.event, from: raw.rename.from, to: raw.rename.to };
    case 'cross-referenced': {
      const { number } = raw.source.issue;
      return { ...base, type: raw.event, source: { ...(repoOf(raw.source.issue) ?? repo), number } };
    }
    case 'converted_to_discussion':
      return { ...base, type: 'converted' };
    default:
      return { ...base, type: raw.event };
  }
}
