import { z } from 'zod';
import { toActor, USER } from '../actor.ts';
import type { Comment } from './port.ts';

export const COMMENT = z.object({
  id: z.number(),
  body: z.string(),
  user: USER,
  created_at: z.string(),
  updated_at: z.string(),
  html_url: z.string(),
  reactions: z.looseObject({}).optional(),
});

export function toComment(raw: z.infer<typeof COMMENT>, app: string): Comment {
  return {
    id: raw.id,
    body: raw.body,
    author: toActor(raw.user, app),
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    url: raw.html_url,
    ...(raw.reactions && { reactions: counted(raw.reactions) }),
  };
}

/** Those that somebody gave; GitHub lists an address and a total beside them. */
function counted(raw: Readonly<Record<string, unknown>>): Record<string, number> {
  const given = Object.entries(raw).filter(
    (entry): entry is [string, number] =>
      entry[0] !== 'total_count' && typeof entry[1] === 'number' && entry[1] > 0,
  );
  return Object.fromEntries(given);
}
