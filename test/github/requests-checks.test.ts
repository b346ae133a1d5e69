import nock from 'nock';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Annotation } from '../../src/github/port.ts';
import { api, base, nocked, repo } from './nocked.ts';

const github = nocked();

describe('checks', () => {
  const list = (runs: object[]) =>
    nock(api)
      .get(`${base}/commits/c0ffee/check-runs`)
      .query({ check_name: 'debrief', filter: 'latest', per_page: 100 })
      .reply(200, { total_count: runs.length, check_runs: runs });
  const annotation = (line: number, level: Annotation['level']): Annotation => ({
    ...{
      path: 'a.md',
      startLine: line,
      endLine: line,
      startColumn: 1,
      endColumn: 9,
      level,
      title: 't',
      message: 'm',
    },
  });
  const check = { name: 'debrief', sha: 'c0ffee', conclusion: 'failure' as const, title: 'T', summary: 'S' };
  const sent: { status: string; external_id?: string; output: { summary: string; annotations: object[] } }[] =
    [];
  const note = (body: unknown) => sent.push(body as (typeof sent)[number]) > 0;

  beforeEach(() => void sent.splice(0));

  test('120 annotations go in three requests, failures first, and the check is done with the last', async () => {
    list([]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 5 });
    nock(api).patch(`${base}/check-runs/5`, note).twice().reply(200, { id: 5 });
    const levels = ['notice', 'warning', 'failure'] as const;
    const annotations = Array.from({ length: 120 }, (_, index) => annotation(index + 1, levels[index % 3]!));
    await github.port.report(repo, { ...check, annotations });
    expect(sent.map(({ status, output }) => [status, output.annotations.length])).toEqual([
      ['in_progress', 50],
      ['in_progress', 50],
      ['completed', 20],
    ]);
    const order = sent.flatMap(({ output }) =>
      output.annotations.map((each) => (each as { annotation_level: string }).annotation_level),
    );
    expect(order).toEqual([...order].sort((a, b) => levels.indexOf(b as never) - levels.indexOf(a as never)));
  });

  test.each([
    ['one line, with columns', annotation(3, 'failure'), { start_column: 1, end_column: 9 }],
    ['several lines, where GitHub takes no columns', { ...annotation(3, 'failure'), endLine: 4 }, {}],
    ['a line without an end column', { ...annotation(3, 'failure'), endColumn: undefined as never }, {}],
    ['a line without a start column', { ...annotation(3, 'failure'), startColumn: undefined as never }, {}],
  ])('an annotation on %s', async (_, given, columns) => {
    list([]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 5 });
    await github.port.report(repo, { ...check, annotations: [given] });
    expect(sent[0]!.output.annotations).toEqual([
      {
        path: 'a.md',
        start_line: 3,
        end_line: given.endLine,
        annotation_level: 'failure',
        title: 't',
        message: 'm',
        ...columns,
      },
    ]);
  });

  test('the same report again writes nothing, a changed one with annotations makes a new run', async () => {
    list([]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 5 });
    await github.port.report(repo, { ...check, annotations: [annotation(1, 'failure')] });
    const before = {
      id: 5,
      name: 'debrief',
      status: 'completed',
      external_id: sent[0]!.external_id,
      app: { slug: 'debrief' },
      output: { annotations_count: 1 },
    };
    list([before]);
    await github.port.report(repo, { ...check, annotations: [annotation(1, 'failure')] });
    list([before]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 6 });
    await github.port.report(repo, { ...check, title: 'Clean', annotations: [] });
    list([{ ...before, id: 6, output: { annotations_count: 0 } }]);
    nock(api).patch(`${base}/check-runs/6`, note).reply(200, { id: 6 });
    await github.port.report(repo, { ...check, title: 'Cleaner', annotations: [] });
  });

  test('the same report is written again when somebody asked for a re-run', async () => {
    list([]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 5 });
    await github.port.report(repo, { ...check, annotations: [] });
    const { external_id } = sent[0]!;
    const run = {
      id: 5,
      name: 'debrief',
      status: 'completed',
      external_id,
      check_suite: { id: 8 },
      app: { slug: 'debrief' },
      output: { annotations_count: 0 },
    };
    for (const status of ['completed', 'queued']) {
      list([run]);
      nock(api).get(`${base}/check-suites/8`).reply(200, { id: 8, status, head_sha: 'c0ffee' });
      if (status === 'queued') nock(api).patch(`${base}/check-runs/5`, note).reply(200, { id: 5 });
      await github.port.report(repo, { ...check, annotations: [] });
    }
    expect(sent.map(({ status }) => status)).toEqual(['completed', 'completed']);
  });

  test("another App's check of the same name is not touched", async () => {
    list([
      {
        id: 4,
        name: 'debrief',
        status: 'completed',
        app: { slug: 'copycat' },
        output: { annotations_count: 0 },
      },
    ]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 5 });
    await github.port.report(repo, { ...check, annotations: [] });
  });

  test('a long summary is cut at a line end, within the limit in any script', async () => {
    list([]);
    nock(api).post(`${base}/check-runs`, note).reply(201, { id: 5 });
    await github.port.report(repo, {
      ...check,
      summary: `${'ж'.repeat(50)}\n`.repeat(2000),
      annotations: [],
    });
    const { summary } = sent[0]!.output;
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
    expect(summary).toMatch(/ж{50}\n\n_The rest is left out/);
  });
});
