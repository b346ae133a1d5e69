import { z } from 'zod';

/** Who did it. */
export interface Actor {
  readonly login: string;
  readonly kind: 'user' | 'bot';
  /** Only for the account that this Debrief writes as: its markers count, and nobody else's. */
  readonly app: boolean;
}

/** An account in GitHub's answers: null once it has been deleted. */
export const USER = z.object({ login: z.string(), type: z.string().optional() }).nullable();

/**
 * @param app the login that Debrief writes as, `debrief[bot]`: nobody else can have a name with brackets.
 */
export function toActor(user: z.infer<typeof USER>, app: string): Actor {
  const login = user?.login ?? 'ghost';
  const kind = user?.type === 'Bot' || login.endsWith('[bot]') ? 'bot' : 'user';
  return { login, kind, app: login.toLowerCase() === app.toLowerCase() };
}
