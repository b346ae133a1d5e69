import type { IssueRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import type { AlertNews } from './alerts.ts';

/** Writes the news about a problem on an issue, then drops the signals. */
export async function showAlert(
  { comment, body, settles }: AlertNews,
  on: IssueRef,
  { github, signals }: World,
): Promise<Receipt> {
  if (body && comment) await github.editComment(on, comment, body);
  else if (body) await github.comment(on, body);
  for (const id of settles) await signals?.settle(id);
  return { outcome: body ? 'done' : 'already' };
}
