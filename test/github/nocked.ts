import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { blobSha } from '../../src/github/contents/blob.ts';
import { octokitPort } from '../../src/github/octokit.ts';
import type { GitHub } from '../../src/github/port.ts';
import { interceptRequests } from '../intercepted.ts';

export const api = 'https://api.github.com';
export const repo = { owner: 'acme', repo: 'shop' };
export const base = '/repos/acme/shop';

interface Nocked {
  readonly port: GitHub;
  /** Milliseconds that the adapter waited for, which takes no time here. */
  readonly pauses: readonly number[];
  /** Moves the clock. */
  later(milliseconds: number): void;
}

/** The adapter, with each request of a test answered as the test says; one that was expected must have come. */
export function nocked(): Nocked {
  let now = 0;
  const later = (milliseconds: number) => {
    now += milliseconds;
  };
  const held = { later } as { -readonly [K in keyof Nocked]: Nocked[K] };
  interceptRequests();
  beforeAll(() => nock.disableNetConnect());
  beforeEach(() => {
    now = 1_000_000;
    const pauses: number[] = [];
    held.pauses = pauses;
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    held.port = octokitPort(new Octokit({ auth: 'token', log }), {
      appSlug: 'debrief',
      now: () => now,
      pause: async (milliseconds) => void pauses.push(milliseconds),
    });
  });
  afterEach(() => expect(nock.pendingMocks()).toEqual([]));
  return held;
}

export const rawIssue = (more: object = {}) => ({
  id: 70,
  number: 7,
  title: 'Down',
  body: null,
  user: null,
  state: 'open',
  locked: false,
  labels: ['incident', { name: 'sev1' }],
  assignees: [],
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T10:00:00Z',
  closed_at: null,
  html_url: 'https://github.com/acme/shop/issues/7',
  repository_url: `${api}${base}`,
  ...more,
});

export const rawPull = (more: object = {}) => ({
  number: 7,
  title: 'Post-mortem',
  body: null,
  user: null,
  state: 'open',
  merged_at: null,
  merge_commit_sha: 'trial',
  draft: false,
  created_at: '2026-03-01T10:00:00Z',
  labels: [],
  html_url: 'https://github.com/acme/shop/pull/7',
  head: { ref: 'main', sha: 'h', repo: null },
  base: { ref: 'main', sha: 'b' },
  ...more,
});

export const rawComment = (more: object = {}) => ({
  id: 5,
  body: 'panel',
  user: { login: 'debrief[bot]', type: 'Bot' },
  created_at: '2026-03-01T10:02:00Z',
  updated_at: '2026-03-01T10:03:00Z',
  html_url: 'https://github.com/acme/shop/issues/7#issuecomment-5',
  ...more,
});

/** A file as GitHub's contents API answers it. */
export function rawFile(content: string | Buffer, more: object = {}) {
  const bytes = Buffer.from(content as string);
  const sha = blobSha(bytes);
  return {
    type: 'file',
    encoding: 'base64',
    size: bytes.length,
    sha,
    content: bytes.toString('base64'),
    ...more,
  };
}
