import type { StatusBoard } from '../../status-page/board.ts';
import { statuspageFiles } from '../../status-page/statuspage-api.ts';
import { badge } from './badge.ts';
import { feed } from './feed.ts';
import { type Frame, frameOf } from './frame.ts';
import { frontPage } from './front-page.ts';
import { historyPage, historyPath, yearsOf } from './history-page.ts';
import { incidentPage } from './incident-page.ts';
import { widget } from './widget.ts';

/** A file of the status page: written when it is asked for. */
export type StatusFiles = ReadonlyMap<string, () => string>;

/** Turns a path of the status page into a link that works on the page at `from`. */
export type Linking = (from: string) => Frame['link'];

/** For static files, wherever they lie: `../feed.atom`. */
export const relative: Linking = (from) => (path) => '../'.repeat(from.split('/').length - 1) + path;

/** Every file of the status page by its path, whether it is served or exported. */
export function statusFiles(board: StatusBoard, linking: Linking, stale = false): StatusFiles {
  const on = (path: string) => frameOf(board, linking(path), stale);
  const page = (path: string, write: (frame: Frame) => string) => [path, () => write(on(path))] as const;
  const years = yearsOf(on(''));
  return new Map([
    page('index.html', frontPage),
    ...years.map((year) => page(historyPath(year, years), (frame) => historyPage(year, frame))),
    ...[...board.open, ...board.past].map((incident) =>
      page(`incidents/${incident.id}.html`, (frame) => incidentPage(incident, frame)),
    ),
    page('feed.atom', feed),
    page('badge.svg', badge),
    page('widget.html', widget),
    ...Object.entries(statuspageFiles(board)).map(
      ([path, document]) => [`api/v2/${path}`, () => `${JSON.stringify(document)}\n`] as const,
    ),
  ]);
}
