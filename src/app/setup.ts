import { randomBytes } from 'node:crypto';
import { accessSync, appendFileSync, chmodSync, constants, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { dirname, resolve as toAbsolute } from 'node:path';
import { parse } from 'yaml';
import { PAGE_HEADERS } from '../web/layout.ts';
import { donePage, messagePage, startPage } from '../web/setup.ts';
import { type Config, ConfigError, type Credentials } from './config.ts';

/** What GitHub answers for the code of a manifest, as far as it is kept. */
interface Made {
  readonly id: number;
  readonly pem: string;
  readonly webhook_secret: string;
  readonly html_url: string;
}

export interface SetupOptions {
  readonly envFile?: string;
  readonly manifestFile?: URL;
  readonly print?: (line: string) => void;
}

/**
 * Makes the App from `app.yml` by GitHub's manifest flow: a page with one button, GitHub's own question, and the
 * credentials in `.env`. Resolves to them, so that the App starts at once. Nothing is sent but the manifest.
 */
export async function setUp(config: Config, options: SetupOptions = {}): Promise<Credentials> {
  const { print = console.log, envFile = '.env' } = options;
  assertWritable(envFile);
  const manifestFile = options.manifestFile ?? new URL('../../app.yml', import.meta.url);
  const manifest = parse(readFileSync(manifestFile, 'utf8')) as Record<string, unknown>;
  // Only who was sent by this page may bring a code back.
  const state = randomBytes(16).toString('hex');

  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', originOf(request));
      const page = async () => {
        if (url.pathname === '/') {
          const organisation = url.searchParams.get('organisation')?.trim() ?? '';
          const { origin } = url;
          return [200, startPage({ webUrl: config.webUrl, origin, organisation, state, manifest })] as const;
        }
        if (url.pathname !== '/setup') return [404, messagePage('There is nothing here.')] as const;
        if (url.searchParams.get('state') !== state)
          return [
            400,
            messagePage('This code was not asked for by this page. Please start again at /.'),
          ] as const;
        const made = await exchange(config, url.searchParams.get('code') ?? '');
        keep(envFile, made);
        print(
          `The App is made, and its credentials are in ${envFile}. Install it: ${made.html_url}/installations/new`,
        );
        server.close();
        server.closeIdleConnections();
        resolve({ appId: made.id, privateKey: made.pem, webhookSecret: made.webhook_secret });
        return [200, donePage(made.html_url)] as const;
      };
      page().then(
        ([status, body]) =>
          response.writeHead(status, { ...PAGE_HEADERS, connection: 'close' }).end(String(body)),
        (error: Error) => response.writeHead(502, PAGE_HEADERS).end(String(messagePage(error.message))),
      );
    });
    server.on('error', reject);
    server.listen(config.port, config.host, () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : config.port;
      print(
        `There is no App yet (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET). Make one here: http://localhost:${port}`,
      );
    });
  });
}

/** Asked before GitHub is: it tells the credentials of a new App once, and then they must have a place. */
function assertWritable(envFile: string): void {
  const place = toAbsolute(envFile);
  try {
    accessSync(existsSync(place) ? place : dirname(place), constants.W_OK);
  } catch (error) {
    throw new ConfigError(
      `Debrief has no credentials (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET), and cannot make an App, since it could not keep them: ${place} cannot be written (${(error as NodeJS.ErrnoException).code}). Start it in a folder that it may write to; in a container, mount one (docs/install.md).`,
    );
  }
}

function keep(envFile: string, made: Made): void {
  const unfinished = existsSync(envFile) && /[^\n]$/.test(readFileSync(envFile, 'utf8'));
  appendFileSync(envFile, `${unfinished ? '\n' : ''}${asEnvironment(made)}`, { mode: 0o600 });
  chmodSync(envFile, 0o600);
}

/** The address as people see it: GitHub will send webhooks there, so a proxy that ends TLS must not hide it. */
function originOf({ headers }: IncomingMessage): string {
  const host = headers.host ?? 'localhost';
  const told = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]!
    .trim();
  const plain = /^(localhost|\[|\d+\.)|:\d+$/.test(host);
  const scheme = ['http', 'https'].includes(told) ? told : plain ? 'http' : 'https';
  return `${scheme}://${host}`;
}

async function exchange(config: Config, code: string): Promise<Made> {
  const answer = await fetch(`${config.apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json' },
  });
  if (!answer.ok)
    throw new Error(
      `GitHub did not take the code (${answer.status}). It is valid for an hour: please start again.`,
    );
  return (await answer.json()) as Made;
}

function asEnvironment(made: Made): string {
  return `APP_ID=${made.id}\nWEBHOOK_SECRET=${made.webhook_secret}\nPRIVATE_KEY="${made.pem.trim().replaceAll('\n', '\\n')}"\n`;
}
