import type { Chat } from '../chat/chat.ts';
import { readable } from '../chat/words.ts';
import type { Policy } from '../policy/schema.ts';
import { LOGIN } from '../vocabulary/roles.ts';

/** GitHub logins of members of the chat, by their ids; null for those who are not known. */
export type Logins = ReadonlyMap<string, string | null>;

/** How many members named in one message to look up. */
const MOST_NAMED = 5;
const MEMBER = /<@([UW][A-Z\d]+)(?:\|[^<>]*)?>/g;

/**
 * The GitHub logins of a message's author and of the members it names: by the id in the policy, else by the email
 * address in the policy, else by the profile field that the policy names. At most 1 call to the chat for each; none for
 * those listed by id.
 *
 * @returns a sentence for people instead when the chat cannot say
 */
export async function loginsIn(
  author: string,
  text: string,
  policy: Policy,
  chat: Chat,
): Promise<Logins | string> {
  const named = [...text.matchAll(MEMBER)].map(([, id]) => id!).slice(0, MOST_NAMED);
  const found = new Map<string, string | null>();
  for (const member of new Set([author, ...named])) {
    const { login, problem } = await loginOf(member, policy, chat);
    if (problem) return problem;
    found.set(member, login);
  }
  return found;
}

/** The login of one member; null when the policy does not know them. At most 1 call to the chat. */
export async function loginOf(
  member: string,
  { people, incidents: { slackLoginField: field } }: Policy,
  chat: Chat,
): Promise<{ readonly login: string | null; readonly problem: string | null }> {
  const listed = Object.entries(people);
  const byId = listed.find(([, { slack }]) => slack === member);
  const isListedById = field === null && listed.every(([, { email }]) => email === null);
  if (byId || isListedById) return { login: byId?.[0] ?? null, problem: null };
  const { profile, problem } = await chat.profile(member, field);
  const address = profile.email?.toLowerCase();
  const byAddress = listed.find(([, { email }]) => email !== null && email.toLowerCase() === address);
  return { login: byAddress?.[0] ?? (profile.field && loginIn(profile.field)), problem };
}

/** The login in `mira`, `@mira` and `https://github.com/mira`. */
function loginIn(value: string): string | null {
  const login = value.replace(/^https?:\/\/[^/]+\//, '').replace(/^@|\/$/g, '');
  return LOGIN.test(login) ? login : null;
}

/** A message as it would be typed on GitHub, or the id of the first member in it whose login is not known. */
export function asOnGitHub(
  text: string,
  logins: Logins,
): { readonly text: string } | { readonly unknown: string } {
  const unknown = [...text.matchAll(MEMBER)].find(([, id]) => !logins.get(id!))?.[1];
  if (unknown) return { unknown };
  return {
    text: readable(text, new Map([...logins].flatMap(([id, login]) => (login ? [[id, login]] : [])))),
  };
}
