import type { GitHub, PullRequest } from '../../github/port.ts';
import { applyBaseline, BASELINE_FILE, type Baseline, parseBaseline } from '../../lint/baseline.ts';
import type { FileResult } from '../../lint/result.ts';
import type { ChangedDocument } from '../documents.ts';

/** The accepted findings; a sentence if the file is unusable; null if there is none. */
export type ReadBaseline = Baseline | string | null;

/**
 * The findings that the team has accepted in old documents. They are read from the default branch, so that a pull
 * request cannot accept its own. None if every document is new. 1 call, or 0.
 */
export async function readBaseline(
  pull: PullRequest,
  documents: readonly ChangedDocument[],
  github: GitHub,
): Promise<ReadBaseline> {
  if (documents.every(({ status }) => status === 'added')) return null;
  const file = await github.file(pull, BASELINE_FILE);
  if (!file) return null;
  const problem = baselineProblem(file.text);
  return problem === null ? parseBaseline(file.text!) : `The baseline cannot be used: ${problem}.`;
}

/** Why a baseline is unusable, as the end of a sentence; null if it is usable. `text` is null if it is not UTF-8. */
export function baselineProblem(text: string | null): string | null {
  if (text === null) return 'this is not a text file; save it as UTF-8';
  try {
    parseBaseline(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The result without the accepted findings, and how many they are. A moved document keeps its own. */
export function withoutAccepted(
  result: FileResult,
  { path, previousPath }: ChangedDocument,
  baseline: ReadBaseline,
): { readonly result: FileResult; readonly accepted: number } {
  if (baseline === null || typeof baseline === 'string') return { result, accepted: 0 };
  const known = Object.hasOwn(baseline, path) ? path : (previousPath ?? path);
  const { results, left } = applyBaseline([{ ...result, path: known }], baseline);
  return { result: { ...results[0]!, path }, accepted: left };
}
