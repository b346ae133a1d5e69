import { z } from 'zod';
import { type Answer, type Context, check, ifThere, look, PAGE, run } from '../call.ts';
import { statusOf } from '../errors.ts';
import { inRepo, nameOf } from '../names.ts';
import type { Activity, Newest, Span } from './port.ts';

const COMMIT = z.object({
  sha: z.string(),
  html_url: z.string(),
  parents: z.array(z.object({ sha: z.string() })),
  commit: z.object({ message: z.string(), committer: z.object({ date: z.string() }).nullable() }),
});
const FILES = z.object({ files: z.array(z.object({ filename: z.string() })).optional() });
const DEPLOYMENT = z.object({
  id: z.number(),
  sha: z.string(),
  environment: z.string(),
  created_at: z.string(),
});
const STATUS = z.object({
  state: z.string(),
  created_at: z.string(),
  log_url: z.string().nullish(),
  target_url: z.string().nullish(),
});
const RELEASE = z.object({
  name: z.string().nullable(),
  tag_name: z.string(),
  draft: z.boolean(),
  published_at: z.string().nullable(),
  html_url: z.string(),
});
const RUN = z.object({
  name: z.string().nullish(),
  head_sha: z.string(),
  updated_at: z.string(),
  conclusion: z.string().nullable(),
  html_url: z.string(),
});

export function octokitActivity(context: Context): Activity {
  const { repos, actions } = context.client.rest;
  return {
    async commits(repo, branch, span, pages) {
      const first = repos.listCommits.endpoint({ ...inRepo(repo), ...span, sha: branch, per_page: PAGE });
      const doing = `list the commits of ${nameOf(inRepo(repo))}`;
      const found = await newest(context, doing, z.array(COMMIT), first, { pages });
      return mapped(found, ({ sha, html_url, parents, commit }) => ({
        sha,
        parents: parents.map((each) => each.sha),
        at: commit.committer?.date ?? span.since,
        message: commit.message,
        url: html_url,
      }));
    },
    async commitFiles(repo, ref) {
      const doing = `read the files of a commit of ${nameOf(inRepo(repo))}`;
      const get = () => repos.getCommit({ ...inRepo(repo), ref });
      const found = await look(context, `${doing} ${ref}`, FILES, get, { known: true });
      return found && (found.files ?? []).map(({ filename }) => filename);
    },
    async deployments(repo, span, pages) {
      const first = repos.listDeployments.endpoint({ ...inRepo(repo), per_page: PAGE });
      const doing = `list the deployments of ${nameOf(inRepo(repo))}`;
      const beyond = ({ created_at }: z.infer<typeof DEPLOYMENT>) => created_at < span.since;
      const found = await newest(context, doing, z.array(DEPLOYMENT), first, { pages, beyond });
      const all = mapped(found, ({ id, sha, environment, created_at }) => ({
        id,
        sha,
        environment,
        at: created_at,
      }));
      return within(all, span);
    },
    async deploymentStatuses(repo, deployment_id) {
      const doing = `read a deployment of ${nameOf(inRepo(repo))}`;
      const get = () => repos.listDeploymentStatuses({ ...inRepo(repo), deployment_id });
      const found = await look(context, `${doing} ${deployment_id}`, z.array(STATUS), get, { known: true });
      return (found ?? [])
        .map(({ state, created_at, log_url, target_url }) => ({
          state,
          at: created_at,
          url: log_url || target_url || null,
        }))
        .sort((a, b) => b.at.localeCompare(a.at));
    },
    async releases(repo, span, pages) {
      const first = repos.listReleases.endpoint({ ...inRepo(repo), per_page: PAGE });
      const doing = `list the releases of ${nameOf(inRepo(repo))}`;
      const beyond = ({ published_at }: z.infer<typeof RELEASE>) => (published_at ?? span.until) < span.since;
      const found = await newest(context, doing, z.array(RELEASE), first, { pages, beyond });
      const published = {
        ...found,
        items: found.items.filter(({ draft, published_at }) => !draft && published_at),
      };
      const all = mapped(published, ({ name, tag_name, published_at, html_url }) => ({
        name: name || tag_name,
        at: published_at!,
        url: html_url,
      }));
      return within(all, span);
    },
    async workflowRuns(repo, branch, { since, until }, pages) {
      const wanted = { branch, created: `${since}..${until}`, per_page: PAGE };
      const first = actions.listWorkflowRunsForRepo.endpoint({ ...inRepo(repo), ...wanted });
      const doing = `list the workflow runs of ${nameOf(inRepo(repo))}`;
      const page = z.object({ workflow_runs: z.array(RUN) }).transform(({ workflow_runs }) => workflow_runs);
      const found = await newest(context, doing, page, first, { pages });
      const all = mapped(found, ({ name, head_sha, updated_at, conclusion, html_url }) => ({
        workflow: name ?? 'workflow',
        sha: head_sha,
        at: updated_at,
        conclusion,
        url: html_url,
      }));
      return within(all, { since, until });
    },
  };
}

/** The first pages of a list, until one reaches beyond what is wanted. */
async function newest<T>(
  context: Context,
  doing: string,
  page: z.ZodType<T[]>,
  first: { readonly url: string },
  { pages, beyond = () => false }: { pages: number; beyond?: (item: T) => boolean },
): Promise<Newest<T>> {
  return run(context, doing, async () => {
    const items: T[] = [];
    let url: string | undefined = first.url;
    for (let read = 0; url !== undefined; read += 1) {
      if (read === pages) return { items, more: true };
      const get = () => context.client.request({ method: 'GET', url: url! });
      // Not there, or empty (409): nothing happened in it.
      const answer: (Answer & { headers: { link?: string } }) | null = await ifThere(
        context,
        `${doing}, page ${read + 1}`,
        get,
      ).catch((error) => {
        if (statusOf(error) === 409) return null;
        throw error;
      });
      if (!answer) return { items, more: false };
      const found = check(doing, page, answer.data);
      items.push(...found);
      if (found.some(beyond)) return { items, more: false };
      url = /<([^<>]+)>;\s*rel="next"/.exec(answer.headers.link ?? '')?.[1];
    }
    return { items, more: false };
  });
}

function mapped<T, U>({ items, more }: Newest<T>, each: (item: T) => U): Newest<U> {
  return { items: items.map(each), more };
}

function within<T extends { readonly at: string }>(
  { items, more }: Newest<T>,
  { since, until }: Span,
): Newest<T> {
  return { items: items.filter(({ at }) => at >= since && at <= until), more };
}
