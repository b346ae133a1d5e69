import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import type { GitHub } from './github.ts';

const ENTRY = fileURLToPath(new URL('../src/app/main.ts', import.meta.url));
/**
 * Starting is mostly CPU: it creates a database and strips the types from the sources. That takes 6 s on two cores,
 * 20 s on a tenth of one. An App that exits is noticed at once, so this limit is only for one that hangs.
 */
const READY_WITHIN = 180_000;

export interface RunningApp {
  readonly url: string;
  /** The file with the App's output. */
  readonly log: string;
  stop(): Promise<void>;
}

/**
 * The App as in production: its own entry point and process, configured only by the environment, with a fresh
 * embedded database. Only the address of GitHub is the sandbox's, and there are no pauses between writes.
 */
export async function startApp(github: GitHub): Promise<RunningApp> {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-sandbox-'));
  const log = join(folder, 'app.log');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // The incident of the tour began an hour ago.
  github.installedSince(new Date(Date.now() - 86_400_000));
  const { id, privateKey, webhookSecret } = github.app;
  const child = spawn(process.execPath, [ENTRY], {
    // Not in the repository, whose `.env` may hold the credentials of a real App.
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
      APP_ID: String(id),
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: webhookSecret,
      HOST: '127.0.0.1',
      PORT: String(port),
      DEBRIEF_DATA: join(folder, 'data'),
      GITHUB_API_URL: github.url,
      GHE_HOST: github.webUrl,
      // Any pair will do: the sandbox's GitHub signs in anybody who presses a button.
      CLIENT_ID: 'Iv1.sandbox',
      CLIENT_SECRET: 'a secret of the sandbox',
      DEBRIEF_THROTTLE: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  let words = '';
  child.stderr.on('data', (part) => {
    words = `${words}${part}`.slice(-2_000);
  });
  let ended: string | null = null;
  const exit = new Promise<void>((done) => {
    child.once('exit', (code, signal) => {
      ended = `exited with ${signal ?? `exit code ${code}`}`;
      done();
    });
  });

  let stopping = false;
  const stop = async () => {
    stopping = true;
    github.deliverTo(null);
    if (!ended) child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exit;
    clearTimeout(late);
    file.end();
    rmSync(folder, { recursive: true, force: true });
  };
  // The App ends with this process, however it ends.
  process.once('exit', () => child.kill('SIGKILL'));

  const deadline = Date.now() + READY_WITHIN;
  while (!(await isUp(url))) {
    if (!ended && Date.now() < deadline) {
      await pause(50);
      continue;
    }
    const why = ended ?? `it did not answer within ${READY_WITHIN / 1000} s`;
    child.kill('SIGKILL');
    throw new Error(`The App did not start: ${why}. Its log: ${log}\n${words.trim()}`);
  }
  void exit.then(() => {
    if (!stopping) console.error(`\n  The App exited: ${ended}. Its log: ${log}`);
  });
  github.deliverTo(`${url}/api/github/webhooks`);
  return { url, log, stop };
}

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
