import { matches, type PrivateKind } from '../kind.ts';
import { secretsIn } from '../secrets.ts';

/** Forms that the library does not know. */
const JWT = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g;
const BEARER = /\b(?:bearer|basic)\s+([A-Za-z\d+/_=.-]{16,})/gi;
const ASSIGNED =
  /\b(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|auth)["']?\s*[:=]\s*["'`]?([^\s"'`,;<>(){}[\]]{8,})/gi;
const GOOGLE = /\bAIza[\w-]{35}\b/g;
/** The library asks for the secret half; the other half names the account. */
const AWS = /\b(?:AKIA|ASIA)(?![A-Z\d]*EXAMPLE)[A-Z\d]{16}\b/g;
const IN_ADDRESS =
  /[?&](?:token|access_token|api_key|apikey|key|sig|signature|X-Amz-Signature)=([\w%.-]{12,})/gi;
/** Shown instead of a secret: `****`, `REDACTED`, `${TOKEN}`, `<token>`, `changeme`. */
const PLACEHOLDER =
  /^[*x•.…-]+$|redacted|^\$|^%|\{\{|^(?:changeme|password|example|secret|token|your[-_].*|xxx+|process\.env.*|os\.environ.*|env\..*|none|null|true|false|required|missing|expired|invalid|rotation|rotated)$/i;

const tokens: PrivateKind = {
  name: 'token',
  instead: 'Take it out here and in the history, and revoke it: it has been seen.',
  *find(text) {
    yield* secretsIn(text);
    yield* matches(JWT, text);
    yield* matches(GOOGLE, text);
    yield* matches(AWS, text);
    yield* matches(IN_ADDRESS, text);
    for (const pattern of [BEARER, ASSIGNED])
      yield* matches(
        pattern,
        text,
        (found) =>
          !PLACEHOLDER.test(found) &&
          (/\d/.test(found) || /[^\w.,:;!?-]/.test(found)) &&
          /[a-z]/i.test(found),
      );
  },
  finds: [
    [`key AKIA${'IOSFODNN7QRSTUVW'}`, `AKIA${'IOSFODNN7QRSTUVW'}`],
    [`with ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`, `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`],
    ['password: hunter2hunter2', 'hunter2hunter2'],
    ['API_KEY="9f8e7d6c5b4a"', '9f8e7d6c5b4a'],
    ['Authorization: Bearer abcdef0123456789abcdef', 'abcdef0123456789abcdef'],
    [
      `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3'}.SflKxwRJSMeKKF2QT4`,
      `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3'}.SflKxwRJSMeKKF2QT4`,
    ],
    ['https://x.example.com/a?token=abcdef0123456789', 'abcdef0123456789'],
  ],
  leaves: [
    'the token expired, and the secret was rotated',
    'password: ********',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as shells have it.
    'API_KEY=${API_KEY}',
    'token: <token>',
    'password=REDACTED',
    'a Bearer token',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'id 550e8400-e29b-41d4-a716-446655440000',
    'auth: required',
    'AKIAIOSFODNN7EXAMPLE',
    'secret: production-database-credentials',
  ],
};
export default tokens;
