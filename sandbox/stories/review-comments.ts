import type { Scene } from './scene.ts';
import type { Subject } from './subject.ts';

/** A suggestion on lines of a pull request. */
export interface Suggested {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly body: string;
  readonly resolved: boolean;
}

/** Debrief's own suggestions on a pull request, oldest first. */
export async function readThreads(scene: Scene, { repo, number }: Subject): Promise<Suggested[]> {
  const comments = (await scene.read(`${scene.base(repo)}/pulls/${number}/comments?per_page=100`)) ?? [];
  const own = comments.filter(
    (each: { user: { login: string }; in_reply_to_id: number | null }) =>
      each.user.login === scene.bot && !each.in_reply_to_id,
  );
  return own.map(
    (each: { path: string; line: number; start_line: number | null; body: string; resolved: boolean }) => ({
      path: each.path,
      from: each.start_line ?? each.line,
      to: each.line,
      body: each.body,
      resolved: each.resolved,
    }),
  );
}
