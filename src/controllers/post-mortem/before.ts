import type { File, GitHub, PullRequest } from '../../github/port.ts';
import type { FileResult } from '../../lint/result.ts';
import { countOriginals, unlike } from '../../lint/together.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ChangedDocument } from '../documents.ts';

/** Documents as they were where a pull request left its base branch, by their path in the pull request. */
export type Before = ReadonlyMap<string, File>;

/**
 * Reads them, where the policy asks only for findings that a pull request adds. No call when all documents are new, else
 * 1 and 1 for each that is not.
 */
export async function readBefore(
  pull: PullRequest,
  documents: readonly ChangedDocument[],
  github: GitHub,
  policy: Policy,
): Promise<Before> {
  const before = new Map<string, File>();
  if (!policy.postmortems.onlyNewFindings) return before;
  const changed = documents.filter(({ status }) => status !== 'added');
  const mergeBase = changed.length > 0 ? await github.mergeBase(pull) : null;
  if (mergeBase === null) return before;
  for (const { path, previousPath } of changed) {
    const file = await github.file(pull, previousPath ?? path, mergeBase);
    if (file) before.set(path, file);
  }
  return before;
}

/** The result without what the document had before, and how many findings those are. */
export function withoutEarlier(
  result: FileResult,
  earlier: FileResult | null,
): { readonly result: FileResult; readonly earlier: number } {
  if (!earlier) return { result, earlier: 0 };
  const findings = unlike(result.findings, earlier.findings);
  return {
    result: { ...result, findings },
    earlier: countOriginals(result.findings) - countOriginals(findings),
  };
}
