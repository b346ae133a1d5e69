import { RequestError } from '@octokit/request-error';
import { expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';

function logged(write: (log: ReturnType<typeof makeLog>) => void): string {
  let text = '';
  write(
    makeLog('info', {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

test('logs an error by its sentence and status, without the request and the answer it holds', () => {
  const request = {
    method: 'POST' as const,
    url: 'https://api.github.com/x',
    headers: { authorization: 'token ghs_secret' },
    body: 'private words',
  };
  const response = { status: 422, url: '', headers: {}, data: { message: 'private words' } };
  const text = logged((log) =>
    log.error({ err: new RequestError('Validation Failed', 422, { request, response }) }, 'no'),
  );
  expect(JSON.parse(text)).toMatchObject({ err: { message: 'Validation Failed', status: 422 }, msg: 'no' });
  expect(text).not.toMatch(/ghs_secret|private words/);
});

test('leaves out what must not be logged, even where somebody logs it', () => {
  const slip = {
    payload: 'x1',
    body: 'x2',
    privateKey: 'x3',
    comment: { body: 'x4' },
    hook: { secret: 'x5' },
    token: 'x6',
  };
  expect(logged((log) => log.info(slip, 'oops'))).not.toMatch(/x\d/);
});

test('writes JSON lines with the time as people read it', () => {
  expect(JSON.parse(logged((log) => log.info('ready')))).toMatchObject({
    level: 30,
    msg: 'ready',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});
