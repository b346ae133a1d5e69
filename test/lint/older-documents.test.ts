import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { judge } from './sample.ts';

const PAGE = readFileSync(new URL('../../docs/older-documents.md', import.meta.url), 'utf8');

/** Front matter as Debrief's drafts have it. */
const FRONT = '---\nstatus: draft\nowner: "@amal"\nseverity: SEV2\nincident: 12\n---\n\n';

/** The level of what a rule says with Debrief's front matter, in a change, and of a document that is there already. */
function levels(rule: string, text: string): string {
  const only = rules.filter(({ id }) => id === rule);
  const level = (isProposed: boolean, front = '') =>
    judge(front + text, only, { isProposed, profile: 'standard' }).findings[0]?.level ?? 'nothing';
  return `${level(false, FRONT)} | ${level(true)} | ${level(false)}`;
}

const NOBODY = '# The ferry desk stood still\n\nOn 2 March 2024 nobody could buy a ticket for an hour.\n\n';
const TEAM = `${NOBODY}The harbour team saw it.\n\n`;
const SEVERE = `${NOBODY}**Severity:** SEV1\n\n`;
const ITEMS = '## Action items\n\n- Add an alert on the ticket queue\n- Print the list\n';
const UNSURE = '## Prevention\n\n- Add an alert on the ticket queue\n- Print the list\n';
const TOLD = '## Details\n\nThe printer stood still.\n';
const CAUSE = '## Root cause\n\nThe list was empty.\n';
const SILENT =
  '- 2024-03-02 13:00: impact starts\n- 13:10: the ticket alert fires\n- 15:30: mitigated by a restart\n- 15:40: resolved\n';
const BEFORE = '- 2024-03-02 12:30: release 7 is built\n- 12:40: release 7 reaches the desk\n';
const PLACED = `## Timeline\n\n${['13:40', '13:50', '14:00'].map((clock) => `- 2024-03-02 ${clock} Oslo - a call\n`).join('')}`;
const timeline = (rows: string) => `## Timeline (UTC)\n\n${rows}`;
const calls = (...times: string[]) =>
  timeline(times.map((time) => `- 2024-03-02 ${time}: a call comes in\n`).join(''));

const ROWS: readonly (readonly [rule: string, condition: string, text: string])[] = [
  ['timeline/present', 'a team or customers read it', `${TEAM}${CAUSE}`],
  ['timeline/present', 'nothing shows for whom it is', `${NOBODY}${CAUSE}`],
  [
    'timeline/present',
    'sentences hold three clock times',
    `${TEAM}## Details\n\nIt stood still at 13:40 UTC. Mia was told at 13:52 UTC, and all was well at 14:40 UTC.\n`,
  ],
  ['timeline/gaps', 'six entries, and an hour of silence', `${TEAM}${timeline(BEFORE + SILENT)}`],
  ['timeline/gaps', 'fewer entries', `${TEAM}${timeline(SILENT)}`],
  ['timeline/zone-stated', 'most entries begin with a place', `${TEAM}${PLACED}`],
  ['timeline/order', 'one step back', `${TEAM}${calls('13:00', '14:40', '13:20', '15:00', '15:10')}`],
  [
    'timeline/order',
    'several steps back',
    `${TEAM}${calls('13:00', '14:40', '13:20', '15:00', '13:50', '15:10')}`,
  ],
  [
    'impact/in-figures',
    'a team or customers read it, and something failed',
    `${TEAM.replace(' for an hour', '')}## Impact\n\n120 people could not buy a ticket: the desk was down.\n`,
  ],
  [
    'impact/in-figures',
    'nothing shows for whom it is',
    `${NOBODY.replace(' for an hour', '')}## Impact\n\n120 people could not buy a ticket: the desk was down.\n`,
  ],
  [
    'impact/vague-quantities',
    'a team or customers read it',
    `${TEAM}## Impact\n\nSome users could not buy a ticket.\n`,
  ],
  [
    'impact/vague-quantities',
    'nothing shows for whom it is',
    `${NOBODY}## Impact\n\nSome users could not buy a ticket.\n`,
  ],
  ['causes/depth', 'no section on causes', `${TEAM}${TOLD}`],
  ['causes/depth', 'a section on causes', `${TEAM}${CAUSE}`],
  [
    'action-items/present',
    'a sentence promises work',
    `${TEAM}## Details\n\nWe will add an alert on the ticket queue.\n`,
  ],
  [
    'action-items/present',
    'it wishes for work or names what is open',
    `${NOBODY}## Still open\n\n- the printer\n`,
  ],
  ['action-items/present', 'nothing of that', `${TEAM}${CAUSE}`],
  ['action-items/owner', 'a team writes it', `${TEAM}${ITEMS}`],
  ['action-items/owner', 'it states SEV1 or SEV2', `${SEVERE}${ITEMS}`],
  ['action-items/owner', 'neither', `${NOBODY}${ITEMS}`],
  ['action-items/owner', 'it is not sure that the work is owed', `${TEAM}${UNSURE}`],
  ['action-items/due-date', 'a team writes it', `${TEAM}${ITEMS.replace(/^- (.*)$/gm, '- @amal: $1')}`],
  [
    'structure/said-twice',
    'two statements contradict each other',
    `${NOBODY}## Summary\n\nNo data was lost.\n\n## Impact\n\n120 messages were lost.\n`,
  ],
];

test.each(ROWS)('the page says what %s is where %s', (rule, condition, text) => {
  expect(PAGE).toContain(`| \`${rule}\` | ${condition} | ${levels(rule, text)} |\n`);
});

test('the page has no other rows', () => {
  expect(PAGE.match(/^\| `.*\|$/gm)).toHaveLength(ROWS.length);
});
