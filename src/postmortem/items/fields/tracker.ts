import type { PhrasingContent } from 'mdast';
import type { ActionItem } from '../../model.ts';

const ISSUE_URL =
  /\/(?:issues?|pulls?|pull-requests|merge_requests|browse|story|tickets?|work_items|tasks?|cards?|c)\/[^/]|show_bug\.cgi\?id=\d|\/T\d/;
const URL = /\bhttps?:\/\/[^\s<>()[\]]+/g;
const ISSUE_REF = /(?:^|[^\w/&.-])((?:[A-Za-z0-9][\w.-]{0,99}\/[\w.-]{1,99})?#\d+)\b/;
/** "shop#12", in a column for issues. */
const SHORT_REF = /(?:^|[\s(,])([A-Za-z][\w.-]{2,99}#\d+)\b/;
const JIRA = /(?:^|[^\w/-])([A-Z][A-Z0-9]{1,9}-\d{1,6})\b/;
/** "Filed WEBHOOK-OBS-01": keys of more parts look like names of regions and standards, unless something was filed. */
const LONG_KEY =
  /\b(?:filed|tracked|logged|opened|raised|ticket|story)\b[^.\n]{0,30}?\b([A-Z][A-Z0-9]{1,15}(?:-[A-Z][A-Z0-9]{1,15}){1,4}-\d{1,6})\b/i;
/** Standards and advisories that look like tracker keys. */
const NOT_JIRA =
  /^(?:CVE|GHSA|RFC|ISO|SHA|UTF|SOC|SLO|SLA|HTTP|TLS|IPV|SEV|UTC|GMT|PEP|EIP|AES|RSA|MD|AI|P|F|COVID|GPT|AC|RC|H|Q)-/;

/** The first issue or tracker link of an item: a URL, `#12`, `org/repo#12` or a tracker's key. */
export function issueIn(
  text: string,
  content: readonly PhrasingContent[],
  isColumn = false,
): ActionItem['issue'] {
  const urls = linksIn(content);
  const tracked = urls.find((url) => ISSUE_URL.test(url));
  if (tracked) return tracked;
  const reference = text.includes('#') ? ISSUE_REF.exec(text)?.[1] : undefined;
  if (reference) return reference;
  const short = isColumn ? SHORT_REF.exec(text)?.[1] : undefined;
  if (short) return short;
  const key = JIRA.exec(text)?.[1];
  if (key && !NOT_JIRA.test(key)) return urls.find((url) => url.includes(key)) ?? key;
  const long = LONG_KEY.exec(text)?.[1];
  if (long && long === long.toUpperCase()) return long;
  return isColumn ? (urls[0] ?? null) : null;
}

/** URLs of the links and images in the content. */
export function linksIn(content: readonly PhrasingContent[], urls: string[] = []): string[] {
  for (const node of content) {
    if (node.type === 'link' || node.type === 'image') urls.push(node.url);
    if (node.type === 'text' && node.value.includes('://'))
      for (const match of node.value.matchAll(URL)) urls.push(trimmed(match[0]));
    if ('children' in node) linksIn(node.children, urls);
  }
  return urls;
}

/** Strips the punctuation that ends a sentence. */
function trimmed(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?'.includes(url[end - 1]!)) end--;
  return url.slice(0, end);
}
