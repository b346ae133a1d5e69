import type { Json } from '../json.ts';
import type { Stage } from './play.ts';

/** What earlier steps found on GitHub. */
export interface Finds {
  /** Number of the ordinary issue. */
  report: number;
  incident: number;
  /** Comment that is the status panel. */
  panel: number;
  /** When the incident began, in milliseconds. */
  start: number;
  pull: number;
  branch: string;
  path: string;
  draft: string;
}
export const finds = {} as Finds;

export const BOT = 'debrief[bot]';

/** The newest run of the required check on the head of the pull request, with its annotations; null while there is none. */
export async function checkOn(stage: Stage, sha: string): Promise<Json> {
  const { check_runs } = await stage.read(`/commits/${sha}/check-runs?check_name=debrief/post-mortem`);
  const run = check_runs.find((one: Json) => one.status === 'completed');
  if (!run) return null;
  const annotations = await stage.read(`/check-runs/${run.id}/annotations?per_page=100`);
  return { ...run, annotations };
}

export const said = (issue: Json): string => `#${issue.number} “${issue.title}”`;

/** A comment's visible text. */
export const visible = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, '').trim();
