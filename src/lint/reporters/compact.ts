import { joined, plain, type TerminalText, terminal } from '../../sinks/terminal.ts';
import type { FileResult, Reported, Reporter } from '../result.ts';
import { idsOf } from '../together.ts';
import { sentencesOf } from './said-once.ts';

/** One line for each finding, in the order of the document, for `grep` and editors. */
export const report: Reporter = (results) =>
  joined(
    results.flatMap(({ path, findings }) => inOrder(findings).map((finding) => line(path, finding))),
    '',
  );

const inOrder = (findings: readonly Reported[]) => findings.toSorted((a, b) => a.span.start - b.span.start);

function line(path: FileResult['path'], finding: Reported): TerminalText {
  const { level, message, start } = finding;
  const [first = ''] = sentencesOf(message);
  return terminal`${plain(`${path}:${start.line}:${start.column}: ${level} ${first.replace(/\s+/g, ' ')} [${idsOf(finding)}]`)}\n`;
}
