import { createHmac } from 'node:crypto';
import { ALERT_SOURCES } from '../../src/alerts/index.ts';
import { Mistake } from './refused.ts';
import type { Scene } from './scene.ts';

interface Sent {
  readonly source: string;
  readonly body: unknown;
  readonly signed: boolean;
}

/** Posts an alert as its tool does: `POST /alerts/SOURCE`, with the App's secret. */
export async function send(scene: Scene, { source, body, signed }: Sent): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    ...(signed ? proof(source, text, scene.env.ALERT_SECRET!) : {}),
  };
  return scene.time.during(() =>
    scene.app.receive(`/alerts/${source}`, { method: 'POST', headers, body: text }),
  );
}

/** The header with which the source's tool proves that it knows the secret. */
function proof(source: string, text: string, secret: string): Record<string, string> {
  const way = ALERT_SOURCES[source]?.authentication[0];
  if (!way)
    throw new Mistake(
      `there is no alert source “${source}”; there are: ${Object.keys(ALERT_SOURCES).join(', ')}`,
    );
  switch (way.kind) {
    case 'hmac':
      return { [way.header]: way.prefix + createHmac('sha256', secret).update(text).digest('hex') };
    case 'bearer':
      return { authorization: `Bearer ${secret}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`debrief:${secret}`).toString('base64')}` };
  }
}
