import { createHash } from 'node:crypto';
import type { GitHub } from '../github/port.ts';
import type { StatusBoard } from '../status-page/board.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { relative, statusFiles } from '../web/status/files.ts';
import type { Logger } from './log.ts';

/** Milliseconds between writes: GitHub builds a site at most ten times an hour. */
const PAUSE = 6 * MINUTE;
const MESSAGE = 'The status page, written by Debrief';

export interface PagesBranchOptions {
  /** The repository whose policy describes the page. */
  readonly place: Repo;
  /** Null if the App is not installed. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  readonly log: Logger;
}

/** Writes the status page to the branch that its policy names whenever the page changes. */
export function pagesBranch({ place, githubFor, log }: PagesBranchOptions) {
  let written = '';
  let next = 0;
  /** Does nothing without a branch, without changes, or too soon after the last time. Throws when GitHub refuses. */
  return async (board: StatusBoard): Promise<void> => {
    const { branch } = board.settings;
    const now = Date.parse(board.at);
    const news = newsOf(board);
    if (branch === null || news === written || now < next) return;
    next = now + PAUSE;
    const github = await githubFor(place);
    if (!github) return;
    const files = [...statusFiles(board, relative)].map(([path, write]) => ({ path, text: write() }));
    await github.replaceBranch(place, branch, [...files, ...forPages(board)], MESSAGE);
    written = news;
    log.info({ branch, files: files.length }, 'the status page is written to its branch');
  };
}

/** Everything that matters to readers: all but the time of writing, and what follows from that within a day. */
function newsOf({ settings, at, status, components, open, past, maintenance }: StatusBoard): string {
  const states = components.map(({ name, status: each }) => [name, each]);
  const all = [settings, at.slice(0, 10), status, states, open, past, maintenance];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64');
}

/** Makes GitHub Pages serve the files unchanged, at the page's own domain. */
function forPages({ settings }: StatusBoard) {
  const url = settings.url === null ? null : new URL(settings.url);
  const isOwn = url !== null && url.pathname === '/' && !url.hostname.endsWith('.github.io');
  return [
    { path: '.nojekyll', text: '\n' },
    ...(isOwn ? [{ path: 'CNAME', text: `${url.hostname}\n` }] : []),
  ];
}
