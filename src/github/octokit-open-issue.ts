import type { Repo } from '../vocabulary/refs.ts';
import type { Context } from './octokit-context.ts';
import { statusOf } from './octokit-errors.ts';
import { toIssue } from './octokit-words.ts';
import type { Issue, NewIssue } from './port.ts';

/** Opens an issue for those of its assignees whom GitHub accepts; the others are named. */
export async function openIssue(
  { client, app }: Context,
  repo: Repo,
  wish: NewIssue,
): Promise<{ issue: Issue; refused: string[] }> {
  const { title, body } = wish;
  const open = (assignees: readonly string[]) =>
    client.rest.issues.create({ ...repo, title, body, labels: [...wish.labels], assignees: [...assignees] });
  let created: Awaited<ReturnType<typeof open>>;
  try {
    created = await open(wish.assignees);
  } catch (error) {
    // GitHub refuses the whole issue for one assignee; which ones it names varies, so ask again without those.
    const named = refusedAssignees(error, wish.assignees);
    if (!named) throw error;
    created = await open(wish.assignees.filter((login) => !named.includes(login)));
  }
  const issue = toIssue(created.data, repo, app);
  const given = issue.assignees.map((login) => login.toLowerCase());
  return { issue, refused: wish.assignees.filter((login) => !given.includes(login.toLowerCase())) };
}

/** The assignees for whom GitHub refused an issue; null when it refused for another reason. */
function refusedAssignees(error: unknown, wished: readonly string[]): readonly string[] | null {
  if (statusOf(error) !== 422 || !wished.length) return null;
  const { data } = (error as { response?: { data?: { errors?: unknown } } }).response ?? {};
  const errors = (Array.isArray(data?.errors) ? data.errors : []) as { field?: string; value?: unknown }[];
  const about = errors.filter((entry) => entry?.field === 'assignees');
  if (!about.length && !/assignee/i.test((error as Error).message)) return null;
  const values = about.flatMap((entry) => entry.value).map(String);
  const named = wished.filter((login) => values.includes(login));
  return named.length ? named : wished;
}
