import { expect, test } from 'vitest';
import { readPolicy } from '../../src/policy/load.ts';

const said = (text: string) =>
  readPolicy(text, '.github/debrief.yml', null).problems.map(({ line, message }) => `${line}: ${message}`);

const SPECIAL = 'begins with a character that has a meaning of its own in YAML: put it in quotes,';

test.each([
  [
    'a tab',
    'labels:\n\tincident: outage\n',
    '2: this line is indented with a tab, and YAML takes only spaces: write two spaces',
  ],
  [
    'no space, alone',
    'labels:\n  incident:outage\n',
    '2: must be a mapping of settings, not "incident:outage": write `incident: outage`',
  ],
  [
    'no space, first',
    'labels:\n  incident:outage\n  postmortem: pm\n',
    '2: a space is missing after the colon: write `incident: outage`',
  ],
  [
    'no space, last',
    'labels:\n  postmortem: pm\n  incident:outage\n',
    '3: a space is missing after the colon: write `incident: outage`',
  ],
  [
    'no colon',
    'labels:\n  incident outage\n  postmortem: pm\n',
    '2: a colon is missing after the name: write `incident: outage`',
  ],
  [
    'no colon on a heading',
    'labels\n  incident: outage\n',
    '1: a colon is missing after the name: write `labels:`',
  ],
  [
    'an equals sign',
    'labels:\n  postmortem: pm\n  incident = outage\n',
    '3: a colon is missing after the name: write `incident: outage`',
  ],
  [
    'too far in',
    'labels:\n  incident: outage\n    postmortem: pm\n',
    '3: this line is indented further than `incident: outage` above it, which has a value already: indent both alike',
  ],
  [
    'not far enough',
    'labels:\n  incident: outage\n postmortem: pm\n',
    '3: this line is indented by 1 space, and the line above it by 2 spaces: indent settings that belong together alike',
  ],
  [
    'an open double quote',
    'labels:\n  incident: "outage\n  postmortem: pm\n',
    '2: this quotation mark is never closed: write `"outage"`',
  ],
  [
    'an open single quote',
    "labels:\n  incident: 'outage\n  postmortem: pm\n",
    "2: this quotation mark is never closed: write `'outage'`",
  ],
  [
    'an apostrophe in quotes',
    "labels:\n  incident: 'it's down'\n",
    '2: the quotation ends at the second `\'`, and the line goes on: put quotes around all of it, `"it\'s down"`',
  ],
  [
    'words after a quotation',
    'labels:\n  incident: "a" one\n',
    '2: the quotation ends at the second `"`, and the line goes on: put quotes around all of it, `\'"a" one\'`',
  ],
  ['a handle', 'overrides:\n  people: [@mira, tomas]\n', `2: \`@mira\` ${SPECIAL} \`"@mira"\``],
  ['a handle as a key', 'people:\n  @mira:\n    slack: U024BE7LH\n', `2: \`@mira\` ${SPECIAL} \`"@mira"\``],
  ['an asterisk', 'postmortems:\n  files:\n    - **/*.md\n', `3: \`**/*.md\` ${SPECIAL} \`"**/*.md"\``],
  [
    'an exclamation mark',
    'postmortems:\n  files:\n    - !docs/a.md\n',
    `3: \`!docs/a.md\` ${SPECIAL} \`"!docs/a.md"\``,
  ],
  ['a percent sign', 'labels:\n  incident: %down\n', `2: \`%down\` ${SPECIAL} \`"%down"\``],
  [
    'a backtick',
    'labels:\n  incident: `down`\n',
    '2: a text that begins with a backtick needs quotes around it',
  ],
  [
    'a greater-than sign',
    'labels:\n  incident: > 5 minutes\n',
    `2: \`> 5 minutes\` ${SPECIAL} \`"> 5 minutes"\``,
  ],
  [
    'a colon in a text',
    'labels:\n  incident: Note: down\n',
    '2: a text with a colon in it needs quotes: write `"Note: down"`',
  ],
  [
    'a colon in a text of a list',
    'services:\n  - name: Shop: checkout\n',
    '2: a text with a colon in it needs quotes: write `"Shop: checkout"`',
  ],
  [
    'a number sign',
    'services:\n  - name: shop\n    channel: #payments\n',
    '3: `#payments` is a comment here, because of the #: put it in quotes, `"#payments"`',
  ],
  [
    'a number sign where a text is needed',
    'labels:\n  incident: #outage\n',
    '2: must be text, and it is empty: `#outage` is a comment here, because of the #: put it in quotes, `"#outage"`',
  ],
  [
    'an open bracket',
    'overrides:\n  people: [mira, tomas\nlabels:\n  incident: outage\n',
    '2: the bracket `[` is never closed: write `]` where its list ends',
  ],
  ['a bracket too many', 'overrides:\n  people: [mira]]\n', '2: there is one `]` too many here'],
  [
    'no space after a dash',
    'overrides:\n  people:\n    - mira\n    -tomas\n',
    '4: a space is missing after the dash: write `- tomas`',
  ],
  [
    'no space after any dash',
    'overrides:\n  people:\n    -mira\n    -tomas\n',
    '3: must be a list, not "-mira -tomas": write a space after each dash',
  ],
  [
    'an entry without a dash',
    'overrides:\n  people:\n    - mira\n    tomas\n',
    '4: this line is no entry of the list above it: begin it with a dash, `- tomas`, or indent it less',
  ],
  [
    'an entry that is indented less',
    'overrides:\n  people:\n    - mira\n   - tomas\n',
    '4: this entry of the list is not indented like those above it: indent all alike',
  ],
  [
    'a list after its name',
    'overrides:\n  people: - mira\n',
    '2: a list begins on a line of its own: move `- mira` below, indented',
  ],
  [
    'the same setting twice',
    'labels:\n  incident: a\n  incident: b\n',
    '3: this setting is here twice; keep one of them',
  ],
  [
    'blanks of a web page',
    'labels:\n\u00A0\u00A0incident: a\n',
    '2: this line is indented with blanks that only look like spaces: write spaces',
  ],
  [
    'a conflict',
    'labels:\n<<<<<<< HEAD\n  incident: a\n=======\n  incident: b\n>>>>>>> main\n',
    '2: this file has the marks of a merge conflict: keep one side, and take the marks out',
  ],
  [
    'two documents',
    'labels:\n  incident: a\n---\nlint: {}\n',
    '3: this `---` begins a second document, and only one is read: take it out, or what follows',
  ],
  [
    'a backslash',
    'labels:\n  incident: "C:\\docs"\n',
    '2: a backslash has a meaning of its own in double quotes: put the text in single quotes instead',
  ],
  [
    'line ends of Windows',
    'labels:\r\n  incident:outage\r\n  postmortem: pm\r\n',
    '2: a space is missing after the colon: write `incident: outage`',
  ],
])('%s: the policy says what is wrong, where, and what to write, once', (_what, text, wanted) => {
  expect(said(text)).toEqual([wanted]);
});

test.each([
  'labels:\n  incident: "#outage" # was: incident\n',
  'services:\n  - name: "Shop: checkout"\n    team: # nobody yet\n',
  "services:\n  - name: it's the shop\n    channel: '#payments'\n",
  'lint:\n  people: &names [Percy]\n  systems: *names\n',
  'services:\n  - {name: R&D, runbook: "https://example.com/a#b"}\n',
  'labels:\n  # <<<<<<< HEAD\n  incident: |\n    it is down\n',
])('%j is right, and is taken', (text) => {
  expect(said(text)).toEqual([]);
});

test('two mistakes in two lines are both told', () => {
  expect(said('overrides:\n  people:\n    - @mira\n    - @tomas\n').map((each) => each.slice(0, 10))).toEqual(
    ['3: `@mira`', '4: `@tomas'],
  );
});

test('what is written as a handle in quotes is a login', () => {
  const { policy } = readPolicy(
    'overrides: {people: ["@mira"]}\nactionItems: {escalateTo: ["@mira"], maintainers: {web: "@mira"}}\n',
    '.github/debrief.yml',
    null,
  );
  expect(policy.overrides.people).toEqual(['mira']);
  expect(policy.actionItems.escalateTo).toEqual(['mira']);
  expect(policy.actionItems.maintainers).toEqual({ web: 'mira' });
});

test('the words of the parser are the last resort', () => {
  expect(said('labels: [a\n b: c]\n')).toEqual([expect.stringMatching(/^1: this is not YAML: /)]);
});

test('what follows from a mistake is not told as one of its own', () => {
  expect(said('%foo: 1\n')).toEqual([`1: \`%foo\` ${SPECIAL} \`"%foo"\``]);
});
