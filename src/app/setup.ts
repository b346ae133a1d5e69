import { randomBytes } from 'node:crypto';
import { accessSync, appendFileSync, chmodSync, constants, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, resolve as toAbsolute } from 'node:path';
import { parse } from 'yaml';
import { SETTING_UP } from '../web/pages/index.ts';
import { respond, site } from '../web/site.ts';
import { type Config, ConfigError, type Credentials } from './config.ts';

/** The part that we keep of GitHub's answer to a manifest code. */
interface Made {
  readonly id: number;
  readonly pem: string;
  readonly webhook_secret: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly html_url: string;
}

export interface SetupOptions {
  readonly envFile?: string;
  readonly manifestFile?: URL;
  readonly print?: (line: string) => void;
}

/**
 * Creates the App from `app.yml` with GitHub's manifest flow: a page with one button, GitHub's confirmation, and the
 * credentials in `.env`. Resolves to them, so that the App starts at once. Nothing but the manifest is sent.
 */
export async function setUp(config: Config, options: SetupOptions = {}): Promise<Credentials> {
  const { print = console.log, envFile = '.env' } = options;
  assertWritable(envFile);
  const manifestFile = options.manifestFile ?? new URL('../../app.yml', import.meta.url);
  const manifest = parse(readFileSync(manifestFile, 'utf8')) as Record<string, unknown>;
  // Only someone who can read the terminal has the token; the state proves that the visitor came from our page.
  const [token, state] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];

  return new Promise((resolve, reject) => {
    const finish = async (code: string) => {
      const made = await exchange(config, code);
      keep(envFile, made);
      print(
        `The App is created, and its credentials are in ${envFile}. Install it: ${made.html_url}/installations/new`,
      );
      server.close();
      server.closeIdleConnections();
      resolve({ appId: made.id, privateKey: made.pem, webhookSecret: made.webhook_secret });
      return made.html_url;
    };
    const { webUrl } = config;
    const health = async () => ({ status: 'setup' });
    const pages = site(SETTING_UP, { webUrl, manifest, token, state, finish, health });
    const server = createServer((request, response) => {
      respond(pages, request, response).catch(() => response.destroy());
    });
    server.on('error', reject);
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      print(
        `There is no App yet (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET). Create one here: http://localhost:${port}/?token=${token}`,
      );
    });
  });
}

/** Checked before asking GitHub, which reveals the credentials of a new App only once. */
function assertWritable(envFile: string): void {
  const place = toAbsolute(envFile);
  try {
    accessSync(existsSync(place) ? place : dirname(place), constants.W_OK);
  } catch (error) {
    throw new ConfigError(
      `Debrief has no credentials (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET), and cannot create an App, because it has nowhere to keep them: ${place} cannot be written (${(error as NodeJS.ErrnoException).code}). Start it in a folder that it may write to; in a container, mount one (docs/install.md).`,
    );
  }
}

function keep(envFile: string, made: Made): void {
  const unfinished = existsSync(envFile) && /[^\n]$/.test(readFileSync(envFile, 'utf8'));
  appendFileSync(envFile, `${unfinished ? '\n' : ''}${asEnvironment(made)}`, { mode: 0o600 });
  chmodSync(envFile, 0o600);
}

async function exchange(config: Config, code: string): Promise<Made> {
  const answer = await fetch(`${config.apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json' },
  });
  if (!answer.ok)
    throw new Error(
      `GitHub did not accept the code (${answer.status}). It is valid for an hour: please start again.`,
    );
  return (await answer.json()) as Made;
}

function asEnvironment(made: Made): string {
  return `APP_ID=${made.id}\nWEBHOOK_SECRET=${made.webhook_secret}\nCLIENT_ID=${made.client_id}\nCLIENT_SECRET=${made.client_secret}\nPRIVATE_KEY="${made.pem.trim().replaceAll('\n', '\\n')}"\n`;
}
