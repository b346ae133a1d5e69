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
});

export function toComment(raw: z.infer<typeof COMMENT>, app: string): Comment {
  return {
    id: raw.id,
    body: raw.body,
    author: toActor(raw.user, app),
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    url: raw.html_url,
  };
}
