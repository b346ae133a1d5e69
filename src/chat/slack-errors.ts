import { ErrorCode } from '@slack/web-api';

/** Slack answers, but took too long altogether. */
export class SlackIsSlow extends Error {}

/** Takes these refusals of Slack's for an answer. */
export const ignoring =
  (...codes: readonly string[]) =>
  (error: unknown): null => {
    if (codes.includes(codeOf(error) ?? '')) return null;
    throw error;
  };

/** The code of Slack's refusal, such as `name_taken`; null for every other failure. */
export function codeOf(error: unknown): string | null {
  const { code, data } = error as { code?: string; data?: { error?: string } };
  return code === ErrorCode.PlatformError ? (data?.error ?? null) : null;
}

/** What to do about a refusal that people can do something about. */
const REMEDIES: Readonly<Record<string, string>> = {
  channel_not_found: 'the channel is gone, or private. Invite the bot to it',
  // Slack takes bots out of what is archived.
  is_archived: 'the channel is archived. Unarchive it, and invite the bot again',
  not_in_channel: 'the bot is not in the channel. Invite it',
  token_revoked: 'the bot token was revoked. Install the app in Slack again, and set its new token',
  token_expired: 'the bot token has expired. Install the app in Slack again, and set its new token',
  account_inactive: 'the app was uninstalled. Install it again, and set its new token',
  invalid_auth: 'the bot token is wrong. Set the one that the app shows under *OAuth & Permissions*',
  restricted_action: 'an admin of the workspace does not let the bot do this. Ask one to allow it',
};

/** What went wrong, as a sentence for people: what to do, or else Slack's own code, which its documentation explains. */
export function problemOf(error: unknown): string {
  const { code, data, retryAfter } = error as {
    code?: string;
    data?: { error?: string; needed?: string };
    retryAfter?: number;
  };
  if (error instanceof SlackIsSlow) return 'Slack is slow.';
  if (code === ErrorCode.RateLimitedError) return `Slack asks to wait ${retryAfter ?? 60} seconds.`;
  if (code === ErrorCode.RequestError || code === ErrorCode.HTTPError) return 'Slack does not answer.';
  if (data?.error === 'ratelimited') return 'Slack asks to wait.';
  const refusal = data?.error ?? (error as Error).message;
  if (refusal === 'missing_scope')
    return `Slack refuses: the token lacks the scope ${data?.needed ?? '?'}. Add it to the app, and install the app again.`;
  return `Slack refuses: ${REMEDIES[refusal] ?? refusal}.`;
}
