import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { sign } from '@octokit/webhooks-methods';

export const SECRET = 'the secret of this test';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

export interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything it has logged. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

const started = new Set<ChildProcess>();
// Whatever ends the test, no App stays behind.
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts the App, from its sources as `npm start` does or from a bundle, and waits until it takes webhooks. */
export async function startProcess(
  environment: Record<string, string>,
  main = 'src/app/main.ts',
): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      APP_ID: '1',
      PRIVATE_KEY: PEM,
      WEBHOOK_SECRET: SECRET,
      HOST: '127.0.0.1',
      PORT: '0',
      DEBRIEF_THROTTLE: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let output = '';
  const ended = new Promise<number | null>((resolve) =>
    child.on('exit', (code) => {
      started.delete(child);
      resolve(code);
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const ready = /"url":"(http:[^"]+)".*"msg":"ready"/.exec(output);
      if (ready) resolve(ready[1]!.replace('localhost', '127.0.0.1'));
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
  return { child, url, output: () => output, ended };
}

/** Posts a delivery as GitHub does; the status of the answer. Throws when nobody answers. */
export async function deliver(url: string, id: string, event: string, payload: unknown): Promise<number> {
  const body = JSON.stringify(payload);
  const answer = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': await sign(SECRET, body),
    },
    signal: AbortSignal.timeout(10_000),
  });
  await answer.text();
  return answer.status;
}
