import type { Person } from './people.ts';
import type { Answer } from './world.ts';

type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

export interface RepoSeed {
  name: string;
  description?: string;
  private?: boolean;
  /** Path → text. A README is added unless `empty`. */
  files?: Record<string, string>;
  /** Name → colour, six hexadecimal digits. */
  labels?: Record<string, string>;
  /** Checks that must pass before a merge into the default branch. */
  requiredChecks?: readonly string[];
  /** No commit at all. */
  empty?: boolean;
}

/** Fills the sandbox before a story begins, through the API, as the organisation's admin. */
export interface Seed {
  /** Creates a repository with the sandbox's people as collaborators. */
  repo(repo: RepoSeed): Promise<{ owner: string; repo: string }>;
  /** Writes a file on the default branch, or on another one, in one commit. */
  file(repo: string, path: string, text: string, branch?: string): Promise<void>;
  /** Takes a repository out of the App's installation. */
  uninstall(repo: string): Promise<void>;
  /** Requires these checks before a merge into the default branch. */
  requireChecks(repo: string, checks: readonly string[]): Promise<void>;
}

const ROLE_NAMES = { read: 'pull', triage: 'triage', write: 'push', maintain: 'maintain', admin: 'admin' };

interface SeedOptions {
  readonly owner: string;
  readonly people: readonly Person[];
  readonly as: Ask;
  /** The number of the App's installation. */
  readonly installation: number;
}

export function makeSeed({ owner, people, as, installation }: SeedOptions): Seed {
  const ask: Ask = async (method, path, body) => {
    const answer = await as(method, path, body);
    if (!answer.ok)
      throw new Error(`seed: ${method} ${path}: ${answer.status} ${answer.data?.message ?? ''}`);
    return answer;
  };

  async function repo(wanted: RepoSeed) {
    const { name, description = '', empty = false } = wanted;
    const path = `/repos/${owner}/${name}`;
    await ask('POST', `/orgs/${owner}/repos`, {
      name,
      description,
      private: wanted.private ?? false,
      auto_init: !empty,
    });
    for (const { login, role } of people)
      if (role !== 'none')
        await ask('PUT', `${path}/collaborators/${login}`, { permission: ROLE_NAMES[role] });
    for (const [label, color] of Object.entries(wanted.labels ?? {}))
      await ask('POST', `${path}/labels`, { name: label, color });
    for (const [file, text] of Object.entries(wanted.files ?? {})) await write(name, file, text);
    if (wanted.requiredChecks) await requireChecks(name, wanted.requiredChecks);
    return { owner, repo: name };
  }

  async function write(name: string, file: string, text: string, branch?: string) {
    const path = `/repos/${owner}/${name}/contents/${file.split('/').map(encodeURIComponent).join('/')}`;
    const known = await as('GET', branch ? `${path}?ref=${encodeURIComponent(branch)}` : path);
    const content = Buffer.from(text).toString('base64');
    const sha = known.ok ? { sha: known.data.sha } : {};
    const message = `${known.ok ? 'Update' : 'Add'} ${file}`;
    await ask('PUT', path, { message, content, ...sha, ...(branch && { branch }) });
  }

  async function requireChecks(name: string, contexts: readonly string[]) {
    const repository = (await ask('GET', `/repos/${owner}/${name}`)).data;
    await ask('PUT', `/repos/${owner}/${name}/branches/${repository.default_branch}/protection`, {
      required_status_checks: { strict: false, contexts },
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
    });
  }

  async function uninstall(name: string) {
    const { id } = (await ask('GET', `/repos/${owner}/${name}`)).data;
    await ask('DELETE', `/user/installations/${installation}/repositories/${id}`);
  }

  return { repo, file: write, requireChecks, uninstall };
}
