import type { PostMortem } from '../../postmortem/model.ts';

/** A clock that readers compare with a timeline: what to say of it. */
export type OtherClock = string;

/** "21:04:13.53Z", "2026-03-02 21:04:13+00:00", "21:04:13 UTC": times of a log. */
const LOGGED = /\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z\b| ?\+00:?00\b| (?:UTC|GMT)\b)/g;

/** Services whose status pages and logs are in UTC, which somebody will open beside the timeline. */
const PROVIDERS =
  /\b(?:AWS|Amazon (?:Web Services|EC2|RDS|S3)|CloudWatch|CloudTrail|Azure|Google Cloud|GCP|GKE|Cloudflare|Fastly|Heroku|GitHub (?:Actions|Pages|[Ss]tatus)|Binance|Coinbase|Kraken)\b/;

/** The first clock in UTC that a document shows or names beside its times; null if it has none. */
export function otherClock({ document, frontMatter, blocks }: PostMortem): OtherClock | null {
  const { text } = document;
  for (const { index } of text.matchAll(LOGGED)) {
    if (frontMatter && index < frontMatter.span.end) continue;
    return `the log on line ${document.point(index).line} is in UTC`;
  }
  for (const block of blocks) {
    const named = block.kind === 'heading' ? null : PROVIDERS.exec(block.text);
    if (named) return `${named[0]}, which line ${document.point(block.span.start).line} names, logs in UTC`;
  }
  return null;
}
