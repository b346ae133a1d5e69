export interface Addresses {
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** GitHub's website: `https://github.com`. */
  readonly webUrl: string;
}

const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])$/;

/**
 * The addresses of a GitHub from what people write into `GHE_HOST`: a host, with or without protocol, slash or path.
 * An Enterprise Server has its API below `/api/v3`, GitHub with data residency (`SUBDOMAIN.ghe.com`) on a separate
 * host. Null for anything that is not a host.
 */
export function addressesOf(text: string): Addresses | null {
  // Docker's env files keep quotation marks.
  const written = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `https://${written}`);
  if (!url || !HOST.test(url.hostname) || url.username || /\s|^(?!https?:)\w+:\/\//i.test(written))
    return null;
  const host = url.hostname.replace(/^(?:api|www)\.(?=github\.com$|[^.]+\.ghe\.com$)/, '');
  if (host === 'github.com' || /^[^.]+\.ghe\.com$/.test(host))
    return { apiUrl: `https://api.${host}`, webUrl: `https://${host}` };
  return { apiUrl: `${url.protocol}//${url.host}/api/v3`, webUrl: `${url.protocol}//${url.host}` };
}
