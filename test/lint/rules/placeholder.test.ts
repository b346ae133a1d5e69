import { describe, expect, test } from 'vitest';
import placeholder from '../../../src/lint/rules/structure/placeholder.ts';
import { judge } from '../sample.ts';

const found = (body: string) =>
  judge(`# The queue stood still\n\n${body}\n`, [placeholder]).findings.map(({ excerpt }) =>
    excerpt.text.slice(excerpt.from, excerpt.to),
  );

describe('what a site or a chat puts into angle brackets is not a placeholder', () => {
  test.each([
    ['a component that closes itself', '<IncidentBadges />'],
    ['a component with attributes', '<Callout type="warning">Read this.</Callout>'],
    ['a component with a closing tag', '<Details>\n\nMore.\n\n</Details>'],
    ['a custom element', '<status-page incident="41"></status-page>'],
    ['a component of a namespace', '<Tabs.Item>One</Tabs.Item>'],
    ['a nick after a time', '- 14:05 <amal> the queue is stuck again'],
    ['a nick after a time in brackets', '- [14:05:31] <amal_> the queue is stuck again'],
    ['an operator of a chat', '- 14:05 UTC: <@bo> restarting the consumer'],
    ['a nick at the start of a quoted line', '> <amal> the queue is stuck again'],
    ['a field of Dataview', '- [ ] Add a limit [owner:: Ann] [due:: 2026-06-26]'],
    ['an argument of a command', 'Run kubectl logs <pod> to see it.'],
  ])('%s', (_what, body) => {
    expect(found(body)).toEqual([]);
  });
});

describe('what a template left is a placeholder', () => {
  test.each([
    ['words', '<what stopped working>', '<what stopped working>'],
    ['a name after a label', 'Owner: <name>', '<name>'],
    ['a name after a time', '- 14:05 <name> took over', '<name>'],
    ['a name with a hyphen', 'See <incident-issue>.', '<incident-issue>'],
  ])('%s', (_what, body, expected) => {
    expect(found(body)).toEqual([expected]);
  });
});

test('a fresh draft is one finding that names the first three', () => {
  const { findings } = judge('# <what stopped>\n\nTODO\n\nTBD\n\nYYYY-MM-DD\n\n<owner of it>\n', [
    placeholder,
  ]);
  expect(findings.map(({ message }) => message)).toEqual([
    '5 placeholders of the template are still to be filled in: “<what stopped>” (line 1), “TODO” (line 3), “TBD” (line 5) …. Answer each, or delete its part; the rules about those parts wait until then.',
  ]);
});

test('a question in brackets ends where they do', () => {
  const text =
    '# The queue stood still 2026-03-02\n\n## Root cause\n\nOne part broke (model TBD until it is (safely) replaced), and the queue filled up.\n\n## Timeline (UTC)\n\n- 10:05 it fills up\n- 10:40 it drains\n';
  const [finding] = judge(text, [placeholder]).findings;
  expect(finding?.message).toMatch(/^“TBD until it is \(safely\) replaced” is still open/);
});
