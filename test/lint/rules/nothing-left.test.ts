import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { read } from '../../postmortem/reading.ts';
import { judge } from '../sample.ts';

const said = (rule: string, text: string) =>
  judge(
    text,
    rules.filter(({ id }) => id === rule),
  ).findings.filter(({ level }) => level !== 'hint');

const HEAD = '# The ferry desk stood still\n\nOn 2 March 2024 nobody of the team could buy a ticket.\n\n';
const items = (...list: string[]) =>
  `${HEAD}## Action items\n\n${list.map((each) => `- ${each}\n`).join('')}`;

describe('an item that leaves nothing to do needs no owner', () => {
  test.each([
    'Add an alert on the ticket queue. (Done during this incident)',
    'Add an alert on the ticket queue (already deployed)',
    'Replace the list — not needed: the printer has one',
    'The second desk is fixed by the same change',
    'Write an incident report',
    'Post-mortem document of the incident',
    'Tickets of all desks have been withdrawn from sale',
  ])('%s', (item) => expect(said('action-items/owner', items(item))).toEqual([]));

  test.each([
    'Add an alert (done when a test of it has paged somebody)',
    'Add a limit to the printer (fixed in the next release)',
    'Verify that each desk is covered by the alert',
    'Add a check: the price must never be zero',
    'Write a template for incident reports',
    'Write down the order of restarts',
    'Automate the report of sales',
  ])('but this does: %s', (item) => expect(said('action-items/owner', items(item))).toHaveLength(1));
});

test('in another language, a remark that it was dropped counts, too', () => {
  const text = (remark: string) =>
    `# La taquilla se detuvo\n\nEl 2 de marzo de 2024 nadie de nuestro equipo podía comprar un billete en la taquilla.\n\n## Acciones\n\n- Comprobar la lista de precios — ${remark} — lo hace la oficina\n`;
  expect(said('action-items/owner', text('sin acción'))).toEqual([]);
  expect(said('action-items/owner', text('con cuidado'))).toHaveLength(1);
});

test("in Debrief's own format, only a box or a status says that an item is done", () => {
  const own = `---\nseverity: SEV2\nstarted: 2024-03-02\n---\n\n`;
  const owner = (item: string) => said('action-items/owner', own + items(item));
  expect(owner('Add an alert on the ticket queue (done during this incident)')).toHaveLength(1);
  expect(owner('Write an incident report')).toHaveLength(1);
  expect(owner('[x] Add an alert on the ticket queue')).toEqual([]);
});

test('what was filed under a long key is tracked there', () => {
  const issue = (text: string) => read(items(text)).actionItems[0]?.issue;
  expect(issue('Filed DESK-PRINTER-OBS-01: record each ticket')).toBe('DESK-PRINTER-OBS-01');
  expect(issue('Move the desk to US-EAST-1')).toBe(null);
});

describe('a document with one owner', () => {
  test.each(['**Owner:** Mia', 'Date: 2024-03-02 | Owner: @mia', '- Follow-up owner: Mia'])(
    'names whose its items are: %s',
    (head) => {
      const text = `${HEAD}${head}\n\n## Action items\n\n- Add an alert on the ticket queue\n`;
      expect(said('action-items/owner', text)).toEqual([]);
      expect(said('action-items/due-date', text)).toHaveLength(1);
    },
  );

  test.each(['Owner: TBD', 'Owner: the team', 'The owner of the desk: asleep'])('does not: %s', (head) => {
    const text = `${HEAD}${head}\n\n## Action items\n\n- Add an alert on the ticket queue\n`;
    expect(said('action-items/owner', text)).toHaveLength(1);
  });
});

test('names of things below a heading of actions are no items', () => {
  const list = (...names: string[]) =>
    read(
      `${HEAD}## Corrective actions\n\nThese were deleted:\n\n${names.map((each) => `- ${each}\n`).join('')}`,
    ).actionItems.length;
  expect(list('tickets.example.org', 'prices.example.org', 'desk.example.org')).toBe(0);
  expect(list('Monitoring', 'Add an alert', 'Caching')).toBe(3);
});

test('changes told in another language, beside a follow-up, are done', () => {
  const text =
    '# 2024-03-02 售票停止\n\n2024年3月2日，没有人能买票。\n\n## Corrective changes\n\n- 售票程序拒绝没有价格的列表；\n- 每天夜里比较两个列表；\n\n## Follow-up\n\n- Owner：米娅；打印新的列表。\n';
  expect(read(text).actionItems.map(({ line, owners }) => [line, owners])).toEqual([[12, ['米娅']]]);
});

test('long paragraphs below a heading that names no work may only explain', () => {
  const long =
    'The office has heard that people were angry, and it will look at how it speaks to them. '.repeat(4);
  expect(said('action-items/owner', `${HEAD}## Future measures\n\n${long}\n\n${long}\n`)).toEqual([]);
});

describe('impact in figures', () => {
  const impact = (text: string) => said('impact/in-figures', text);

  test('is not asked of each fault in a list of faults', () => {
    const text = (heading: string) =>
      `${HEAD}## Root causes\n\n### ${heading}\n\nThe list was empty.\n\n**Impact:** Large losses at the desk\n`;
    expect(impact(text('Bug #1: the empty list'))).toEqual([]);
    expect(impact(`${HEAD}## Impact\n\nLarge losses at the desk\n`)).toHaveLength(1);
  });

  test.each(['Affected crates', 'Impacted sites', 'Strategies affected'])(
    'is not asked of a list of things: %s',
    (heading) => expect(impact(`${HEAD}## ${heading}\n\n- harbour\n- north\n`)).toEqual([]),
  );

  test('may stand in the front matter of another format', () => {
    const text = (key: string) =>
      `---\ntitle: Desk\nid: 7\n${key}: all customers, for 3 hours\n---\n\n# The ferry desk stood still\n\n## Impact\n\nThe desk of the team sold nothing.\n`;
    expect(impact(text('impact_summary'))).toEqual([]);
    expect(impact(text('weather'))).toHaveLength(1);
  });

  test('is not asked of a drill', () => {
    const text = '## Impact\n\nThe desk of the team was down.\n';
    expect(impact(`# Restore drill of the list\n\n${text}`)).toEqual([]);
    expect(impact(`# Loss of the list\n\n${text}`)).toHaveLength(1);
  });
});

test('a vague length is fine above a timeline that gives it', () => {
  const text = (times: string) =>
    `${HEAD}## Impact\n\nThe desk was closed for several hours.\n\n## Timeline (UTC)\n\n${times}`;
  const vague = (times: string) => said('impact/vague-quantities', text(times));
  expect(vague('- 2024-03-02 09:00 closed\n- 2024-03-02 12:00 open\n')).toEqual([]);
  expect(vague('- 2024-03-02 09:00 closed\n')).toHaveLength(1);
});

test('the same blank in each row of a column is one finding', () => {
  const text = (other: string) =>
    `${HEAD}## Action items\n\n| Action | Owner | Reviewer |\n| --- | --- | --- |\n| Add an alert | @bo | TBD |\n| Raise the limit | @bo | ${other} |\n`;
  expect(said('structure/placeholder', text('TBD'))).toHaveLength(1);
  expect(said('structure/placeholder', text('YYYY-MM-DD'))).toHaveLength(2);
});

describe('a vague verb before', () => {
  test.each([
    'Ensure backup scripts use the names that stand in the settings',
    'Investigate a second till that sells tickets while the first one is counted',
    'Revisit the rota to make sure everyone on it has a key',
  ])('a state or a question is specific: %s', (item) =>
    expect(said('action-items/specific', items(item))).toEqual([]),
  );

  test.each(['Ensure that operators know the order of restarts', 'Investigate the printer at night'])(
    'people or a thing is not: %s',
    (item) => expect(said('action-items/specific', items(item))).toHaveLength(1),
  );
});

describe('what nobody has promised', () => {
  test.each([
    [['Consider a second printer', 'If the desk keeps failing, ask the harbour']],
    [['Perhaps add a printer']],
  ])('needs no owner: %j', (list) => expect(said('action-items/owner', items(...list))).toEqual([]));

  test('does beside what somebody will do', () => {
    const list = items('Consider a second printer', 'Add an alert on the ticket queue');
    expect(said('action-items/owner', list)).toHaveLength(1);
  });

  test('as the only sentence below “Prevention” needs none', () => {
    const text = (sentence: string) => `${HEAD}## Prevention\n\n${sentence}\n`;
    const owner = (sentence: string) => said('action-items/owner', text(sentence));
    expect(owner('Print the list before each shift.')).toEqual([]);
    expect(owner('We will print the list before each shift.')).toHaveLength(1);
  });
});

test('a row whose status is no state is kept up, not worked on', () => {
  const table = (status: string) =>
    `${HEAD}## Action items\n\n| Item | Owner | Status |\n| --- | --- | --- |\n| Print the list | Mia | Open |\n| Say the price aloud | Mia | ${status} |\n`;
  const lines = (status: string) =>
    said('action-items/due-date', table(status)).map(({ message }) => message.slice(0, 25));
  expect(lines('Policy')).toEqual(['No due date is given for ']);
  expect(lines('Planned')).toEqual(['None of these 2 open item']);
});

test('an event that the team knows is a due date in an older document', () => {
  const due = (item: string) => said('action-items/due-date', items(`@mia ${item}`));
  expect(due('takes pictures at the next rehearsal')).toEqual([]);
  expect(due('updates the printer once its fix is released')).toEqual([]);
  expect(due('takes pictures next to the desk')).toHaveLength(1);
  expect(due('prints the list once a day')).toHaveLength(1);
});

test('rows to come of an incident that goes on are no blanks', () => {
  const text = (status: string) =>
    `# The ferry desk stood still\n\nStatus: ${status}\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 2024-03-02 14:05 | desk stands |\n| TBD | the desk is repaired |\n`;
  expect(said('structure/placeholder', text('Investigating'))).toEqual([]);
  expect(said('structure/placeholder', text('Resolved'))).toHaveLength(1);
});

describe('an item due on the day of the incident, in a final document', () => {
  const said = (status: string) =>
    judge(
      `# The ferry desk stood still\n\n**Status:** Finalized\n\n## Action items\n\n| Action | Owner | Due | Status |\n| --- | --- | --- | --- |\n| Add a limit to the printer | @bo | 2026-04-01 | ${status} |\n`,
      rules.filter(({ id }) => id === 'action-items/due-date'),
    ).findings.map(({ message }) => /day of the incident itself/.test(message));

  test.each(['Open', 'Pending since March', 'Planned for Q3'])('is still open: %s', (status) =>
    expect(said(status)).toEqual([true]),
  );

  test.each(['Done', 'P1', ''])('may be done: %s', (status) => expect(said(status)).not.toContain(true));
});
