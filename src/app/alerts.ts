import { createHmac } from 'node:crypto';
import type { Alert, AlertSource, Authentication } from '../alerts/source.ts';
import { shorten } from '../markdown/write/plain.ts';
import { complain } from '../policy/problem.ts';
import { numberOf } from '../vocabulary/hash.ts';
import { CLOCKS_DIFFER } from '../vocabulary/milliseconds.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { Signal } from '../vocabulary/signal.ts';
import { sameSecret } from '../web/secret.ts';
import { parseJson, Refusal } from './http.ts';

/** Bytes of an alert. A group of a hundred alerts is about 100 KB; a single one is a few thousand bytes. */
export const LARGEST_ALERT = 512 * 1024;

/** The most problems of a body to list in a refusal, and the most characters for all of them. */
const MOST_PROBLEMS = 10;
const LONGEST_REFUSAL = 2000;

export interface AlertOptions {
  /** The secret of a source; null when its alerts are not accepted. */
  readonly secret: (source: string) => string | null;
  /** The repository whose policy decides about an alert when the URL names none. */
  readonly repository: Repo | null;
  readonly sources: Readonly<Record<string, AlertSource>>;
  readonly now: () => Date;
}

/**
 * The signals in a request, one for each alert. Throws a `Refusal` when the source is unknown, the sender does not
 * prove that it knows the secret, or the body is not what the source sends; the message says where.
 *
 * @param address what follows `/alerts/`: `SOURCE`, or `SOURCE/OWNER/REPOSITORY`
 * @param header reads a header of the request; empty if absent
 */
export function readAlerts(
  address: string,
  header: (name: string) => string,
  body: string,
  options: AlertOptions,
): Signal[] {
  const [name = '', owner, repo, ...rest] = address.split('/');
  const source = Object.hasOwn(options.sources, name) ? options.sources[name] : undefined;
  if (!source || rest.length > 0 || Boolean(owner) !== Boolean(repo))
    throw new Refusal(
      404,
      `There is no such source. Known sources: ${Object.keys(options.sources).join(', ')}.`,
    );
  const secret = options.secret(name);
  if (!secret) throw new Refusal(404, `Alerts are not set up here: set ALERT_SECRET, or ${secretOf(name)}.`);
  if (!source.authentication.some((way) => proves(way, header, body, secret)))
    throw new Refusal(401, refusalOf(source, name));
  const read = source.schema.safeParse(parseJson(body), { reportInput: true });
  if (!read.success) {
    const problems = read.error.issues
      .flatMap((issue) => [...complain(issue, source.schema)])
      .map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`);
    const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : '';
    const listed = shorten(problems.slice(0, MOST_PROBLEMS).join('; '), LONGEST_REFUSAL);
    // The sender reads what it wrote; the log has only the names of the fields.
    const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'the body'))];
    throw new Refusal(
      400,
      `/alerts/${name} cannot read this. ${listed}${more}`,
      `/alerts/${name} cannot read this: ${fields.slice(0, MOST_PROBLEMS).join(', ')}`,
    );
  }
  const place = owner && repo ? { owner, repo } : options.repository;
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  const arrived = options.now().toISOString();
  return read.data.map(({ incident, at, ...said }, index) => {
    const isAhead = at !== null && Date.parse(at) - Date.parse(arrived) > CLOCKS_DIFFER;
    // The same body sent again is the same signal; without a time in it, it may mean something new a minute later.
    const id = [name, digest, ...(index > 0 ? [index] : []), ...(at ? [] : [arrived.slice(0, 16)])].join(' ');
    const ref: ObjectRef = incident ? { kind: 'incident', ...incident } : alertRef(name, said, place);
    return isAhead
      ? { id, source: name, ref, at: arrived, data: { ...said, claimed: at } }
      : { id, source: name, ref, at: at ?? arrived, data: said };
  });
}

/** The environment variable with the secret of one source. */
export const secretOf = (source: string) => `ALERT_SECRET_${source.toUpperCase()}`;

/** All alerts about one problem belong to one object, so that a thousand alerts take one look. */
function alertRef(source: string, { key }: Pick<Alert, 'key'>, place: Repo | null): ObjectRef {
  if (!place)
    throw new Refusal(
      400,
      `Whose policy applies? Set ALERT_REPOSITORY to owner/repository, or post to /alerts/${source}/OWNER/REPOSITORY.`,
    );
  return { kind: 'alert', ...place, number: numberOf(`${source} ${key}`) };
}

function proves(
  way: Authentication,
  header: (name: string) => string,
  body: string,
  secret: string,
): boolean {
  if (way.kind === 'hmac') {
    const expected = way.prefix + createHmac('sha256', secret).update(body).digest('hex');
    const given = header(way.header).split(',').slice(0, MOST_SIGNATURES);
    return given.some((each) => sameSecret(each.trim(), expected));
  }
  const [, scheme = '', credentials = ''] = /^(\S+) +(\S.*)$/.exec(header('authorization').trim()) ?? [];
  if (scheme.toLowerCase() !== way.kind) return false;
  if (way.kind === 'bearer') return sameSecret(credentials, secret);
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return sameSecret(pair.slice(pair.indexOf(':') + 1), secret);
}

/** PagerDuty sends two while a secret is being rotated. */
const MOST_SIGNATURES = 8;

function refusalOf({ authentication }: AlertSource, name: string): string {
  const ways = authentication.map((way) => {
    if (way.kind === 'hmac') return `${way.header} must be "${way.prefix}" and the HMAC-SHA256 of the body`;
    if (way.kind === 'bearer') return 'Authorization must be "Bearer" and the secret';
    return 'Authorization must be Basic, with the secret as the password';
  });
  return `The signature or the secret is wrong: ${ways.join(', or ')}. The secret is in ALERT_SECRET, or in ${secretOf(name)}.`;
}
