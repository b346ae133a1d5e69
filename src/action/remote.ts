import { Octokit } from '@octokit/rest';
import { octokitPort } from '../github/octokit.ts';
import type { ChangedFile, GitHub } from '../github/port.ts';
import { ORGANISATION_REPO, POLICY_PATHS } from '../policy/places.ts';
import { annotate } from './log.ts';
import type { Run } from './runner.ts';

/** What only GitHub can tell a run: which files its pull request changes, and files as they are on other commits. */
export class Remote {
  private readonly run: Run;
  private readonly client: Octokit;
  private readonly port: GitHub;

  constructor(run: Run, token: string) {
    this.run = run;
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    this.client = new Octokit({ ...(token ? { auth: token } : {}), baseUrl: run.apiUrl, log });
    this.port = octokitPort(this.client, { appSlug: 'github-actions' });
  }

  /**
   * The files that the pull request changes or deletes, by path; 1 call for each 100. Null for "all files":
   * outside of pull requests, and, with a warning, when GitHub does not say.
   */
  async changed(): Promise<ReadonlyMap<string, ChangedFile> | null> {
    const { owner, repo, pullRequest } = this.run;
    if (!pullRequest) return null;
    try {
      const files = await this.port.changedFiles({ owner, repo, number: pullRequest.number });
      return new Map(files.map((file) => [file.path, file]));
    } catch (error) {
      annotate(
        'warning',
        `GitHub does not say which files this pull request changes, so all post-mortems are linted. ${advice(error, 'pull-requests: read')}`,
      );
      return null;
    }
  }

  /** A file on the default branch, or at a commit; null when it is not there, empty when it is not UTF-8. 1 call. */
  async file(path: string, commit?: string): Promise<string | null> {
    const file = await this.port.file(this.run, path, commit);
    return file && (file.text ?? '');
  }

  /** The organisation's policy; null when it has none, or none that this token can see. 1 call, and 1 to read it. */
  async organisationPolicy(): Promise<{ path: string; text: string } | null> {
    const repo = { owner: this.run.owner, repo: ORGANISATION_REPO };
    try {
      const names = await this.port.filesIn(repo, '.github');
      const path = POLICY_PATHS.find((each) => names.some((name) => each === `.github/${name}`));
      const file = path ? await this.port.file(repo, path) : null;
      return file ? { path: file.path, text: file.text ?? '' } : null;
    } catch (error) {
      annotate(
        'warning',
        `The organisation's policy cannot be read, so the defaults apply. ${advice(error, 'contents: read')}`,
      );
      return null;
    }
  }

  /** The commit where the pull request branched off; null outside of pull requests. 1 call. */
  async mergeBase(): Promise<string | null> {
    const { owner, repo, pullRequest } = this.run;
    if (!pullRequest) return null;
    const { data: pull } = await this.client.rest.pulls.get({ owner, repo, pull_number: pullRequest.number });
    const basehead = `${pull.base.sha}...${pull.head.sha}`;
    const { data } = await this.client.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead,
      per_page: 1,
    });
    return data.merge_base_commit.sha;
  }
}

/** What to do about a failed request: a permission only helps where GitHub has refused one. */
export function advice(error: unknown, permission: string): string {
  const { message, status = 0 } = error as { message: string; status?: number };
  return [401, 403, 404].includes(status)
    ? `Give the job the permission "${permission}". ${message}`
    : `GitHub did not answer; behind a proxy, set \`https_proxy\` for the job. ${message}`;
}
