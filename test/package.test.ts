import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { install } from './installed.ts';

const PROGRAM = `import { defineRule, type FileResult, lint, read, rules } from 'debrief-postmortem';
import remarkDebrief from 'debrief-postmortem/remark';
import preset from 'debrief-postmortem/remark/preset';
import { unified } from 'unified';

const noTabs = defineRule({
  id: 'structure/no-tabs',
  summary: 'Finds tabs.',
  why: 'They look different everywhere.',
  instead: 'Write spaces.',
  options: {},
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  bad: [],
  good: [],
  *check({ postmortem }) {
    const at = postmortem.document.text.indexOf('\\t');
    if (at >= 0) yield { span: { start: at, end: at + 1 }, message: 'A tab.' };
  },
});
const text = '# Post-mortem: checkout\\n\\n## Timeline\\n\\n- 2026-04-01 10:00 UTC\\talert fired\\n\\n## Action items\\n\\n- [ ] @amal adds an alert\\n';
const result: FileResult = lint(text, { rules: [noTabs], today: '2026-04-15' });
const report = read(text);
unified().use(remarkDebrief, { profile: 'strict' }).use(preset);
console.log(
  JSON.stringify({
    own: result.findings.filter(({ ruleId }) => ruleId === 'structure/no-tabs').map(({ start }) => start),
    items: report.actionItems.map(({ owners }) => owners),
    rules: rules.length > 30,
  }),
);
try {
  lint(text, { policy: 'lint: 3' });
} catch (error) {
  console.log((error as Error).message);
}
`;

let project: string;
beforeAll(async () => {
  project = await install(['unified', '@types/node', 'typescript'], true);
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'program.ts'), PROGRAM);
}, 60_000);

test('a program with a rule of its own lints and reads through the package', () => {
  const said = execFileSync(resolve('node_modules/.bin/node'), ['program.ts'], {
    cwd: project,
    encoding: 'utf8',
  });
  const [json, problem] = [said.slice(0, said.indexOf('\n')), said.slice(said.indexOf('\n') + 1)];
  expect(JSON.parse(json)).toEqual({ own: [{ line: 5, column: 23 }], items: [['amal']], rules: true });
  expect(problem).toMatch(/The policy cannot be used\.\nline 1, column 7: /);
});

test('its types are found, and are right', () => {
  writeFileSync(join(project, 'wrong.ts'), PROGRAM.replace('{ profile: ', '{ profil: '));
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node'];
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), [...flags, 'program.ts', 'wrong.ts'], {
    cwd: project,
    encoding: 'utf8',
  });
  const errors = stdout.split('\n').filter((line) => /^\S/.test(line));
  expect(errors).toEqual([expect.stringMatching(/^wrong\.ts\(.*\{ profil: string; \}/)]);
}, 60_000);
