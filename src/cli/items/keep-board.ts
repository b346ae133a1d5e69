import { resolve } from 'node:path';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { GitHub } from '../../github/port.ts';
import { brokenMarks, withRegion } from '../../markdown/write/region.ts';
import { fullRef, type Repo } from '../../vocabulary/refs.ts';
import { UsageError } from '../command.ts';
import { isAbsent, readSettings, writeText } from '../files.ts';

const REGION = 'items-board';
const TITLE = 'Action items';

/**
 * Writes the board between two marks of a Markdown page, and leaves what people wrote around them. Returns what it
 * did.
 */
export function keepPage(file: string, board: string, cwd: string): string {
  const path = resolve(cwd, file);
  const before = isAbsent(path) ? '' : readSettings(path, file);
  const broken = brokenMarks(before, REGION);
  if (broken) throw new UsageError(`${file}: ${broken}`);
  const after = withRegion(before, REGION, board.trimEnd()).trimStart();
  if (after === before) return `${file} is up to date.`;
  const problem = writeText(path, after);
  if (problem) throw new UsageError(`${file} cannot be written: ${problem}.`);
  return `${file} shows the board.`;
}

/**
 * Keeps the board in one issue of Debrief's, found by its marker among those that it opened; a closed one is left
 * alone and another opened. Returns what it did. 1 call for each 100 issues, and 1 write where something changed.
 */
export async function keepIssue(repo: Repo, board: string, github: GitHub): Promise<string> {
  const body = `${writeMarker(REGION)}\n${board.trimEnd()}`;
  const known = (await github.ownIssues(repo)).find(
    (issue) => issue.state === 'open' && findMarker(issue, REGION),
  );
  if (!known) {
    const { issue } = await github.openIssue(repo, { title: TITLE, body, labels: [], assignees: [] });
    return `${fullRef(issue)} shows the board.`;
  }
  if (known.body.replaceAll('\r\n', '\n').trim() === body) return `${fullRef(known)} is up to date.`;
  await github.editIssue(known, { body });
  return `${fullRef(known)} shows the board.`;
}
