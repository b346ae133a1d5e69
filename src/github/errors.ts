/** What a refusal means, as far as somebody must do something else about it. */
export type RefusalKind =
  | 'limit'
  | 'archived'
  | 'protected'
  | 'permission'
  | 'issues-off'
  | 'locked'
  | 'missing'
  | 'other';

/** A refusal by GitHub, worded for the log and for people; never contains a token or a payload. */
export class GitHubError extends Error {
  /** The HTTP status; 0 when there was no usable answer. */
  readonly status: number;
  /** Seconds after which trying again makes sense; null when waiting would not help. */
  readonly retryAfter: number | null;
  readonly kind: RefusalKind;
  /** @param said GitHub's own words, if the message has more: a repository may be called “archived”. */
  constructor(message: string, status: number, retryAfter: number | null = null, said: string = message) {
    super(message);
    this.name = 'GitHubError';
    this.status = status;
    this.retryAfter = retryAfter;
    this.kind = kindOf(said, status, retryAfter);
  }
}

/** GitHub tells refusals with one status apart only in words. */
function kindOf(said: string, status: number, retryAfter: number | null): RefusalKind {
  if (retryAfter !== null) return status === 403 || status === 429 ? 'limit' : 'other';
  if (/archived/i.test(said)) return 'archived';
  if (/rule violation|ruleset|protected branch|creations being restricted/i.test(said)) return 'protected';
  if (status === 403 && /not accessible by integration|permission/i.test(said)) return 'permission';
  if (status === 410 || /issues (?:has|have|are|is).{0,20}disabled/i.test(said)) return 'issues-off';
  if (/\blocked\b/i.test(said)) return 'locked';
  return status === 404 ? 'missing' : 'other';
}

/** Seconds to wait before GitHub is asked again after an answer that could not be used. */
const BROKEN_ANSWER = 5;

/** GitHub answered with success, but not with what was asked for. Says which field, and never what it held. */
export function brokenAnswer(doing: string, what: string): GitHubError {
  return new GitHubError(`GitHub's answer was incomplete (${doing}): ${what}`, 0, BROKEN_ANSWER);
}

type Headers = Readonly<Record<string, string | number | undefined>>;

interface RequestFailure {
  readonly status: number;
  readonly message: string;
  readonly response?: {
    readonly headers?: Headers;
    readonly data?: unknown;
  };
}

/** The status of a refusal by GitHub; null for anything else that is thrown. */
export function statusOf(error: unknown): number | null {
  const status = (error as { status?: unknown } | null)?.status;
  return error instanceof Error && typeof status === 'number' ? status : null;
}

/** Not there, or not there for us: GitHub answers 404 for both. */
export function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 404 || status === 410;
}

/** What an Octokit call throws, as a sentence: `GitHub refused to open an issue in acme/shop: 403 Resource not accessible …`. */
export function toGitHubError(doing: string, error: unknown, now: number): GitHubError {
  if (error instanceof GitHubError) return error;
  const status = statusOf(error);
  const failure = error as RequestFailure;
  const answer = status === null ? graphqlAnswer(error) : null;
  if (answer) {
    const { type, message, meant } = reasonIn(answer.errors);
    const wait = retryAfter({ status: meant, message, response: answer }, now);
    return new GitHubError(
      `GitHub refused to ${doing}: ${[type, message].join(' ').trim()}`,
      meant,
      wait,
      message,
    );
  }
  if (status === null) {
    const text = error instanceof Error ? error.message : String(error);
    return new GitHubError(`Could not ${doing}: ${text}`, 0, 10);
  }
  // Octokit appends the documentation's address, and the values that were refused: people's text stays out of the log.
  const message = failure.message.split(/ - https?:\/\/|: \{"/)[0]!.trim();
  return new GitHubError(
    `GitHub refused to ${doing}: ${status} ${message}${details(failure)}`,
    status,
    retryAfter(failure, now),
    message,
  );
}

/** A GraphQL answer that reports errors; it comes with status 200. */
interface GraphqlAnswer {
  readonly errors: readonly GraphqlError[];
  readonly headers?: Headers;
}

interface GraphqlError {
  readonly type?: string;
  readonly message?: string;
  readonly extensions?: { readonly code?: string };
}

/** The answer behind an error; null if it does not come from GraphQL. */
function graphqlAnswer(error: unknown): GraphqlAnswer | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'GraphqlResponseError') return error as unknown as GraphqlAnswer;
  // Probot turns a used-up rate limit into an error of its own.
  const { headers = {}, data } = (error as unknown as RequestFailure).response ?? {};
  const { errors } = (data ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? { errors, headers } : null;
}

// The REST statuses that mean the same.
const GRAPHQL: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  STALE_DATA: 409,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** What GraphQL refused, and the REST status that means the same. The end of a rate limit can be waited for, so it comes first. */
function reasonIn(errors: readonly GraphqlError[]) {
  const limit = errors.find(({ type, message = '' }) => type === 'RATE_LIMITED' || SECONDARY.test(message));
  const { type = '', message = '', extensions } = limit ?? errors[0] ?? {};
  // Without a type or a code, GitHub does not say that it refuses, but that something went wrong: what was asked for
  // may even have been done.
  const otherwise = type || extensions?.code ? 422 : 502;
  return { type, message, meant: limit ? 429 : (GRAPHQL[type] ?? otherwise) };
}

/** Whether the server's GraphQL lacks what was asked for: it is older than the field. */
export function isUnknownField(error: unknown): boolean {
  const { errors = [] } = graphqlAnswer(error) ?? {};
  return errors.some(({ extensions }) => extensions?.code === 'undefinedField');
}

/** `errors: [{field, code}]` of a 422, without the value. */
function details(failure: RequestFailure): string {
  const { errors } = (failure.response?.data ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors)) return '';
  const parts = errors
    .map((error: { field?: string; code?: string }) => [error?.field, error?.code].filter(Boolean).join(' '))
    .filter(Boolean);
  return parts.length ? ` (${parts.join(', ')})` : '';
}

const SECONDARY = /secondary rate|abuse/i;

/** Seconds to wait, from GitHub's headers if present; null if waiting would not help. */
function retryAfter(failure: RequestFailure, now: number): number | null {
  const headers = failure.response?.headers ?? {};
  const asked = Number(headers['retry-after']);
  if (asked > 0) return asked;
  if (failure.status === 403 || failure.status === 429) {
    if (String(headers['x-ratelimit-remaining']) === '0') {
      const left = Math.ceil(Number(headers['x-ratelimit-reset']) - now / 1000) + 1;
      return Number.isNaN(left) ? 60 : Math.max(1, left);
    }
    // GitHub's advice for a secondary limit that names no time: at least a minute.
    if (failure.status === 429 || SECONDARY.test(failure.message)) return 60;
    return null;
  }
  if (failure.status === 409) return 2;
  return failure.status >= 500 || failure.status === 408 ? 10 : null;
}
