import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check } from '../call.ts';
import { statusOf } from '../errors.ts';
import { inRepo, nameOf } from '../names.ts';
import type { Issue, NewIssue } from './port.ts';
import { ISSUE, toIssue } from './shape.ts';

/** Opens an issue with the assignees that GitHub accepts, and returns the others. */
export async function openIssue(
  { client, app }: Context,
  repo: Repo,
  { title, body, labels, assignees: wished, type, dateField }: NewIssue,
): Promise<{ issue: Issue; refused: string[] }> {
  const open = (assignees: readonly string[], kind = type) =>
    client.rest.issues.create({
      ...inRepo(repo),
      title,
      body,
      labels: [...labels],
      assignees: [...assignees],
      ...(kind && { type: kind }),
      ...(dateField && { issue_field_values: [{ field_id: dateField.field, value: dateField.day }] }),
    });
  let created: Awaited<ReturnType<typeof open>>;
  try {
    created = await open(wished);
  } catch (error) {
    // GitHub refuses the whole issue because of one assignee, so it is opened again without those that it names.
    const named = refusedAssignees(error, wished);
    const noSuchType = Boolean(type) && statusOf(error) === 422;
    if (!named && !noSuchType) throw error;
    created = named ? await open(wished.filter((login) => !named.includes(login))) : await open(wished, null);
  }
  const issue = toIssue(check(`open an issue in ${nameOf(inRepo(repo))}`, ISSUE, created.data), repo, app);
  const given = issue.assignees.map((login) => login.toLowerCase());
  return { issue, refused: wished.filter((login) => !given.includes(login.toLowerCase())) };
}

/** The assignees that made GitHub refuse an issue; null if it refused for another reason. */
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
