import { joined, terminal } from '../../sinks/terminal.ts';
import { workflowCommand } from '../../sinks/workflow.ts';
import type { FileResult, Reported, Reporter } from '../result.ts';
import { idsOf } from '../together.ts';

const COMMANDS = { error: 'error', warning: 'warning', hint: 'notice' } as const;
const ORDER = { error: 0, warning: 1, hint: 2 };

/** GitHub workflow commands, errors first: GitHub shows ten of each kind per step and drops the rest. */
export const report: Reporter = (results) =>
  joined(
    results
      .flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })))
      .sort((a, b) => ORDER[a.finding.level] - ORDER[b.finding.level])
      .map(({ path, finding }) => terminal`${command(path, finding)}\n`),
    '',
  );

function command(path: FileResult['path'], finding: Reported) {
  const { level, start, end, message } = finding;
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = { file: path, line: start.line, endLine: end.line, ...columns };
  return workflowCommand(COMMANDS[level], { ...place, title: idsOf(finding) }, message);
}
