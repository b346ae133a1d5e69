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
    [
      'in products, one twice',
      ' (Amazon Web Services)',
      ' (Azure Cognitive Services)',
      ' (Amazon Web Services)',
    ],
    [
      'in services of a house, one twice',
      ' (Loyalty Services)',
      ' (Booking Services)',
      ' (Loyalty Services)',
    ],
    ['in systems of a house, one twice', ' (Church Systems)', ' (Booking Systems)', ' (Church Systems)'],
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
    ['twice in parts of a system', ' (Access control)', ' (Core services)', ' (Access control)'],
    ['twice in old parts of a system', ' (Legacy systems)', ' (External services)', ' (Legacy systems)'],
    ['in occasions', ' (Sprint planning)', ' (Design review)', ' (Sprint planning)'],
    ['in fields of security', ' — Cloud security', ' — API security', ' — Cloud security'],
    ['in capitals', ' (MAIN ACTION)', ' (OTHER ACTION)'],
    ['in capitals of another language', ' (ОСНОВНОЕ ДЕЙСТВИЕ)', ' (ОСНОВНОЕ ДЕЙСТВИЕ)'],
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

describe('nobody owns an item whose list begins', () => {
  const begun = (...starts: readonly string[]) =>
    starts.map((start, index) => `- ${start}${WORK[index]}`).join('\n');
  test.each([
    ['with areas in brackets', '[Security] ', '[Docs] ', '[Monitoring] '],
    ['with areas in brackets that may be teams', '[Billing] ', '[Search] ', '[Billing] '],
    ['with components in brackets', '[API] ', '[DB] ', '[UI] '],
    ['with sides of a system', '[FE] ', '[BE] ', '[FE] '],
    ['with areas before a colon', 'Payments: ', 'Search: ', 'Growth: '],
    ['with areas of two words before a colon', 'Core services: ', 'Access control: ', 'Core services: '],
    ['with areas before a dash', 'Payments – ', 'Search – ', 'Growth – '],
    ['with programs before a dash', 'Grafana – ', 'Terraform – ', 'Grafana – '],
    ['with services in words of no list, before a dash', 'Kestrel – ', 'Vespa – ', 'Kestrel – '],
    ['with areas before a pipe', 'Core services | ', 'Access control | '],
    ['with what it is for', '**Quality control** – ', '**Access control** – '],
    ['with what runs', 'Core services to ', 'Control systems to '],
    ['with what runs, twice', 'Revenue systems to ', 'Control systems to ', 'Revenue systems to '],
  ])('%s', (_name, ...starts) => {
    expect(owners(begun(...starts)).flat()).toEqual([]);
  });

  test('with an area before a colon, beside one person', () => {
    expect(
      owners('- Growth Engineering: add a limit\n- Ilse: add an alarm\n- Search: add a page')[2],
    ).toEqual([]);
  });

  test('with headings of areas that end like teams', () => {
    const headings = (...names: string[]) =>
      owners(names.map((name) => `### ${name}\n\n- Add a limit`).join('\n\n')).flat();
    expect(headings('Control systems', 'Shift handovers')).toEqual([]);
    expect(headings('Revenue systems', 'Shift supervisors')).toEqual([]);
  });

  test('with headings of areas, also beside one person', () => {
    expect(
      owners(
        '### Core services\n\n- Add a limit\n\n### Access control\n\n- Add an alarm\n\n### Monitoring\n\n- Add a page',
      ).flat(),
    ).toEqual([]);
    expect(
      owners(
        '### Ilse\n\n- Add a limit\n\n### Growth\n\n- Add an alarm\n\n### Monitoring\n\n- Add a page',
      )[1],
    ).toEqual([]);
  });

  test.each([
    ['of when', 'Corto Plazo', 'Mediano Plazo', 'Largo Plazo'],
    ['of how urgent it is', 'Crítico', 'Alta Prioridad', 'Media Prioridad'],
  ])('with headings in Spanish %s', (_name, ...headings) => {
    const work = ['Añadir una alarma', 'Revisar los límites de la cola', 'Mejorar la prueba'];
    const body = headings.map((heading, index) => `### ${heading}\n\n- ${work[index]}`).join('\n\n');
    const head = '## Resumen\n\nLa cola se quedó parada durante tres horas y nadie lo vio.\n\n';
    expect(owners(body, head).flat()).toEqual([]);
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
    'Sprint planning',
    'Capacity planning',
    'Schema design',
    'Scheduled maintenance',
    'Access control',
    'Version control',
    'Legacy systems',
    'Loyalty Services',
    'Church Systems',
    'Amazon Web Services',
    'Cloud infrastructure',
    'Next shift',
    'Code freeze',
    'Dry run',
    'Team meeting',
    'User research',
    'Customer data',
    'Prevents a repeat',
  ];
  test.each(REMARKS)('(%s)', (remark) => {
    expect(owners(list(' (Wiebke)', ' (Emil)', ` (${remark})`))).toEqual([['Wiebke'], ['Emil'], []]);
  });
  test.each(REMARKS)('— %s', (remark) => {
    expect(owners(list(' — Wiebke', ' — Emil', ` — ${remark}`))[2]).toEqual([]);
  });

  test.each([
    'P1',
    'High',
    'Staging',
    'Needs budget',
    'API',
    'Q3',
    'v2',
    'Grafana',
    'Grafana dashboards',
    'Monitoring',
    'Optional',
    'Not urgent',
    'After Easter',
    'Phase 2',
    'Blocked',
    'Rolled out',
    'see below',
    'Prevents a repeat',
    '#12',
    'OPS-12',
    'eu-west-1',
    'database',
    'All regions',
    'Ask management',
    'Small',
    'Every week',
    'Approved by Ann',
    'runbook.md',
    'Short term',
    'TBD',
    'Low risk of harm to others',
  ])('— %s, before a day', (remark) => {
    expect(
      owners(list(' — Wiebke, 2026-04-01', ' — Emil, 2026-04-02', ` — ${remark}, 2026-04-03`))[2],
    ).toEqual([]);
  });

  test('a service of the document', () => {
    const head =
      '| Services | Growth ledger |\n|---|---|\n| Severity | 2 |\n\n**Services:** Growth ledger\n\n';
    expect(
      owners(list(' — Wiebke, 2026-04-01', ' — Emil, 2026-04-02', ' — Growth ledger, 2026-04-03'), head)[2],
    ).toEqual([]);
  });
});

describe('a team that no word list has owns an item', () => {
  const TEAM = 'Growth Engineering';
  test.each([
    ['after a dash', ` – ${TEAM}`, ' – Ilse'],
    ['after a long dash', ` — ${TEAM}`, ' — Ilse'],
    ['after a hyphen', ` - ${TEAM}`, ' - Ilse'],
    ['after a slash', ` / ${TEAM} / 2026-04-01`, ' / Ilse / 2026-04-02'],
    ['after a pipe', ` | ${TEAM} | 2026-04-01`, ' | Ilse | 2026-04-02'],
    ['after a dot', ` · ${TEAM} · 2026-04-01`, ' · Ilse · 2026-04-02'],
    ['after an arrow', ` → ${TEAM}`, ' → Ilse'],
    ['in round brackets', ` (${TEAM})`, ' (Ilse)'],
    ['in square brackets', ` [${TEAM}]`, ' [Ilse]'],
    ['in brackets before a day', ` (${TEAM}, 2026-04-01)`, ' (Ilse, 2026-04-02)'],
    ['in brackets, before a day without a comma', ` (${TEAM} 2026-04-01)`, ' (Ilse 2026-04-02)'],
    ['in brackets, before a day with a word', ` (${TEAM}; due 2026-04-01)`, ' (Ilse; due 2026-04-02)'],
    ['after a day', ` – 2026-04-01 – ${TEAM}`, ' – 2026-04-02 – Ilse'],
    ['before a day in brackets', ` – ${TEAM} (2026-04-01)`, ' – Ilse (2026-04-02)'],
    ['before a state', ` – ${TEAM}, done`, ' – Ilse, open'],
    ['before a mark', ` – ${TEAM} ✅`, ' – Ilse'],
    ['in italics', ` – *${TEAM}*`, ' – *Ilse*'],
    ['after “owner”', ` — owner ${TEAM}`, ' — owner Ilse'],
  ])('%s', (_name, ...ends) => {
    expect(owners(list(...ends))).toEqual([[TEAM], ['Ilse']]);
  });

  test.each([
    ['by its last word', ' – Gerlinde', ' – Allotment office'],
    ['by the word of one', ' — Marieke', ' — Luís', ' — Billing'],
    ['with a mark in its name', ' (Ilse, 2026-04-01)', ' (F&B systems, 2026-04-02)'],
    ['with a number', ' – Ilse', ' – Ward 4 nurses'],
    ['with a person', ' (Ilse, Growth Engineering)', ' (Ann)'],
    ['that is joined to a person', ' (Growth Engineering and Ilse)', ' (Ann)'],
    [
      'that has a person for a head',
      ' / Head of office / 2026-04-01',
      ' / Ilse / 2026-04-02',
      ' / IT service / 2026-04-03',
    ],
    ['that is joined in itself', ' – Ilse', ' – Ann', ' – Trust & Safety'],
    [
      'by a word of any kind, before a day',
      ' – Ilse – 2026-04-01',
      ' – Ann – 2026-04-02',
      ' – Kitchen – 2026-04-03',
    ],
    [
      'by words for work, before a day',
      ' – Ilse – 2026-04-01',
      ' – Ann – 2026-04-02',
      ' – Card Processing – 2026-04-03',
    ],
    [
      'by words for a thing, before a day',
      ' / Ilse / 2026-04-01',
      ' / Ann / 2026-04-02',
      ' / Build Tools / 2026-04-03',
    ],
    ['that begins with a verb', ' – Ilse', ' – Order Management'],
    ['of another firm', ' – Ilse', ' – Kiosk vendor'],
    ['by an area, before a day', ' – Ilse – 2026-04-01', ' – Ann – 2026-04-02', ' – Mobile – 2026-04-03'],
    ['that is people, where nobody has a name', ' (Control systems)', ' (Shift supervisors)'],
    ['before days, where nobody has a name', ' – Search systems, 2026-04-01', ' – Lab Services, 2026-04-02'],
    ['where one item has nobody', ' (Ilse)', ' (Ann)', ' (Growth Engineering)', ''],
  ])('%s', (_name, ...ends) => {
    const names = ends.map((end) =>
      end
        .replace(/\d{4}-\d\d-\d\d|^[ –—/(]+|[ –—/,)]+$/g, '')
        .replace(/[ –—/,)]+$/, '')
        .split(/, | and /)
        .filter(Boolean),
    );
    expect(owners(list(...ends))).toEqual(names);
  });

  test.each([
    ['in brackets in front', '- [Growth Engineering] Add a limit\n- [Ilse] Add an alarm\n- [Ann] Add a page'],
    ['in front of a colon', '- Growth Engineering: add a limit\n- Ilse: add an alarm\n- Ann: add a page'],
    ['in front of a dash', '- Growth Engineering – add a limit\n- Ilse – add an alarm\n- Ann – add a page'],
    ['in front of “to”', '- Growth Engineering to add a limit\n- Ilse to add an alarm'],
    ['as a heading', '### Growth Engineering\n\n- Add a limit\n\n### Ilse\n\n- Add an alarm'],
  ])('%s', (_name, body) => {
    expect(owners(body).slice(0, 2)).toEqual([[TEAM], ['Ilse']]);
  });
});

describe('initials own items in brackets in front', () => {
  const body = '- [HF] Add a limit\n- [PM] Add an alarm';
  test('if the document introduces them', () => {
    expect(owners(body, 'Taking part: Hana Fischer (HF), Priya Menon (PM).\n\n')).toEqual([['HF'], ['PM']]);
  });

  test('not if the document introduces something that is nobody', () => {
    expect(
      owners(
        '- [VM] Add a limit\n- [CD] Add an alarm',
        'The Virtual Machine (VM) and Continuous Delivery (CD) stopped.\n\n',
      ).flat(),
    ).toEqual([]);
  });
});

test('a team that owns an item is no person of the document', () => {
  const { people } = read(
    '# Kiosk offline\n\n## Action items\n\n- Add a limit – Ilse\n- Add an alarm – Ann\n- Add a page – Support Tooling\n',
  );
  expect(people.map(({ name }) => name)).toEqual(['Ilse', 'Ann']);
});
