import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { useProxy } from '../github/proxy.ts';
import { type App, startApp } from './app.ts';
import { type Config, ConfigError, type Credentials, readConfig } from './config.ts';
import { type Logger, makeLog } from './log.ts';

/*
 * `npm start`: the App, in production and in the sandbox alike. Without credentials it helps to create them, and then continues with them.
 */
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  let config = readConfig(process.env);
  await useProxy(process.env);
  const log = makeLog(config.logLevel);
  if (!config.credentials) {
    const { setUp } = await import('./setup.ts');
    config = { ...config, credentials: await setUp(config) };
  }
  const app = await startApp(config as Config & { credentials: Credentials }, log);
  stopOnSignal(app, log);
  flushCompileCache();
} catch (error) {
  console.error(
    error instanceof ConfigError ? error.message : `Debrief cannot start: ${(error as Error).message}`,
  );
  process.exitCode = 1;
}

function stopOnSignal(app: App, log: Logger): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // The second Ctrl+C means it.
      if (stopping) process.exit(1);
      stopping = true;
      app.stop().then(
        () => process.exit(0),
        (error: Error) => {
          log.error({ err: error }, 'not stopped properly; the next start continues with what was accepted');
          process.exit(1);
        },
      );
    });
  }
}
