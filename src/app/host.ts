export interface Addresses {
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** Where people see GitHub. */
  readonly webUrl: string;
}

/**
 * The addresses of a GitHub by what people write into `GHE_HOST`: a host, with or without protocol, slash or path.
 * An Enterprise Server has its API below `/api/v3`, GitHub with data residency (`SUBDOMAIN.ghe.com`) on a host of its
 * own. Null when it is not a host.
 */
export function addressesOf(text: string): Addresses | null {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (!url?.hostname || url.username || /\s/.test(text.trim())) return null;
  const host = url.hostname.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/, '');
  if (host === 'github.com' || /^[^.]+\.ghe\.com$/.test(host))
    return { apiUrl: `https://api.${host}`, webUrl: `https://${host}` };
  return { apiUrl: `${url.protocol}//${url.host}/api/v3`, webUrl: `${url.protocol}//${url.host}` };
}
