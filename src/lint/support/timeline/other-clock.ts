import type { PostMortem } from '../../../postmortem/model.ts';

/** "21:04:13.53Z", "2026-03-02 21:04:13+00:00", "21:04:13 UTC": times of a log. */
const LOGGED = /\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z\b| ?\+00:?00\b| (?:UTC|GMT)\b)/g;

/** Clouds whose status pages and logs are in UTC: beside the timeline if its entries name them. */
const CLOUDS =
  /\b(?:AWS|Amazon (?:Web Services|EC2|RDS|S3)|CloudWatch|CloudTrail|Azure|Google Cloud|GCP|GKE|Cloudflare|Fastly|Heroku|GitHub (?:Actions|Pages|[Ss]tatus))\b/;
/** Exchanges, whose orders and prices are in UTC: whoever names them compares with those. */
const EXCHANGES = /\b(?:Binance|Coinbase|Kraken|Bybit)\b/;

/** What to say of the first clock in UTC that a document shows or names beside its times; null if it has none. */
export function otherClock({ document, frontMatter, blocks, timeline }: PostMortem): string | null {
  const { text } = document;
  const from = frontMatter?.span.end ?? 0;
  for (const { index } of text.matchAll(LOGGED))
    if (index >= from) return `the log on line ${document.point(index).line} is in UTC`;
  const named = (provider: string, line: number) => `${provider}, which line ${line} names, logs in UTC`;
  for (const entry of timeline) {
    const cloud = CLOUDS.exec(entry.text);
    if (cloud) return named(cloud[0], entry.line);
  }
  for (const block of blocks) {
    const exchange = EXCHANGES.exec(block.text);
    if (exchange) return named(exchange[0], document.point(block.span.start).line);
  }
  return null;
}
