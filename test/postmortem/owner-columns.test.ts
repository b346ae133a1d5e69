import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const owners = (body: string, rest = '') =>
  read(`# Kiosk offline 2026-03-04\n\n${rest}## Action items\n\n${body}\n`).actionItems.map(
    (item) => item.owners,
  );
const WORK = [
  'Add a limit',
  'Add an alarm',
  'Write a page for the on-call',
  'Repeat the drill',
  'Move the backup',
];
/** A list with one value for each item, each with its marks. */
const list = (...ends: readonly string[]) => ends.map((end, index) => `- ${WORK[index]}${end}`).join('\n');

describe('nobody owns an item whose list ends', () => {
  test.each([
    ['in priorities', ' — P1', ' — P2', ' — P1'],
    ['in priorities in words', ' (High)', ' (Medium)', ' (Low)'],
    ['in states', ' — Open', ' — Planned', ' — In progress'],
    ['in quarters', ' — Q3', ' — Q4', ' — Q3'],
    ['in months', ' — March', ' — June', ' — July'],
    ['in days of the week', ' (Monday)', ' (Friday)', ' (Monday)'],
    ['in durations', ' — two weeks', ' — 3 days', ' — one sprint'],
    ['in estimates', ' (Small)', ' (Large)', ' (Small)'],
    ['in sizes', ' [S]', ' [M]', ' [XL]'],
    ['in types', ' — prevent', ' — detect', ' — mitigate'],
    ['in types with capitals', ' | Prevention', ' | Detection', ' | Prevention'],
    ['in issues', ' — #12', ' — #14', ' — OPS-22'],
    ['in links', ' — https://git.example/12', ' — https://git.example/14'],
    ['in linked tickets', ' ([OPS-1](https://git.example/1))', ' ([OPS-2](https://git.example/2))'],
    ['in components', ' — database', ' — API', ' — database'],
    ['in components with capitals', ' — Database', ' — API', ' — Database'],
    ['in components of two words', ' (Payment gateway)', ' (Order queue)', ' (Payment gateway)'],
    ['in services', ' — Payment service', ' — Order service', ' — Payment service'],
    ['in services before days', ' / Payment service / 2026-04-01', ' / Order service / 2026-04-02'],
    ['in programs', ' — Grafana', ' — Terraform', ' — Grafana'],
    ['in programs before days', ' — Grafana, 2026-04-01', ' — Terraform, 2026-04-02'],
    ['in a program and its part', ' — Kafka consumer', ' — Kafka broker', ' — Kafka consumer'],
    ['in code', ' — `worker.ts`', ' — `queue.ts`', ' — `worker.ts`'],
    ['in files', ' (runbook.md)', ' (alerts.yaml)', ' (runbook.md)'],
    ['in purposes', ' — prevents recurrence', ' — finds it sooner', ' — prevents recurrence'],
    ['in purposes with capitals', ' — Prevents recurrence', ' — Finds it sooner', ' — Saves time'],
    ['in reasons', ' — Nobody looked', ' — Too slow', ' — Nobody looked'],
    ['in places', ' (Oslo office)', ' (Bergen office)', ' (Oslo office)'],
    ['in places of a house', ' (Second floor)', ' (Ground floor)', ' (Second floor)'],
    ['in rooms', ' – Server room', ' – Cold store', ' – Server room'],
    ['in regions', ' (Tokyo region)', ' (Dublin region)', ' (Tokyo region)'],
    ['in regions of a cloud', ' — eu-west-1', ' — us-east-1', ' — eu-west-1'],
    ['in environments', ' (Staging)', ' (Production)', ' (Staging)'],
    ['in environments before days', ' / Staging / 2026-04-01', ' / Production / 2026-04-02'],
    ['in areas', ' — Monitoring', ' — Testing', ' — Documentation'],
    ['in areas, one of which may be a team', ' — Security', ' — Monitoring', ' — Security'],
    ['in areas of two words', ' (Patient safety)', ' (Data quality)', ' (Patient safety)'],
    ['in kinds of work', ' — Quick win', ' — Long term', ' — Quick win'],
    ['in phases', ' (Phase one)', ' (Phase two)', ' (Phase one)'],
    ['in stages', ' (Second phase)', ' (First phase)', ' (Second phase)'],
    ['in risks', ' — High risk', ' — Low risk', ' — High risk'],
    ['in efforts', ' — Low effort', ' — High effort', ' — Low effort'],
    ['in costs', ' — 200 euro', ' — 40 euro', ' — none'],
    ['in versions', ' (v2)', ' (v2.1)', ' (v3)'],
    ['in remarks', ' (if possible)', ' (at last)', ' (if possible)'],
    ['in remarks with capitals', ' (If possible)', ' (Not yet)', ' (At last)'],
    ['in what is asked of others', ' — Needs approval', ' — Needs budget', ' — Needs approval'],
    ['in results', ' — Deployed', ' — Merged', ' — Tested'],
    ['in causes', ' — Root cause', ' — Contributing factor', ' — Root cause'],
    ['in what was lost', ' (Data loss)', ' (Slow pages)', ' (Data loss)'],
    ['in what customers feel', ' — Customer impact', ' — Customer trust', ' — Customer impact'],
    ['in things that begin like a team', ' – Front desk printer', ' – Ticket desk screen'],
    ['in machines', ' – Badge printer', ' – Card reader', ' – Badge printer'],
    ['in imports', ' (Nightly import)', ' (Weekly import)', ' (Nightly import)'],
    ['in metrics', ' — Error rate', ' — Queue depth', ' — Error rate'],
    ['in headings of a page', ' (Runbook)', ' (Playbook)', ' (Runbook)'],
    ['in nobody', ' — TBD', ' — unassigned', ' — TBD'],
    ['in how sure it is', ' (Likely)', ' (Unlikely)', ' (Likely)'],
    ['in how often', ' — Weekly', ' — Monthly', ' — Weekly'],
    ['in whose suggestion it was', ' (suggested by a customer)', ' (suggested by a reader)'],
  ])('%s', (_name, ...ends) => {
    expect(owners(list(...ends)).flat()).toEqual([]);
  });

  test.each([
    ['a department, once', '', '', ' (Growth)'],
    ['an organisation’s word, once', '', '', ' — Revenue systems'],
    ['a department beside an area', ' — Growth', ' — Monitoring', ' — Docs'],
    ['a department beside a priority', ' — Revenue systems', ' — P1', ' — Revenue systems'],
    ['a department beside a component', ' — Revenue systems', ' — API', ' — Revenue systems'],
  ])('once in %s', (_name, ...ends) => {
    expect(owners(list(...ends)).flat()).toEqual([]);
  });
});

describe('a value that owns nothing, beside people', () => {
  const REMARKS = [
    'Second phase',
    'Church doors',
    'Nightly import',
    'Easy win',
    'Tokyo region',
    'v2',
    'low',
    'Q3',
    'Monitoring',
    'compliance',
    'API',
    'Payment gateway',
    'Root cause',
    'Data loss',
    'Grafana dashboards',
    'All regions',
    'Not urgent',
    'Needs budget',
    'Staging',
    'After Easter',
    'Two weeks',
    'P1',
    'Optional',
    'Error rate',
    'Front desk printer',
    'Server room',
    'see below',
    'Prevents a repeat',
  ];
  test.each(REMARKS)('(%s)', (remark) => {
    expect(owners(list(' (Wiebke)', ' (Emil)', ` (${remark})`))).toEqual([['Wiebke'], ['Emil'], []]);
  });
  test.each(REMARKS)('— %s', (remark) => {
    expect(owners(list(' — Wiebke', ' — Emil', ` — ${remark}`))[2]).toEqual([]);
  });

  test('a service of the document', () => {
    const head =
      '| Services | Growth ledger |\n|---|---|\n| Severity | 2 |\n\n**Services:** Growth ledger\n\n';
    expect(
      owners(list(' — Wiebke, 2026-04-01', ' — Emil, 2026-04-02', ' — Growth ledger, 2026-04-03'), head)[2],
    ).toEqual([]);
  });
});
