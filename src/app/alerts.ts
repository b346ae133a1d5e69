import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AlertSource } from '../alerts/source.ts';
import type { Signal } from '../vocabulary/signal.ts';
import { parseJson, Refusal } from './http.ts';

/** Bytes of an alert; those of the common tools have a few thousand. */
export const LARGEST_ALERT = 64 * 1024;

export interface AlertOptions {
  /** What senders sign with; null when the App takes no alerts. */
  readonly secret: string | null;
  readonly sources: Readonly<Record<string, AlertSource>>;
}

/**
 * The signal that an alert makes. Throws a `Refusal` when no such source is known, the signature is wrong, or the body
 * is not what the source sends; it says where.
 *
 * @param name of the source, from the address
 * @param header gives a header of the request; empty when it has none
 */
export function readAlert(
  name: string,
  header: (name: string) => string,
  body: string,
  { secret, sources }: AlertOptions,
): Signal {
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!secret) throw new Refusal(404, 'Alerts are not set up here: set ALERT_SECRET.');
  if (!source)
    throw new Refusal(404, `There is no such source; there is: ${Object.keys(sources).join(', ')}.`);
  const { header: signed, prefix } = source.signature;
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  if (
    !header(signed)
      .split(',')
      .some((given) => isSame(given.trim(), prefix + digest))
  )
    throw new Refusal(
      401,
      `The signature is wrong: ${signed} must be "${prefix}" and the HMAC-SHA256 of the body with ALERT_SECRET.`,
    );
  const read = source.schema.safeParse(parseJson(body));
  if (!read.success) {
    const problems = read.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the body'}: ${message}`,
    );
    throw new Refusal(400, `Not an alert of ${name}. ${problems.join('; ')}`);
  }
  const { incident, at, ...said } = read.data;
  // A repetition of the same body is the same signal.
  const id = `${name} ${digest}`;
  return { id, source: name, ref: { kind: 'incident', ...incident }, at, data: said };
}

/** Compares in constant time. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
