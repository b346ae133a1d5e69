import nock from 'nock';
import { expect, test } from 'vitest';
import { pagerDuty } from '../../src/paging/pagerduty.ts';
import { interceptRequests } from '../intercepted.ts';

interceptRequests();
const asked = () =>
  nock('https://api.pagerduty.com', { reqheaders: { authorization: 'Token token=key' } })
    .get('/oncalls')
    .query({ 'schedule_ids[]': 'PI7DH85', 'include[]': 'users' });
const user = (id: string, name: string) => ({
  id,
  type: 'user',
  summary: name,
  name,
  email: `${id}@kelp.example`,
});

test('who is on call is the one on the lowest level of escalation', async () => {
  const oncalls = [
    { escalation_level: 2, user: user('PTOMAS', 'Tomas') },
    { escalation_level: 1, user: user('PMIRA', 'Mira') },
  ];
  asked().reply(200, { oncalls, limit: 25, more: false });
  expect(await pagerDuty('key').onCall('PI7DH85')).toEqual({
    id: 'PMIRA',
    name: 'Mira',
    email: 'PMIRA@kelp.example',
  });
});

test('nobody is on call where PagerDuty lists nobody', async () => {
  asked().reply(200, { oncalls: [] });
  expect(await pagerDuty('key').onCall('PI7DH85')).toBeNull();
});

test.each([
  [401, { error: { message: 'Unauthorized', code: 2006 } }],
  [200, { unexpected: true }],
])('an answer %i that says nothing is an error with the name of the schedule', async (status, body) => {
  asked().reply(status, body);
  await expect(pagerDuty('key').onCall('PI7DH85')).rejects.toThrow(/by the schedule PI7DH85/);
});

test('who was on call is asked for one instant', async () => {
  const at = '2026-04-03T09:00:00.000Z';
  nock('https://api.pagerduty.com')
    .get('/oncalls')
    .query({ 'schedule_ids[]': 'PI7DH85', 'include[]': 'users', since: at, until: at })
    .reply(200, { oncalls: [{ escalation_level: 1, user: user('PMIRA', 'Mira') }] });
  expect((await pagerDuty('key').onCall('PI7DH85', at))?.id).toBe('PMIRA');
});
