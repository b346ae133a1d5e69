/** How each report of a bug begins. */
export const BUG = 'A bug in Debrief';

/** Where people report bugs; `bugs` in package.json. */
const TRACKER = 'https://github.com/debrief-postmortem/debrief/issues';

/**
 * What to tell people when Debrief itself fails: what it could not do, and where to report it. An error may quote a
 * document; pass only its name where the report is not shown beside that document.
 */
export function bugReport(what: string, error?: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : error;
  return `${BUG}: ${what}${said === undefined ? '' : ` (${said})`}. Please report it: ${TRACKER}`;
}
