import fc from 'fast-check';
import { expect, test } from 'vitest';
import { items } from './never-lost.ts';

const [ALERT, LIMIT] = ['Add an alert on the queue lag', 'Raise the limit of the import to 500'];

/**
 * Headings over work to be done. Not here, because they head past work as often: “Immediate actions”, “Changes”,
 * “Recovery actions”. “Fixes”, “Guardrails”, “Things to improve”, “Roadmap” and “Agreed in the review” hold items where
 * several entries in a list say what to do.
 */
const HEADINGS =
  `Action items, Actions, Action points, Action plan, Action-items, Actionables, Follow-ups, Follow-up actions,
  Follow up items, Follow-on actions, Next steps, To do, TODO, To-dos, Tasks, Corrective actions, Preventive measures,
  Corrective and preventive actions, Prevention, Remediation, Remediation items, Recommendations, Improvements,
  Improvement plan, What we will do, What we will change, How we will prevent this, What are we doing about it,
  Going forward, Moving forward, Countermeasures, Mitigations to do, Work items, CAPA, Outstanding actions, Open items,
  Open actions, Still open, Still to do, Not done yet, Remaining work, Agreed actions, Homework, Tickets, Bugs filed,
  Commitments, Long-term fixes, Short-term actions, Immediate next steps, Planned work, Planned changes,
  Proposed changes, Fixes needed, Changes to make, Process improvements, Detection improvements, Lessons and actions,
  Lessons learned and next steps, Action register, What is left to do, What we owe, Hardening, Safeguards,
  Repair items, Action items (draft), AIs, What comes next, Post-incident actions, PIR actions, Remedial actions,
  Preventing recurrence, To be done, Deferred, Pending, What remains, Left over, Unfinished business, 6. Action items,
  ✅ Action items, ACTION ITEMS, Actions for the platform team`
    .split(',')
    .map((heading) => heading.trim());

/** Ways to write two items, of which the first is open. */
const FORMS: Readonly<Record<string, (alert: string, limit: string) => string>> = {
  'a list': (a, b) => `- ${a}\n- ${b}`,
  stars: (a, b) => `* ${a}\n* ${b}`,
  'a loose list': (a, b) => `- ${a}\n\n- ${b}`,
  'an indented list': (a, b) => `   - ${a}\n   - ${b}`,
  boxes: (a, b) => `- [ ] ${a}\n- [ ] ${b}`,
  'a box next to a ticked one': (a, b) => `- [x] ${b}\n- [ ] ${a}`,
  numbers: (a, b) => `1. ${a}\n2. ${b}`,
  'numbers with brackets': (a, b) => `1) ${a}\n2) ${b}`,
  identifiers: (a, b) => `- A1: ${a}\n- A2: ${b}`,
  'longer identifiers': (a, b) => `- AI-1 ${a}\n- AI-2 ${b}`,
  'a table': (a, b) => `| Action | Owner |\n| --- | --- |\n| ${a} | |\n| ${b} | Ana |`,
  'a table of one column': (a, b) => `| Action |\n| --- |\n| ${a} |\n| ${b} |`,
  'a numbered table': (a, b) => `| # | Action |\n| --- | --- |\n| 1 | ${a} |\n| 2 | ${b} |`,
  'a table with a status': (a, b) => `| Action | Status |\n| --- | --- |\n| ${a} | Open |\n| ${b} | Done |`,
  'a table with “not done”': (a, b) =>
    `| Action | Status |\n| --- | --- |\n| ${a} | Not done |\n| ${b} | WIP |`,
  'a list below a table': (a, b) => `| Action | Owner |\n| --- | --- |\n| Test it | Ana |\n\n- ${a}\n- ${b}`,
  'a bold label': (a, b) => `**Monitoring:**\n\n- ${a}\n- ${b}`,
  'a label': (a, b) => `Monitoring:\n\n- ${a}\n- ${b}`,
  'a sentence in front': (a, b) => `This is the plan.\n\n- ${a}\n- ${b}`,
  'a sentence with a colon in front': (a, b) => `We will do the following:\n\n- ${a}\n- ${b}`,
  'a sentence after': (a, b) => `- ${a}\n- ${b}\n\nWe meet again in two weeks.`,
  'a bold title in a list': (a, b) => `- **Monitoring**\n  - ${a}\n- **Limits**\n  - ${b}`,
  'a bold title in a numbered list': (a, b) => `1. **Monitoring**\n   - ${a}\n   - ${b}`,
  'two levels of titles': (a, b) => `- **Soon**\n  - **Monitoring**\n    - ${a}\n  - **Limits**\n    - ${b}`,
  details: (a, b) => `<details>\n<summary>Open</summary>\n\n- ${a}\n- ${b}\n\n</details>`,
  'a comment in front': (a, b) => `<!-- one line for each -->\n- ${a}\n- ${b}`,
  'a comment after': (a, b) => `- ${a} <!-- P1 -->\n- ${b}`,
  HTML: (a, b) => `<ul><li>${a}</li><li>${b}</li></ul>`,
  'a link after': (a, b) => `- ${a} ([PR](https://github.com/acme/shop/pull/12))\n- ${b}`,
  'an address after': (a, b) => `- ${a}: https://github.com/acme/shop/issues/12\n- ${b}`,
  'a link': (a, b) => `- [${a}](https://github.com/acme/shop/issues/12)\n- ${b}`,
  'bold type': (a, b) => `- **${a}**\n- **${b}**`,
  'bold type with a reason': (a, b) => `- **${a}:** nobody saw it\n- **${b}** – it was 100`,
  'code after': (a, b) => `- ${a} in \`queue.yml\`\n- ${b}`,
  'a second line': (a, b) => `- ${a}\n  because nobody saw it\n- ${b}`,
  'a detail below': (a, b) => `- ${a}\n  - nobody saw it\n- ${b}\n  - it was 100`,
  'a struck neighbour': (a, b) => `- ${a}\n- ~~${b}~~`,
  'a ticked neighbour': (a, b) => `- ✅ ${b}\n- ${a}`,
  'a neighbour that is done': (a, b) => `- ${b} (done)\n- ${a}`,
  'a neighbour that reports': (a, b) => `- Added a check of the disk\n- ${a}\n- ${b}`,
  'open and to do': (a, b) => `- ${a} (open)\n- ${b} – to do`,
  'in progress': (a, b) => `- ${a} [in progress]\n- ${b} – not started`,
  marks: (a, b) => `- ❌ ${a}\n- ⏳ ${b}`,
  'empty boxes': (a, b) => `- ☐ ${a}\n- ⬜ ${b}`,
  priorities: (a, b) => `- [P1] ${a}\n- P2: ${b}`,
  owners: (a, b) => `- Ana: ${a}\n- ${b} (@ben)`,
  days: (a, b) => `- ${a} by 2027-01-10\n- ${b} – due 2027-01-12`,
};

/** Ways that count only where the heading says that work is to be done. */
const PROSE: typeof FORMS = {
  'one entry': (a) => `- ${a}`,
  letters: (a, b) => `a. ${a}\n\nb. ${b}`,
  'letters with brackets': (a, b) => `a) ${a}\nb) ${b}`,
  'other bullets': (a, b) => `• ${a}\n• ${b}`,
  'a sub-heading': (a, b) => `### Monitoring\n\n- ${a}\n- ${b}`,
  'sub-headings for how soon': (a, b) => `### Short term\n\n- ${a}\n\n### Long term\n\n- ${b}`,
  paragraphs: (a, b) => `${a}.\n\n${b}.`,
  promises: (a, b) => `We will ${a.toLowerCase()}.\n\nWe will ${b.toLowerCase()}.`,
  'bold titles above reasons': (a, b) => `**${a}.** Nobody saw it.\n\n**${b}.** It was 100.`,
  headings: (a, b) => `### ${a}\n\nNobody saw it.\n\n### 2. ${b}\n\nIt was 100.`,
  'headings above facts': (a, b) => `### 1. ${a}\n\n- Nobody saw it.\n\n### 2. ${b}\n\n- It was 100.`,
  'headings above owners': (a, b) => `### ${a}\n\n**Owner:** Ana\n\n### ${b}\n\n**Owner:** Ben`,
  'two lists': (a, b) => `- ${a}\n\nLater we come to this.\n\n1. ${b}`,
  TODO: (a, b) => `- TODO: ${a}\n- ${b} (TODO)`,
};

const ALL = { ...FORMS, ...PROSE };

/** Whether both items of a form are found, and the first one is open. */
function isWhole(heading: string, form: string, end = '\n'): boolean {
  const found = items(`## ${heading}\n\n${ALL[form]!(ALERT, LIMIT)}`.replaceAll('\n', end));
  const about = (words: string) => found.find(({ text }) => text.toLowerCase().includes(words));
  const [alert, limit] = [about('an alert on'), about('the limit of')];
  return alert?.state === 'open' && (form === 'one entry' || limit !== undefined);
}

test.each(Object.keys(ALL))('an open item is read below “Action items” as: %s', (form) => {
  expect(isWhole('Action items', form)).toBe(true);
  expect(isWhole('Action items', form, '\r\n')).toBe(true);
});

test.each(HEADINGS)('an open item is read below “%s”', (heading) => {
  for (const form of ['a list', 'a table', 'boxes', 'owners', 'one entry', 'headings'])
    expect([form, isWhole(heading, form)]).toEqual([form, true]);
});

test.each(['Fixes', 'Guardrails', 'Things to improve', 'Roadmap', 'Agreed in the review'])(
  'items in a list are read below “%s”',
  (heading) => {
    const forms = Object.keys(FORMS).filter((form) => form !== 'a neighbour that reports');
    for (const form of forms) expect([form, isWhole(heading, form)]).toEqual([form, true]);
  },
);

test('an open item is read below every heading in every form', () => {
  const heading = fc.constantFrom(...HEADINGS);
  const form = fc.constantFrom(...Object.keys(ALL));
  const end = fc.constantFrom('\n', '\r\n');
  fc.assert(fc.property(heading, form, end, isWhole), { numRuns: 300 });
});
