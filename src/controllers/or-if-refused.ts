import { GitHubError } from '../github/port.ts';

/** GitHub's answer, or `otherwise` without access: the repository is missing, or the App is not installed there. */
export async function orIfRefused<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const isFinal = error instanceof GitHubError && error.retryAfter === null;
    if (isFinal && [403, 404, 410].includes(error.status)) return otherwise;
    throw error;
  }
}
