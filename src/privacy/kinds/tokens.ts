import { matches, type PrivateKind } from '../kind.ts';
import { secretsIn } from '../secrets.ts';

/** Formats that the library does not know. */
const JWT = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g;
const BEARER = /\b(?:bearer|basic)\s+([A-Za-z\d+/_=.-]{16,})/gi;
/** `password: …`, and variables such as `DB_PASSWORD=…`. */
const ASSIGNED =
  /(?<![a-z\d])(?:[a-z\d]{1,30}_){0,6}(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|auth)["']?\s*[:=]\s*["'`]?([^\s"'`,;<>(){}[\]]{8,})/gi;
/** Passwords in commands: `curl -u name:password`, `mysql -pPASSWORD`. */
const COMMAND =
  /\bcurl\b[^\n`]{0,200}?\s(?:-u|--user)[ =]["']?[^\s:"']{1,60}:([^\s"'`]{4,})|\bmysql(?:dump)?\b[^\n`]{0,200}?\s-p([^\s"'`]{4,})/g;
const GOOGLE = /\bAIza[\w-]{35}\b/g;
/** The library matches only the secret key; the access key ID identifies the account. */
const AWS = /\b(?:AKIA|ASIA)(?![A-Z\d]*EXAMPLE)[A-Z\d]{16}\b/g;
/** Prefixes of service tokens. The library lacks some and recognizes others only at full length. */
const PREFIXES =
  `whsec_ dop_v1_ doo_v1_ hf_ pypi- dckr_pat_ rubygems_ gldt- glrt- glsa_ sntrys_ gho_ ghu_ ghs_ ghr_ github_pat_
  xapp- figd_ ntn_ NRAK- PMAK- sq0atp- sq0csp- hvs. hvb. tskey- AGE-SECRET-KEY- ATATT3 sk-ant- sk-proj- SG. phc_ phx_
  nfp_ vercel_ tfp_ pul- cfut_ CFPAT- EAACEdEose0cBA LTAI`
    .trim()
    .split(/\s+/);
const PREFIXED = new RegExp(
  String.raw`(?<![\w-])(?:${PREFIXES.map((each) => RegExp.escape(each)).join('|')})(?=[\w.=-]*\d)[\w.=-]{16,}\b`,
  'g',
);
const KEY_BLOCK = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const IN_URL = /[?&](?:token|access_token|api_key|apikey|key|sig|signature|X-Amz-Signature)=([\w%.-]{12,})/gi;
/** Placeholders for a secret: `****`, `REDACTED`, `${TOKEN}`, `<token>`, `changeme`. */
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
    yield* matches(PREFIXED, text);
    yield* matches(KEY_BLOCK, text);
    yield* matches(IN_URL, text);
    for (const pattern of [BEARER, ASSIGNED, COMMAND])
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
    ['DB_PASSWORD: winter2026sun', 'winter2026sun'],
    ['AZURE_CLIENT_SECRET=8Q~abcdefghijklmnop', '8Q~abcdefghijklmnop'],
    ['curl -s -u admin:Winter26! https://shop.example.com', 'Winter26!'],
    ['mysql -u root -pS3cretS3cret', 'S3cretS3cret'],
    ['Authorization: Bearer abcdef0123456789abcdef', 'abcdef0123456789abcdef'],
    [
      `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3'}.SflKxwRJSMeKKF2QT4`,
      `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3'}.SflKxwRJSMeKKF2QT4`,
    ],
    ['https://x.example.com/a?token=abcdef0123456789', 'abcdef0123456789'],
    [`hf_${'aBcDeFgHiJkLmNoPqRsT1234'} in CI`, `hf_${'aBcDeFgHiJkLmNoPqRsT1234'}`],
    [`dop_v1_${'0123456789abcdef01234567'}, revoked`, `dop_v1_${'0123456789abcdef01234567'}`],
    [
      '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nso',
      '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----',
    ],
  ],
  leaves: [
    'hf_transformers_library_helper, npm_config_http2_max_sessions and dapi-server-production-v2',
    'the token expired, and the secret was rotated',
    'password: ********',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: shell syntax.
    'API_KEY=${API_KEY}',
    'token: <token>',
    'password=REDACTED',
    'a Bearer token',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'id 550e8400-e29b-41d4-a716-446655440000',
    'auth: required',
    'AKIAIOSFODNN7EXAMPLE',
    'secret: production-database-credentials',
    'curl -u admin https://shop.example.com, and mysql -p orders',
    'max_tokens: 40000000 and token_count=128000000',
  ],
};
export default tokens;
