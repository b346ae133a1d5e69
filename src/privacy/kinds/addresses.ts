import { matches, type PrivateKind } from '../kind.ts';

const IPV4 = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\w|-\w)/g;
/** Loopback, unspecified addresses, masks and well-known public resolvers. */
const HARMLESS_V4 = /^(?:127\.|0\.|255\.|8\.8\.(?:8\.8|4\.4)$|1\.1\.1\.1$|1\.0\.0\.1$|9\.9\.9\.9$)/;
/** The text before a version ("version 1.2.3.4", "v1.2.3.4", "release 4.18.2.1") or a heading number. */
const VERSION_BEFORE =
  /(?:\bv|\b(?:up|down)graded? from |\b(?:version|release|upgrade[ds]?|build|tag|patch)(?: (?:to|of|v))?\s*|==?|@|^#{1,6} +|\n#{1,6} +)[`'"(]*$/i;

const IPV6 =
  /(?<![\w:.])(?=[\da-f:]*:[\da-f]*:)(?:f[cde][\da-f]{2}|[23][\da-f]{3})(?::[\da-f]{0,4}){2,7}(?![\w:]|\.\d)/gi;
const MAC = /(?<![\w:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\w:-])/gi;
const PHONE = /(?<![\w+.])(?:\+|00)[1-9]\d{0,2}[ ().\-/]{1,2}\d[\d ().\-/]{5,14}\d(?!\w)/g;
/** A US number: "(415) 555-0132", "415-555-0132". */
const NATIONAL_PHONE = /(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])/g;
/** Another national number, after a word such as "call" or "mobile". */
const CALLED =
  /\b(?:call|calls|called|phone|telephone|tel|mobile|cell|dial|hotline|ring)(?: (?:number|on|is))?[.:]? (0\d[\d ()/-]{5,14}\d)\b/gi;
/** AWS resource IDs and ARNs. */
const CLOUD =
  /\b(?:(?:i|vpc|subnet|sg|eni|vol|ami|snap|eipalloc|rtb|igw|nat)-(?:[\da-f]{17}|[\da-f]{8})|arn:aws[\w-]*:[\w-]+:[\w-]*:(?:\d{12})?:[\w:/.*-]*\w)\b/g;
const PROJECT = /(?<![\w/])projects\/[a-z][a-z\d-]{4,28}[a-z\d](?:\/[\w-]+\/[\w.-]*\w)+/g;
const SUBSCRIPTION = /\/?subscriptions\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\/[\w.-]*\w)*/gi;
const ACCOUNT = /\b(?:aws|amazon|cloud) account(?: id| number)?:? #?(\d{12})\b/gi;

const addresses: PrivateKind = {
  name: 'address',
  instead: 'Say what it is: “a database host”, “the office network”.',
  *find(text, { allow }) {
    const allowed = (found: string) => allow.includes(found.toLowerCase());
    yield* matches(
      IPV4,
      text,
      (found, start) =>
        !HARMLESS_V4.test(found) &&
        !VERSION_BEFORE.test(text.slice(Math.max(0, start - 30), start)) &&
        !allowed(found),
    );
    yield* matches(IPV6, text, (found) => isIpv6(found) && !allowed(found));
    for (const { 0: found, index } of text.matchAll(MAC)) yield [index, index + found.length];
    yield* matches(PHONE, text, (found) => !allowed(found));
    yield* matches(NATIONAL_PHONE, text, (found) => !allowed(found));
    yield* matches(CALLED, text, (found) => !allowed(found));
    for (const pattern of [CLOUD, PROJECT, SUBSCRIPTION, ACCOUNT]) yield* matches(pattern, text);
  },
  finds: [
    ['10.2.0.17 refused, 192.168.1.1:8080 too', '10.2.0.17', '192.168.1.1'],
    ['http://172.16.4.9/health', '172.16.4.9'],
    ['requests from 52.95.110.1.', '52.95.110.1'],
    ['203.0.113.7 and 2001:db8::1', '203.0.113.7', '2001:db8::1'],
    ['10.0.0.0/8 is routed', '10.0.0.0'],
    ['fd12:3456:789a::1 and fe80::1ff:fe23:4567:890a', 'fd12:3456:789a::1', 'fe80::1ff:fe23:4567:890a'],
    ['2a01:4f8:c0c:1234::1', '2a01:4f8:c0c:1234::1'],
    ['port of 00:1b:44:11:3a:b7', '00:1b:44:11:3a:b7'],
    ['call +49 30 123456-78', '+49 30 123456-78'],
    ['i-0abcd1234ef567890 in vpc-0a1b2c3d', 'i-0abcd1234ef567890', 'vpc-0a1b2c3d'],
    ['arn:aws:iam::123456789012:role/deploy', 'arn:aws:iam::123456789012:role/deploy'],
    ['arn:aws:s3:::invoices-prod was public', 'arn:aws:s3:::invoices-prod'],
    [
      'projects/shop-prod-44/locations/europe-west1/clusters/main.',
      'projects/shop-prod-44/locations/europe-west1/clusters/main',
    ],
    [
      'in /subscriptions/1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901/resourceGroups/shop.',
      '/subscriptions/1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901/resourceGroups/shop',
    ],
    ['AWS account 482913377291', '482913377291'],
    ['(415) 555-0132, or call 0151 23456789', '(415) 555-0132', '0151 23456789'],
  ],
  leaves: [
    'version 1.2.3.4 and v4.18.2.1',
    'upgraded to 17.4.0.1',
    'Chrome 120.0.6099.71',
    '## 1.2.3.4 Background',
    '127.0.0.1 and 0.0.0.0',
    'resolver 8.8.8.8',
    'at 12:34:56 and 09:10:11Z',
    'std::vector and Foo::Bar',
    'range 2026-04-01T10:00:00+02:00',
    '+10 % in 30 min, +1,200 requests',
    'PR 1.2.3',
    'call 0 and 100-200-300 ms',
    'projects/billing and the GitHub projects/views/1 page',
    'an account with 482913377291 requests',
    'at 2025:10:00:00',
    'a::b',
  ],
};
export default addresses;

/** An IPv6 address has eight groups, or fewer and one `::`. */
function isIpv6(text: string): boolean {
  const gaps = text.split('::').length - 1;
  return gaps === 1 || (gaps === 0 && text.split(':').length === 8);
}
