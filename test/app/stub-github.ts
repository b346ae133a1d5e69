import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As little of GitHub as an App needs to sign in; every other thing asked for is not there, and is written down. */
export interface StubGitHub {
  readonly url: string;
  /** `GET /repos/acme/shop/issues/7` for each request that is not part of signing in. */
  readonly asked: string[];
  /** While true, nothing but signing in is answered. */
  silent: boolean;
  close(): void;
}

export async function startStub(): Promise<StubGitHub> {
  let stub: StubGitHub;
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    'GET /app': { id: 1, slug: 'debrief', name: 'Debrief' },
    'GET /app/installations': [],
    'GET /app/hook/deliveries': [],
    'POST /app/installations/1/access_tokens': {
      token: 'ghs_of_the_stub',
      expires_at: '2099-01-01T00:00:00Z',
      permissions: {},
    },
  };
  const server = createServer((request, response) => {
    const what = `${request.method} ${(request.url ?? '').split('?')[0]}`;
    const installation = /^GET \/repos\/[^/]+\/[^/]+\/installation$/.test(what) ? { id: 1 } : undefined;
    const known = answers[what] ?? installation;
    if (!known) asked.push(what);
    if (!known && stub.silent) return;
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stub = {
    url: `http://127.0.0.1:${port}`,
    asked,
    silent: false,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return stub;
}
