import { createHmac } from 'node:crypto';
import { ALERT_SOURCES } from '../../src/alerts/index.ts';
import { Mistake } from './refused.ts';
import type { Scene } from './scene.ts';

interface Sent {
  readonly source: string;
  readonly body: unknown;
  readonly signed: boolean;
}

/** Posts an alert as its tool does: `POST /alerts/SOURCE`, signed with the secret that the App was started with. */
export async function send(scene: Scene, { source, body, signed }: Sent): Promise<Response> {
  const known = ALERT_SOURCES[source];
  if (!known && signed)
    throw new Mistake(
      `there is no alert source “${source}”; there are: ${Object.keys(ALERT_SOURCES).join(', ')}`,
    );
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (signed) {
    const { header, prefix } = known!.signature;
    headers[header] = prefix + createHmac('sha256', scene.env.ALERT_SECRET!).update(text).digest('hex');
  }
  return scene.time.during(() =>
    scene.app.receive(`/alerts/${source}`, { method: 'POST', headers, body: text }),
  );
}
