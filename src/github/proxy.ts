import * as http from 'node:http';

const VARIABLES = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];

/**
 * Sends this process's requests through the proxy that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, with
 * `NO_PROXY` for exceptions; upper or lower case). Does nothing when it names none.
 */
export async function useProxy(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  if (!VARIABLES.some((name) => environment[name])) return;
  // Node 24 learnt this in a minor version; runners and servers may have an earlier one.
  const native = (http as { setGlobalProxyFromEnv?: (env: NodeJS.ProcessEnv) => unknown })
    .setGlobalProxyFromEnv;
  if (native) return void native({ ...environment });
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  setGlobalDispatcher(new EnvHttpProxyAgent());
}
