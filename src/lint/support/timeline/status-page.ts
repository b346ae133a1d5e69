import type { PostMortem } from '../../../postmortem/model.ts';
import { isOfStatusSite, ownKeys } from '../own-front-matter.ts';

/**
 * Whether a document is a status-page notice: news for people waiting, newest first, without analysis. With Debrief's
 * front matter it is a post-mortem, so that one more key bypasses no gate.
 */
export function isStatusPage({ frontMatter }: PostMortem): boolean {
  const data = frontMatter?.data;
  return data !== null && data !== undefined && ownKeys(data).length === 0 && isOfStatusSite(data);
}
