/** A refusal by GitHub, worded for the log and for people; never contains a token or a payload. */
export class GitHubError extends Error {
  /** The HTTP status; 0 when there was no usable answer. */
  readonly status: number;
  /** Seconds after which trying again makes sense; null when waiting would not help. */
  readonly retryAfter: number | null;
  constructor(message: string, status: number, retryAfter: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GitHubError';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Seconds to wait before GitHub is asked again after an answer that could not be used. */
const BROKEN_ANSWER = 5;

/** GitHub answered with success, but not with what was asked for. Says which field, and never what it held. */
export function brokenAnswer(doing: string, what: string): GitHubError {
  return new GitHubError(`GitHub's answer was incomplete (${doing}): ${what}`, 0, BROKEN_ANSWER);
}

interface RequestFailure {
  readonly status: number;
  readonly message: string;
  readonly response?: {
    readonly headers?: Readonly<Record<string, string | number | undefined>>;
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
  if (status === null && isGraphqlFailure(error)) {
    const { type = '', message = '' } = error.errors[0] ?? {};
    const known = GRAPHQL[type as keyof typeof GRAPHQL] ?? { status: 422, retryAfter: null };
    return new GitHubError(`GitHub refused to ${doing}: ${type} ${message}`, known.status, known.retryAfter);
  }
  if (status === null) {
    const text = error instanceof Error ? error.message : String(error);
    return new GitHubError(`Could not ${doing}: ${text}`, 0, 10);
  }
  const failure = error as unknown as RequestFailure;
  // Octokit appends the documentation's address, and the values that were refused: people's text stays out of the log.
  const message = failure.message.split(/ - https?:\/\/|: \{"/)[0]!.trim();
  return new GitHubError(
    `GitHub refused to ${doing}: ${status} ${message}${details(failure)}`,
    status,
    retryAfter(failure, now),
  );
}

// GraphQL answers 200 and says what is wrong in words; these are the REST statuses that mean the same.
const GRAPHQL = {
  NOT_FOUND: { status: 404, retryAfter: null },
  FORBIDDEN: { status: 403, retryAfter: null },
  STALE_DATA: { status: 409, retryAfter: 2 },
  RATE_LIMITED: { status: 429, retryAfter: 60 },
} as const;

/** Whether the server's GraphQL lacks what was asked for: it is older than the field. */
export function isUnknownField(error: unknown): boolean {
  return (
    isGraphqlFailure(error) && error.errors.some(({ extensions }) => extensions?.code === 'undefinedField')
  );
}

interface GraphqlFailure {
  readonly errors: readonly {
    readonly type?: string;
    readonly message?: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

function isGraphqlFailure(error: unknown): error is GraphqlFailure {
  return error instanceof Error && error.name === 'GraphqlResponseError';
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

/** Seconds to wait, from GitHub's headers if present; null if waiting would not help. */
function retryAfter(failure: RequestFailure, now: number): number | null {
  const headers = failure.response?.headers ?? {};
  const asked = Number(headers['retry-after']);
  if (asked > 0) return asked;
  if (failure.status === 403 || failure.status === 429) {
    if (String(headers['x-ratelimit-remaining']) === '0') {
      const reset = Number(headers['x-ratelimit-reset']) * 1000;
      return Math.max(1, Math.ceil((reset - now) / 1000) + 1);
    }
    // GitHub's advice for a secondary limit that names no time: at least a minute.
    if (failure.status === 429 || /secondary rate|abuse/i.test(failure.message)) return 60;
    return null;
  }
  if (failure.status === 409) return 2;
  return failure.status >= 500 ? 10 : null;
}
