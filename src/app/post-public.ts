import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';

/** Milliseconds to wait for an answer. */
const PATIENCE = 10_000;

/** Addresses of IPv4 that are private, local, or reserved (https://www.iana.org/assignments/iana-ipv4-special-registry). */
const RESERVED = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]) {
  const [network = '', bits] = range.split('/');
  RESERVED.addSubnet(network, Number(bits), 'ipv4');
}

/** The routed part of IPv6, and its ranges for documentation or with IPv4 addresses inside, which are excluded. */
const ROUTED = new BlockList();
ROUTED.addSubnet('2000::', 3, 'ipv6');
const CARRIERS = new BlockList();
CARRIERS.addSubnet('2001::', 32, 'ipv6');
CARRIERS.addSubnet('2001:db8::', 32, 'ipv6');
CARRIERS.addSubnet('2002::', 16, 'ipv6');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !RESERVED.check(address, 'ipv4');
  return isIP(address) === 6 && ROUTED.check(address, 'ipv6') && !CARRIERS.check(address, 'ipv6');
}

/** Looks up a host and keeps only its public addresses, so that the address checked is the address connected to. */
const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    const open = found.filter(({ address }) => isPublicAddress(address));
    if (open.length === 0) return done(new Error(`${host} is not an address of the public internet`), []);
    if (options.all) done(null, open);
    else done(null, open[0]!.address, open[0]!.family);
  });
};

const publicOnly = new Agent({ connect: { lookup: lookupPublic, timeout: PATIENCE } });

/**
 * Posts to an address that somebody else chose. Follows no redirects, ignores the answer's body, and never reaches a private
 * network. Throws an error for the log unless the answer is a 2xx.
 */
export async function postToPublic(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') throw new Error('webhooks are sent by https only');
  // A bare address is connected to without a lookup.
  if (isIP(host) && !isPublicAddress(host))
    throw new Error(`${host} is not an address of the public internet`);
  const answer = await request(url, {
    method: 'POST',
    body,
    headers,
    dispatcher: publicOnly,
    signal: AbortSignal.timeout(PATIENCE),
  });
  await answer.body.dump();
  if (answer.statusCode < 200 || answer.statusCode > 299)
    throw new Error(`it answered with ${answer.statusCode}`);
}
