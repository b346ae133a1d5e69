import type { GitHub } from '../github/port.ts';
import type { IssueRef } from '../vocabulary/refs.ts';

/**
 * Whether the text of an issue is still the one that a new text was made from. Asked before that is written, since people
 * may have ticked a box or edited it meanwhile: then the next look makes it from theirs. 1 call.
 */
export async function isStill(ref: IssueRef, was: string, github: GitHub): Promise<boolean> {
  return (await github.issue(ref))?.body === was;
}
