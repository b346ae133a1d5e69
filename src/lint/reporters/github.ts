import type { FileResult, Reported, Reporter } from '../result.ts';

const COMMANDS = { error: 'error', warning: 'warning', hint: 'notice' } as const;
const ORDER = { error: 0, warning: 1, hint: 2 };

/** GitHub workflow commands, errors first: GitHub shows ten of each kind for a step and drops the rest. */
export const report: Reporter = (results) =>
  results
    .flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })))
    .sort((a, b) => ORDER[a.finding.level] - ORDER[b.finding.level])
    .map(({ path, finding }) => command(path, finding))
    .join('');

function command(path: FileResult['path'], { level, start, end, ruleId, message }: Reported): string {
  const properties: Record<string, string | number> = { file: path, line: start.line, endLine: end.line };
  if (start.line === end.line) Object.assign(properties, { col: start.column, endColumn: end.column });
  properties.title = ruleId;
  const list = Object.entries(properties)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${COMMANDS[level]} ${list}::${escapeData(message)}\n`;
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
