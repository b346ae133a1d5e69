import { Hono } from 'hono';
import { sameSecret } from './secret.ts';

export interface MetricsSource {
  readonly contentType: string;
  text(withIncidents: boolean): Promise<string>;
}

/**
 * `/metrics` for Prometheus. Anybody may read the App's own metrics; figures of incidents, which may be from private
 * repositories, need the token. If the environment has no token, nobody gets them.
 */
export function metricsRoutes(metrics: MetricsSource, token: string | null): Hono {
  const app = new Hono();
  app.get('/metrics', async (c) => {
    const [, given] = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (given !== undefined && (token === null || !sameSecret(given, token)))
      return c.text('This is not the METRICS_TOKEN of this App.\n', 401);
    return c.body(await metrics.text(given !== undefined), 200, {
      'content-type': metrics.contentType,
      'cache-control': 'no-store',
    });
  });
  return app;
}
