import type { Chat } from '../chat/chat.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { asOnGitHub, loginsIn } from './chat-logins.ts';
import type { Typed } from './incident/from-chat.ts';

/** What a signal with a command from the chat holds. */
export interface ChatMessage {
  /** Ids in the chat. */
  readonly channel: string;
  readonly user: string;
  /** What followed `/incident`, in the chat's markup. */
  readonly text: string;
  /** The channel's name without `#`; absent where that does not matter. */
  readonly name?: string;
}

/** The message and its author as on GitHub, or a sentence for the author if that is unknown. */
export async function typedBy(
  { user, text }: ChatMessage,
  { owner, repo }: Repo,
  policy: Policy,
  chat: Chat,
): Promise<Pick<Typed, 'login' | 'text'> | string> {
  const logins = await loginsIn(user, text, policy, chat);
  if (typeof logins === 'string') return `${logins} Type the command again.`;
  const login = logins.get(user);
  if (!login)
    return `Debrief does not know who you are on GitHub. ${listed('YOUR-LOGIN', user, { owner, repo })}`;
  const typed = asOnGitHub(text, logins);
  if ('text' in typed) return { login, text: `/incident ${typed.text}`.trim() };
  return `Debrief does not know who <@${typed.unknown}> is on GitHub. Type the login, such as \`@mira\`. ${listed('THEIR-LOGIN', typed.unknown, { owner, repo })}`;
}

const listed = (login: string, member: string, { owner, repo }: Repo) =>
  `For next time, add this to the policy, \`.github/debrief.yml\` in ${owner}/${repo}:\n\n~~~yaml\npeople:\n  ${login}: { slack: ${member} }\n~~~`;
