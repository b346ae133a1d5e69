import { joinedMarkup, markup, type XmlText, xml } from '../../sinks/xml.ts';
import { count, type FileResult, type Reported, type Reporter } from '../result.ts';
import { idsOf } from '../together.ts';

/** JUnit XML, one suite per file. Errors are failures; warnings and hints pass, with their message as output. */
export const report: Reporter = (results) => {
  const tests = results.reduce((sum, r) => sum + Math.max(1, r.findings.length), 0);
  const suites = joinedMarkup(
    results.map((result) => markup`${suite(result)}\n`),
    '',
  );
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="debrief" tests="${tests}" failures="${count(results, 'error')}" errors="0">
${suites}</testsuites>
`;
};

function suite(result: FileResult): XmlText {
  const { path, findings } = result;
  const name = xml(path);
  const cases =
    findings.length === 0
      ? [markup`    <testcase name="nothing to report" classname="${name}" file="${name}"/>`]
      : findings.map((finding) => testCase(path, finding));
  const failures = count([result], 'error');
  return markup`  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">
${joinedMarkup(cases, '\n')}
  </testsuite>`;
}

function testCase(path: string, finding: Reported): XmlText {
  const { start, level, message, url } = finding;
  const where = `${path}:${start.line}:${start.column}`;
  const text = xml(`${where}\n${message}\n${url}`);
  const body =
    level === 'error'
      ? markup`<failure type="${xml(level)}" message="${xml(message)}">${text}</failure>`
      : markup`<system-out>${xml(`${level}: `)}${text}</system-out>`;
  const title = xml(`${idsOf(finding)} at ${start.line}:${start.column}`);
  return markup`    <testcase name="${title}" classname="${xml(path)}" file="${xml(path)}" line="${start.line}">${body}</testcase>`;
}
