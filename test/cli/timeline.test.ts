import nock from 'nock';
import { beforeEach, expect, test, vi } from 'vitest';
import { writeRoom } from '../../src/chat/memory.ts';
import { writeMarker } from '../../src/github/markers.ts';
import { interceptRequests } from '../intercepted.ts';
import { world } from './world.ts';

// After a 404, Debrief waits before it asks again. No file is there at the second look either.
vi.mock('node:timers/promises', async (original) => ({ ...(await original()), setTimeout: async () => {} }));

const ENV = { GITHUB_TOKEN: 't', GHE_HOST: 'github.acme.test' };
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL: 'https://slack.test/api/' };
const DEBRIEF = { login: 'debrief[bot]', type: 'Bot' };
const AT = '2026-04-01T14:00:00Z';

const room = writeRoom({
  channel: 'C1',
  name: 'inc-2-cards',
  panel: '1.2',
  said: { topic: 'a', panel: 'b' },
  updates: 0,
  invited: [],
  isArchived: true,
});
const declaration = { source: 'acme/shop#1', at: AT, by: 'mira', severity: 'SEV1' };
const issue = {
  number: 2,
  id: 2,
  title: 'Incident: cards',
  body: writeMarker('incident', declaration),
  user: DEBRIEF,
  state: 'open',
  locked: false,
  labels: [],
  assignees: [],
  created_at: AT,
  updated_at: AT,
  closed_at: null,
  html_url: 'https://github.acme.test/acme/shop/issues/2',
};
const panel = {
  event: 'commented',
  id: 1,
  body: writeMarker('panel', { ...declaration, room }),
  user: DEBRIEF,
  actor: DEBRIEF,
  created_at: AT,
  updated_at: AT,
  html_url: 'https://github.acme.test/acme/shop/issues/2#issuecomment-1',
};

beforeEach(() => {
  nock('https://github.acme.test')
    .persist()
    .get(/^\/api\/v3\//)
    .reply((request: Request) => {
      const path = new URL(request.url).pathname.replace('/api/v3', '');
      if (path === '/user') return [403, { message: 'Resource not accessible by integration' }];
      if (path === '/repos/acme/shop/issues/2') return [200, issue];
      if (path === '/repos/acme/shop/issues/2/timeline') return [200, [panel]];
      if (path === '/repos/acme/shop') return [200, { default_branch: 'main' }];
      return path.includes('/contents') ? [404, { message: 'Not Found' }] : [200, []];
    });
});
interceptRequests();

const timeline = (env: Record<string, string>) =>
  world().debrief(['timeline', '--incident', '2', '--repo', 'acme/shop'], '', { ...ENV, ...env });

test('`debrief timeline` lists what people pinned in the war room', async () => {
  const url = 'https://acme.slack.com/archives/C1/p1';
  const message = { ts: '1775052180.000100', text: 'The pool was at 20 of 20', user: 'U1', permalink: url };
  nock('https://slack.test')
    .post('/api/pins.list')
    .reply(200, { ok: true, items: [{ type: 'message', message }] })
    .post('/api/conversations.history')
    .reply(200, { ok: true, messages: [] });
  const { code, out } = await timeline(SLACK);
  expect(code).toBe(0);
  expect(out).toContain(
    `| 2026-04-01 14:03 UTC | A responder noted: The pool was at 20 of 20 | [chat](${url}) |`,
  );
});

test('`debrief timeline` says what it could not read there', async () => {
  expect((await timeline({})).out).toMatch(
    /pinned messages of \\?#inc-2-cards: Slack is not set up \(`SLACK_BOT_TOKEN`\)/,
  );
  nock('https://slack.test').post('/api/pins.list').reply(200, { ok: false, error: 'token_revoked' });
  expect((await timeline(SLACK)).out).toContain('the bot token was revoked');
});
