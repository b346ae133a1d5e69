import { type GitHub, GitHubError } from '../../github/port.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt } from '../controller.ts';
import { type Suggestion, stillToMake } from './suggest.ts';

/** A step about the conversations of a pull request. */
export type SuggestStep =
  | { readonly type: 'suggest'; readonly sha: string; readonly suggestions: readonly Suggestion[] }
  | { readonly type: 'resolve'; readonly thread: string };

const REFUSALS = new Set([403, 404, 422]);

/**
 * Makes suggestions in one review, or resolves a settled one. GitHub refuses this to a read-only token, such as a
 * fork's; that needs no comment, because the check says the same without a button.
 */
export async function makeSuggestions(step: SuggestStep, ref: ObjectRef, github: GitHub): Promise<Receipt> {
  try {
    if (step.type === 'resolve') {
      await github.resolveThread(ref, step.thread);
      return { outcome: 'done' };
    }
    const threads = await github.reviewThreads(ref);
    const left = threads ? stillToMake(step.suggestions, threads) : [];
    if (left.length === 0) return { outcome: 'already' };
    await github.review(ref, step.sha, introduction(left.length), left);
    return { outcome: 'done' };
  } catch (error) {
    const isFinal = error instanceof GitHubError && REFUSALS.has(error.status) && error.retryAfter === null;
    if (!isFinal) throw error;
    return { outcome: 'skipped', reason: error.message };
  }
}

const introduction = (n: number) =>
  `${n === 1 ? 'A small change' : `${n} small changes`} that you can commit with one click, or ignore. The check \`debrief/post-mortem\` has the rest.`;
