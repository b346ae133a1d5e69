import { ruleUrl } from './docs.ts';
import type { FileResult } from './result.ts';

/** Larger than any post-mortem; in bytes, or in UTF-16 code units of a string. */
export const MAX_SIZE = 2 * 1024 * 1024;

/** Message for a file without a word in it. */
export const EMPTY = 'This file is empty. Write the post-mortem, or remove the file.';

/** Message for a file too large to open. */
export function tooLarge(size: number): string {
  const has = (size / 1024 / 1024).toFixed(1);
  return `This file has ${has} MB, and Debrief reads up to 2 MB. Move logs and dumps out of the document and link them.`;
}

/** The result for an unreadable file: one error with the reason, so that it never passes silently. */
export function unreadable(path: string, message: string): FileResult {
  const ruleId = 'structure/readable';
  const point = { line: 1, column: 1 };
  return {
    path,
    kind: 'other',
    kindReason: message,
    profile: 'standard',
    hasFrontMatter: true,
    findings: [
      {
        ruleId,
        level: 'error',
        worth: 100,
        message,
        span: { start: 0, end: 0 },
        start: point,
        end: point,
        excerpt: { text: '', from: 0, to: 0 },
        fix: null,
        suggestion: null,
        related: null,
        fingerprint: ruleId,
        url: ruleUrl(ruleId),
      },
    ],
    suppressed: [],
    traceability: null,
  };
}
