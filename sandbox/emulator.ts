import { readdirSync, readFileSync } from 'node:fs';
import { createEmulator, type Emulator } from 'emulate';
import { Changes } from './changes.ts';
import { keepingAnswers } from './kept-answers.ts';

/** A row of emulate's store. Only the fields that the additions touch are named; the rest pass through. */
export interface Row {
  id: number;
  created_at: string;
  updated_at: string;
  [field: string]: unknown;
}
export interface UserRow extends Row {
  login: string;
  name: string | null;
  email: string | null;
  type: 'User' | 'Bot';
}
export interface RepoRow extends Row {
  name: string;
  full_name: string;
  owner_id: number;
  owner_type: 'User' | 'Organization';
  private: boolean;
  default_branch: string;
  archived: boolean;
}
export interface IssueRow extends Row {
  repo_id: number;
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  locked: boolean;
  user_id: number;
  assignee_ids: number[];
  label_ids: number[];
  comments: number;
  closed_at: string | null;
  is_pull_request: boolean;
}
export interface PullRow extends Row {
  repo_id: number;
  number: number;
  state: 'open' | 'closed';
  draft: boolean;
  merged: boolean;
  node_id: string;
  review_comments: number;
  assignee_ids: number[];
  head_ref: string;
  head_sha: string;
  head_repo_id: number;
  base_ref: string;
  base_sha: string;
  base_repo_id: number;
}
export interface EventRow extends Row {
  repo_id: number;
  issue_number: number;
  event: string;
  actor_id: number;
  rename: { from: string; to: string } | null;
}
export interface CommentRow extends Row {
  repo_id: number;
  issue_number: number | null;
  comment_type: 'issue' | 'review' | 'commit';
  /** For a review comment: its place and its conversation. `resolved` exists only in the sandbox. */
  pull_number?: number;
  path?: string | null;
  line?: number | null;
  start_line?: number | null;
  in_reply_to_id?: number | null;
  resolved?: boolean;
  body: string;
  user_id: number;
}
export interface CheckRunRow extends Row {
  repo_id: number;
  head_sha: string;
  name: string;
  status: string;
  conclusion: string | null;
  output: { annotations: Record<string, unknown>[]; annotations_count: number; [field: string]: unknown };
}

export interface Collection<T extends Row> {
  all(): T[];
  get(id: number): T | undefined;
  findBy(field: string, value: string | number): T[];
  findOneBy(field: string, value: string | number): T | undefined;
  insert(row: Record<string, unknown>): T;
  update(id: number, change: Partial<T>): T | undefined;
  delete(id: number): boolean;
  clear(): void;
}

/** The tables of emulate's store that the additions read and write. */
export interface Tables {
  users: Collection<UserRow>;
  orgs: Collection<Row & { login: string; default_repository_permission: string }>;
  repos: Collection<RepoRow>;
  collaborators: Collection<Row & { repo_id: number; user_id: number; permission: string }>;
  teams: Collection<Row & { org_id: number; slug: string }>;
  teamMembers: Collection<Row & { team_id: number; user_id: number; role: string }>;
  issues: Collection<IssueRow>;
  pullRequests: Collection<PullRow>;
  labels: Collection<Row & { repo_id: number; name: string; color: string }>;
  comments: Collection<CommentRow>;
  issueEvents: Collection<EventRow>;
  branches: Collection<Row & { repo_id: number; name: string; sha: string }>;
  refs: Collection<Row & { repo_id: number; ref: string; sha: string }>;
  commits: Collection<Row & { repo_id: number; sha: string; tree_sha: string }>;
  branchProtections: Collection<
    Row & {
      repo_id: number;
      branch_name: string;
      required_status_checks: { contexts: string[] } | null;
    }
  >;
  checkRuns: Collection<CheckRunRow>;
}

/** The account of a token, as emulate keeps it. */
export interface TokenOwner {
  login: string;
  id: number;
  scopes: string[];
  installation?: {
    installationId: number;
    appId: number;
    accountId: number;
    accountType: 'User' | 'Organization';
    permissions: Record<string, string>;
    repositoryIds: number[];
    repositorySelection: 'all' | 'selected';
  };
}

export type Dispatch = (
  event: string,
  action: string | undefined,
  payload: Record<string, unknown>,
  owner: string,
  repo?: string,
) => Promise<void>;

/** emulate's internals, as its own routes see them. */
export interface Opened {
  url: string;
  tables: Tables;
  tokens: Map<string, TokenOwner>;
  /** Who reads and changes which table. */
  readonly changes: Changes;
  /** Answers a request with emulate's own routes. */
  emulated(request: Request): Promise<Response>;
}

interface Plugin {
  register(
    app: { fetch(request: Request): Promise<Response> },
    store: unknown,
    webhooks: { dispatch: Dispatch },
    url: string,
    tokens: Map<string, TokenOwner>,
  ): void;
}
interface PluginModule {
  githubPlugin: Plugin;
  getGitHubStore(store: unknown): Tables;
}

/**
 * Starts emulate's GitHub with our additions in front of its routes, on one port.
 *
 * emulate's public API exposes neither its store nor its webhooks, and a pull request whose head does not follow a
 * push cannot be fixed from outside. The package is pinned to one version, so we wrap the `register` of its GitHub
 * plugin: `front` gets the opened parts and returns the handler that answers instead.
 */
export function openEmulator(options: StartOptions, front: Front): Promise<Emulator> {
  // One start at a time: the plugin is a singleton of the process.
  const started = starting.then(() => start(options, front));
  starting = started.catch(() => undefined);
  return started;
}
let starting: Promise<unknown> = Promise.resolve();

export interface StartOptions {
  port: number;
  seed: Record<string, unknown>;
  tokens: Record<string, { login: string }>;
}
type Front = (opened: Opened) => {
  answer(request: Request): Promise<Response> | Response;
  dispatch: Dispatch;
};

async function start(options: StartOptions, front: Front): Promise<Emulator> {
  const { githubPlugin, getGitHubStore } = await pluginModule();
  const original = githubPlugin.register;
  githubPlugin.register = (app, store, webhooks, url, tokens) => {
    original.call(githubPlugin, app, store, webhooks, url, tokens);
    const tables = getGitHubStore(store);
    const changes = new Changes();
    watch(tables, changes);
    const emulated = keepingAnswers(uncounted(app.fetch.bind(app), tokens), changes);
    const { answer, dispatch } = front({ url, tables, tokens, changes, emulated });
    webhooks.dispatch = dispatch;
    app.fetch = async (request) => answer(request);
  };
  try {
    return await createEmulator({
      service: 'github',
      port: options.port,
      seed: { tokens: options.tokens, github: options.seed },
    });
  } finally {
    githubPlugin.register = original;
  }
}

/** emulate limits a token to 5,000 requests within an hour of this machine's time. */
const COUNTED = 4_000;

/** Passes requests on under another alias of their token before emulate reaches its limit: days here take seconds. */
function uncounted(pass: Opened['emulated'], tokens: Opened['tokens']): Opened['emulated'] {
  const asked = new Map<string, number>();
  return (request) => {
    const [, token] = /^(?:bearer|token)\s+(\S+)/i.exec(request.headers.get('authorization') ?? '') ?? [];
    const owner = token && tokens.get(token);
    if (!owner) return pass(request);
    const count = (asked.get(token) ?? 0) + 1;
    asked.set(token, count);
    if (count < COUNTED) return pass(request);
    const name = `${token}_${Math.floor(count / COUNTED)}`;
    tokens.set(name, owner);
    const renamed = new Request(request);
    renamed.headers.set('authorization', `Bearer ${name}`);
    return pass(renamed);
  };
}

const READS = ['all', 'get', 'findBy', 'findOneBy', 'query', 'count'] as const;
const WRITES = ['insert', 'update', 'delete', 'clear'] as const;

/** Reports each call of a table. */
function watch(tables: Tables, changes: Changes): void {
  for (const [name, table] of Object.entries(tables)) {
    const calls = table as unknown as Record<string, (...given: unknown[]) => unknown>;
    const before = (call: string, report: () => void) => {
      const original = calls[call]!.bind(table);
      calls[call] = (...given) => {
        report();
        return original(...given);
      };
    };
    for (const call of READS) before(call, () => changes.read(name));
    for (const call of WRITES) before(call, () => changes.changed(name));
  }
}

let loaded: Promise<PluginModule> | undefined;
/** The chunk of the package that holds its GitHub; its file name is a hash, so it is found by what it exports. */
function pluginModule(): Promise<PluginModule> {
  loaded ??= (async () => {
    const folder = new URL('.', import.meta.resolve('emulate'));
    for (const name of readdirSync(folder)) {
      if (!/^dist-.*\.js$/.test(name)) continue;
      const file = new URL(name, folder);
      if (/export \{[^}]*\bgithubPlugin\b/.test(readFileSync(file, 'utf8'))) return await import(file.href);
    }
    throw new Error('emulate has no GitHub inside; is it the pinned version, 0.12.2?');
  })();
  return loaded;
}
