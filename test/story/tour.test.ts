import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TOUR } from '../../sandbox/tour/index.ts';

const MAIN = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));

const run = (...options: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const { FORCE_COLOR: _, ...rest } = process.env;
    const env = { ...rest, NO_COLOR: '1' };
    execFile(process.execPath, [MAIN, ...options], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });

test('plays one incident from the label to the action items on the real App, and exits 0', {
  // As much as a slow machine needs to start the App, and to play.
  timeout: 270_000,
}, async () => {
  const { code, output } = await run('--once');
  for (const { title } of TOUR) expect(output).toContain(`✓  ${title}`);
  expect(code, output).toBe(0);
});

test('says when the port is taken, and how to choose another one', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const { code, output } = await run('--port', String(port), '--once');
  server.close();
  expect(output).toContain(
    `Port ${port} is taken. Choose another one: npm run sandbox -- --port ${port + 1}`,
  );
  expect(code).toBe(1);
});

test('answers a mistyped option with the usage and exit code 2', async () => {
  const { code, output } = await run('--onec');
  expect(output).toContain('--once');
  expect(code).toBe(2);
});
