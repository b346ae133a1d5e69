import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';

/**
 * Lets the tests of one file answer requests with nock, each test its own. nock takes the place of `fetch` and
 * `http` in the whole process as soon as it is imported, and the next file in this process needs the real ones.
 */
export function interceptRequests(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
