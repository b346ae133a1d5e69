import { count, type FileResult, type Reported, type Reporter } from '../result.ts';

/** JUnit XML: a suite for each file. Errors are failures; warnings and hints pass, with what they say as output. */
export const report: Reporter = (results) => {
  const tests = results.reduce((sum, r) => sum + Math.max(1, r.findings.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="debrief" tests="${tests}" failures="${count(results, 'error')}" errors="0">`,
    ...results.map(suite),
    '</testsuites>',
    '',
  ].join('\n');
};

function suite(result: FileResult): string {
  const { path, findings } = result;
  const name = xml(path);
  const cases =
    findings.length === 0
      ? [`    <testcase name="nothing to report" classname="${name}" file="${name}"/>`]
      : findings.map((finding) => testCase(path, finding));
  const failures = count([result], 'error');
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function testCase(path: string, { ruleId, start, level, message, url }: Reported): string {
  const where = `${path}:${start.line}:${start.column}`;
  const text = xml(`${where}\n${message}\n${url}`);
  const body =
    level === 'error'
      ? `<failure type="${level}" message="${xml(message)}">${text}</failure>`
      : `<system-out>${xml(`${level}: `)}${text}</system-out>`;
  const title = xml(`${ruleId} at ${start.line}:${start.column}`);
  return `    <testcase name="${title}" classname="${xml(path)}" file="${xml(path)}" line="${start.line}">${body}</testcase>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold, lone surrogates among them, become U+FFFD. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
    .replace(/\r?\n|\r/g, '&#10;');
}
