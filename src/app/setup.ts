import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { html } from 'hono/html';
import { parse } from 'yaml';
import type { Config, Credentials } from './config.ts';

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
  const manifestFile = options.manifestFile ?? new URL('../../app.yml', import.meta.url);
  const manifest = parse(readFileSync(manifestFile, 'utf8')) as Record<string, unknown>;
  // Only who was sent by this page may bring a code back.
  const state = randomBytes(16).toString('hex');

  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', originOf(request));
      const page = async () => {
        if (url.pathname === '/') return [200, startPage(config, manifest, url, state)] as const;
        if (url.pathname !== '/setup') return [404, text('There is nothing here.')] as const;
        if (url.searchParams.get('state') !== state)
          return [400, text('This code was not asked for by this page. Please start again at /.')] as const;
        const made = await exchange(config, url.searchParams.get('code') ?? '');
        appendFileSync(envFile, asEnvironment(made), { mode: 0o600 });
        chmodSync(envFile, 0o600);
        print(
          `The App is made, and its credentials are in ${envFile}. Install it: ${made.html_url}/installations/new`,
        );
        server.close();
        server.closeIdleConnections();
        resolve({ appId: made.id, privateKey: made.pem, webhookSecret: made.webhook_secret });
        return [200, donePage(made)] as const;
      };
      page().then(
        ([status, body]) => response.writeHead(status, { ...PAGE, connection: 'close' }).end(String(body)),
        (error: Error) => response.writeHead(502, PAGE).end(String(text(error.message))),
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

/** The address as people see it: GitHub is told to send webhooks there, so a proxy that ends TLS must not hide it. */
function originOf({ headers }: IncomingMessage): string {
  const host = headers.host ?? 'localhost';
  const told = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]!
    .trim();
  const plain = /^(localhost|\[|\d+\.)|:\d+$/.test(host);
  const scheme = ['http', 'https'].includes(told) ? told : plain ? 'http' : 'https';
  return `${scheme}://${host}`;
}

const PAGE = {
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

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

function startPage(config: Config, manifest: Record<string, unknown>, url: URL, state: string) {
  const full = {
    ...manifest,
    redirect_url: `${url.origin}/setup`,
    // GitHub must reach this address; behind a proxy it is changed on the App's settings page.
    hook_attributes: { url: `${url.origin}/api/github/webhooks`, active: true },
  };
  const organisation = url.searchParams.get('organisation')?.trim() ?? '';
  const path = organisation ? `organizations/${encodeURIComponent(organisation)}/settings` : 'settings';
  return layout(html`
    <p>Debrief has no credentials yet. Make your own GitHub App in two steps; nothing leaves this machine but the
      list of permissions below.</p>
    <form method="get"><label>1. The organisation that shall own it (empty: your own account)
      <input name="organisation" value="${organisation}" autocomplete="off"></label> <button>Set</button></form>
    <form method="post" action="${config.webUrl}/${path}/apps/new?state=${state}">
      <input type="hidden" name="manifest" value="${JSON.stringify(full)}">
      <p>2. <button>Make the App${organisation ? ` for ${organisation}` : ''} on ${new URL(config.webUrl).host}</button></p>
    </form>
    <p>Webhooks will go to <code>${full.hook_attributes.url}</code>. If GitHub cannot reach that, open this page by the
      address that it can reach.</p>
    <pre>${JSON.stringify(manifest.default_permissions, null, 2)}</pre>`);
}

function donePage(made: Made) {
  return layout(html`<p>The App is made and Debrief is starting with it.</p>
    <p><a href="${made.html_url}/installations/new">Install it on your repositories</a></p>`);
}

const text = (message: string) => layout(html`<p>${message}</p>`);

const layout = (body: unknown) => html`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Set up Debrief</title>
<style>body{font:16px/1.5 system-ui;max-width:42rem;margin:3rem auto;padding:0 1rem}</style>
<h1>Set up Debrief</h1>${body}</html>`;
