import { json, terminal } from '../../sinks/terminal.ts';
import type { FileResult, Reported, Reporter } from '../result.ts';
import { ruleIdsOf } from '../together.ts';

/**
 * ESLint's JSON shape, so that tools which read ESLint's output can read ours. Severity: 0 hint, 1 warning, 2 error.
 */
export const report: Reporter = (results) => {
  return terminal`${json(results.map(file))}\n`;
};

const SEVERITY = { hint: 0, warning: 1, error: 2 } as const;

function file({ path, findings, suppressed }: FileResult) {
  const count = (level: Reported['level']) => findings.filter((f) => f.level === level).length;
  return {
    filePath: path,
    messages: findings.map(message),
    suppressedMessages: suppressed.map(({ finding, reason }) => ({
      ...message(finding),
      suppressions: [{ kind: 'directive', justification: reason }],
    })),
    errorCount: count('error'),
    warningCount: count('warning'),
  };
}

function message(f: Reported) {
  return {
    ruleId: f.ruleId,
    ...(f.parts ? { ruleIds: ruleIdsOf(f) } : {}),
    severity: SEVERITY[f.level],
    message: f.message,
    line: f.start.line,
    column: f.start.column,
    endLine: f.end.line,
    endColumn: f.end.column,
    ...(f.fix?.[0] && f.fix.length === 1
      ? { fix: { range: [f.fix[0].span.start, f.fix[0].span.end], text: f.fix[0].text } }
      : {}),
    ...(f.suggestion ? { suggestion: f.suggestion } : {}),
    fingerprint: f.fingerprint,
    url: f.url,
  };
}
