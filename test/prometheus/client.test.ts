import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { prometheus } from '../../src/prometheus/client.ts';
import { interceptRequests } from '../intercepted.ts';
import recorded from './recorded.json' with { type: 'json' };

const QUERY = 'avg_over_time(checkout:errors:ratio[30d])';
/** As Prometheus 2.53 answers an instant query. */
const vector = (...values: string[]) => ({
  status: 'success',
  data: {
    resultType: 'vector',
    result: values.map((value) => ({ metric: { job: 'checkout' }, value: [1_775_131_200.5, value] })),
  },
});

function answering(status: number, body: object | string) {
  nock('http://prometheus.test').get('/api/v1/query').query({ query: QUERY }).reply(status, body);
  return prometheus('http://prometheus.test/', null).ratio(QUERY);
}
interceptRequests();

describe('Prometheus', () => {
  test('gives the one share of a query, and when it was measured', async () => {
    expect(await answering(200, vector('0.00025'))).toEqual({
      ratio: 0.00025,
      at: '2026-04-02T12:00:00.500Z',
    });
    expect(
      (await answering(200, { status: 'success', data: { resultType: 'scalar', result: [1, '0.5'] } })).ratio,
    ).toBe(0.5);
  });

  test('is asked with the token', async () => {
    nock('http://prometheus.test', { reqheaders: { authorization: 'Bearer secret' } })
      .get('/api/v1/query')
      .query({ query: QUERY })
      .reply(200, vector('0'));
    expect((await prometheus('http://prometheus.test', 'secret').ratio(QUERY)).ratio).toBe(0);
  });

  test.each([
    [200, vector(), 'the query gives 0 values instead of one'],
    [200, vector('0.1', '0.2'), 'the query gives 2 values instead of one'],
    [200, vector('NaN'), 'the query gives NaN, which is not a share from 0 to 1'],
    [200, vector('1.5'), 'the query gives 1.5'],
    [200, vector('-0.1'), 'the query gives -0.1'],
    [200, '<html>login</html>', 'Prometheus did not answer the query (200)'],
    [
      400,
      { status: 'error', errorType: 'bad_data', error: 'parse error' },
      'Prometheus did not answer the query (400)',
    ],
    [503, '', 'Prometheus did not answer the query (503)'],
  ])('that answers %s %j is not believed', async (status, body, says) => {
    await expect(answering(status, body)).rejects.toThrow(says);
  });

  test('that is down is said to be', async () => {
    nock('http://prometheus.test').get('/api/v1/query').query(true).replyWithError('refused');
    await expect(prometheus('http://prometheus.test', null).ratio(QUERY)).rejects.toThrow(
      'Prometheus could not be reached',
    );
  });
});

/** What a Prometheus 2.42.0 answered that scraped two counters, `http_requests_total` of two services. */
describe('a real Prometheus, recorded', () => {
  function replayed(name: keyof typeof recorded) {
    const { query, status, body } = recorded[name];
    nock('http://prometheus.test').get('/api/v1/query').query({ query }).reply(status, body);
    return prometheus('http://prometheus.test', null).ratio(query);
  }

  test.each(['vector', 'scalar'] as const)('gives a share as a %s', async (name) => {
    expect(await replayed(name)).toMatchObject({ ratio: 0.999, at: expect.stringMatching(/^2026-11-29T/) });
  });

  test.each([
    ['none', 'the query gives 0 values instead of one'],
    ['many', 'the query gives 2 values instead of one'],
    ['nan', 'the query gives NaN, which is not a share from 0 to 1'],
    ['infinite', 'the query gives +Inf, which is not a share from 0 to 1'],
    ['percent', 'the query gives 99.9, which is not a share from 0 to 1'],
    ['range', 'Prometheus did not answer the query (200)'],
    ['text', 'Prometheus did not answer the query (200)'],
    ['broken', 'Prometheus did not answer the query (400)'],
  ] as const)('%s: %s', async (name, says) => {
    await expect(replayed(name)).rejects.toThrow(says);
  });
});
