import { type Context, Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import type { RepoRow } from '../emulator.ts';
import { askerOf, fail, notFound, paged, repoOf, tokenOf } from '../world.ts';

const MOST_ANNOTATIONS = 50;
const LONGEST = 65_535;
const LEVELS = ['notice', 'warning', 'failure'];

type Annotation = Record<string, unknown>;

/**
 * Check runs keep complete annotations, accumulate them over updates, enforce GitHub's limits and name the App that
 * made them.
 */
export const checks: Addition = (world) => {
  const app = new Hono<Env>();

  const write = async (c: Context<Env>, next: () => Promise<void>) => {
    if (askerOf(world, tokenOf(c)).kind === 'person') fail(403, 'You must authenticate via a GitHub App.');
    const output = jsonOf(c).output ?? {};
    const added: Annotation[] = output.annotations ?? [];
    refuse(output, added);
    const repo = repoOf(world, c);
    const id = Number(c.req.param('run') ?? 0);
    const before = world.tables.checkRuns.get(id)?.output.annotations ?? [];
    await next();
    if (!c.res.ok) return;
    const shown = (await c.res.json()) as { id: number; output: object };
    const run = world.tables.checkRuns.get(shown.id)!;
    const annotations = [...before, ...added];
    // In place: an update would move the run's clock.
    Object.assign(run.output, { annotations, annotations_count: annotations.length });
    world.changes.changed('checkRuns');
    const answer = { ...shown, output: { ...shown.output, annotations_count: annotations.length } };
    c.res = Response.json(signed(repo, answer), c.res);
  };
  app.post('/repos/:owner/:repo/check-runs', write);
  app.patch('/repos/:owner/:repo/check-runs/:run{[0-9]+}', write);

  app.get('/repos/:owner/:repo/check-runs/:run{[0-9]+}/annotations', (c) => {
    const repo = repoOf(world, c);
    const run = world.tables.checkRuns.get(Number(c.req.param('run')));
    if (run?.repo_id !== repo.id) return notFound();
    const { slice, headers } = paged(c, run.output.annotations);
    const none = { start_column: null, end_column: null, title: null, raw_details: null };
    const blob = (path: unknown) => `${world.url}/${repo.full_name}/blob/${run.head_sha}/${path}`;
    return c.json(
      slice.map((one) => ({ ...none, ...one, blob_href: blob(one.path) })),
      200,
      headers,
    );
  });

  app.get('/repos/:owner/:repo/check-runs/:run{[0-9]+}', async (c, next) => {
    const repo = repoOf(world, c);
    await next();
    if (c.res.ok) c.res = Response.json(signed(repo, (await c.res.json()) as object), c.res);
  });
  app.get('/repos/:owner/:repo/commits/:ref{.+}/check-runs', async (c, next) => {
    const repo = repoOf(world, c);
    await next();
    if (!c.res.ok) return;
    const list = (await c.res.json()) as { check_runs: object[] };
    c.res = Response.json({ ...list, check_runs: list.check_runs.map((run) => signed(repo, run)) }, c.res);
  });

  const signed = (repo: RepoRow, run: object & { head_sha?: string }) => ({
    ...run,
    app: world.app,
    pull_requests: world.tables.pullRequests
      .findBy('repo_id', repo.id)
      .filter((pull) => pull.state === 'open' && pull.head_sha === run.head_sha)
      .map(({ id, number, head_ref, head_sha, base_ref, base_sha }) => ({
        id,
        number,
        head: { ref: head_ref, sha: head_sha },
        base: { ref: base_ref, sha: base_sha },
      })),
  });
  return app;
};

function refuse(output: Record<string, unknown>, annotations: Annotation[]): void {
  if (annotations.length > MOST_ANNOTATIONS)
    fail(
      422,
      `Invalid request.\n\nNo more than ${MOST_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    );
  for (const field of ['summary', 'text'])
    if (String(output[field] ?? '').length > LONGEST)
      fail(
        422,
        `Invalid request.\n\nOnly ${LONGEST} characters are allowed; ${String(output[field]).length} were supplied.`,
      );
  for (const one of annotations) {
    if (!LEVELS.includes(String(one.annotation_level)))
      fail(
        422,
        `Invalid request.\n\n${one.annotation_level} is not a member of ["notice", "warning", "failure"].`,
      );
    if (String(one.title ?? '').length > 255)
      fail(422, 'Invalid request.\n\nOnly 255 characters are allowed.');
    if (one.start_column !== undefined && one.start_line !== one.end_line)
      fail(422, 'start_column and end_column cannot be used if start_line and end_line are different.');
  }
}
