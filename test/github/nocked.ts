import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { octokitPort } from '../../src/github/octokit.ts';
import type { GitHub } from '../../src/github/port.ts';

export const api = 'https://api.github.com';
export const repo = { owner: 'acme', repo: 'shop' };
export const base = '/repos/acme/shop';

/** The adapter, with each request of a test answered as the test says; one that was expected must have come. */
export function nocked(): { readonly port: GitHub } {
  const held = {} as { port: GitHub };
  beforeAll(() => nock.disableNetConnect());
  beforeEach(() => {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    held.port = octokitPort(new Octokit({ auth: 'token', log }), {
      appSlug: 'debrief',
      now: () => 1_000_000,
    });
  });
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.cleanAll();
    expect(left).toEqual([]);
  });
  return held;
}
