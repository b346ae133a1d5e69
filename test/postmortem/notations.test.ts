import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

/** Each item below "## Action items" as `text | owners | due`, or `-` for a dropped one. */
const items = (body: string, head = '') =>
  read(`# Queue stuck 2026-03-04\n\n${head}\n\n## Action items\n\n${body}\n`).actionItems.map(
    ({ text, owners, due, state }) =>
      `${text} | ${owners.join(', ')} | ${due?.date ?? ''}${state === 'done' ? ' | done' : ''}`,
  );

/** Notations of one item, and how each is parsed. */
const kinds: Record<string, Record<string, string>> = {
  'a name after a pipe or a dash, with a day': {
    '- Add a limit | Katarzyna | 2026-04-30': 'Add a limit | Katarzyna | 2026-04-30',
    '- Add a limit | Tjorven | 30 April 2026': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit — Priya N. — 2026-04-30 — prevents': 'Add a limit | Priya N. | 2026-04-30',
    '- Add a limit – J. R. Okafor – Apr 30, 2026': 'Add a limit | J. R. Okafor | 2026-04-30',
    '- Add a limit / Katarzyna / 2026-04-30': 'Add a limit | Katarzyna | 2026-04-30',
    '- Add a limit -- Núria Pérez-Soler -- 2026-04-30': 'Add a limit | Núria Pérez-Soler | 2026-04-30',
    '- Add a limit; Óscar; 2026-04-30': 'Add a limit | Óscar | 2026-04-30',
    '- Add a limit — Storage team — P1 — 2026-04-30': 'Add a limit | Storage team | 2026-04-30',
    '- Add a limit → June 19, 2026': 'Add a limit |  | 2026-06-19',
    '- Add a limit → Tjorven → June 19, 2026': 'Add a limit | Tjorven | 2026-06-19',
    '- Add a limit – Jean-Luc d’Arcy, 19 June 2026': 'Add a limit | Jean-Luc d’Arcy | 2026-06-19',
    '- Add a limit - **Ann** - *by 2026-04-30*': 'Add a limit | Ann | 2026-04-30',
  },
  'a handle or a mention with a day': {
    '- Add a limit @Anneke de Vries 22 May 2026': 'Add a limit | Anneke de Vries | 2026-05-22',
    '- Add a limit @ann 22 May 2026': 'Add a limit | ann | 2026-05-22',
    '- Add a limit (@ann-lee, 22 May 2026)': 'Add a limit | ann-lee | 2026-05-22',
    '- Add a limit @Søren Ø. Dahl 2026-05-22': 'Add a limit | Søren Ø. Dahl | 2026-05-22',
    '- Add a limit. @ann, @bo — 2026-05-22': 'Add a limit | ann, bo | 2026-05-22',
    '- @ann Add a limit by May 22': 'Add a limit | ann | 2026-05-22',
    '- **@ann** to add a limit (2026-05-22)': 'add a limit | ann | 2026-05-22',
    '- Add a limit `@ann` [repair]': 'Add a limit | ann | ',
  },
  'a name in brackets': {
    '- Add a limit (ewa)': 'Add a limit | ewa | ',
    '- Add a limit [Ewa]': 'Add a limit | Ewa | ',
    '- Add a limit (Tjorven, Ewa)': 'Add a limit | Tjorven, Ewa | ',
    '- Add a limit (Tjorven Aas – 2026-04-30)': 'Add a limit | Tjorven Aas | 2026-04-30',
    '- Add a limit (owner: Tjorven)': 'Add a limit | Tjorven | ',
    '- Add a limit (J. van der Berg; due 2026-04-30)': 'Add a limit | J. van der Berg | 2026-04-30',
    '- Add a limit (Pricing team, P2)': 'Add a limit | Pricing team | ',
    '- Add a limit (Ann O’Neil/Bo)': 'Add a limit | Ann O’Neil, Bo | ',
    '- Add a limit (assigned to Tjorven, due next Friday)': 'Add a limit | Tjorven | 2026-03-13',
  },
  'an owner at the start': {
    '- Platform team: add a limit': 'add a limit | Platform team | ',
    '- platform team: add a limit': 'add a limit | platform team | ',
    '- Alpha + Beta: add a limit': 'add a limit | Alpha, Beta | ',
    '- Ann & Bo: add a limit': 'add a limit | Ann, Bo | ',
    '- [Bo Li] add a limit': 'add a limit | Bo Li | ',
    '- (Ann) add a limit': 'add a limit | Ann | ',
    '- [Ann/Bo] add a limit': 'add a limit | Ann, Bo | ',
    '- **Ann:** add a limit': 'add a limit | Ann | ',
    '- **Ann** Add a limit': 'Add a limit | Ann | ',
    '- Add a limit **Ann**': 'Add a limit | Ann | ',
    '- SRE: add a limit': 'add a limit | SRE | ',
    '- [P1] [SRE] add a limit': 'add a limit | SRE | ',
    '- Data platform squad — add a limit by 2026-04-30': 'add a limit | Data platform squad | 2026-04-30',
    '- Ann will add a limit': 'add a limit | Ann | ',
    '- The storage team will add a limit': 'add a limit | storage team | ',
  },
  'labels in or after a sentence': {
    '- Add a limit. Owner: D. Evans. Due: 2026-04-30.': 'Add a limit. | D. Evans | 2026-04-30',
    '- Add a limit (Owner = Tjorven; ETA = 2026-04-30)': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit **Assignee:** Tjorven **Deadline:** 30.04.2026': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit\n  Owner: Tjorven, due 2026-04-30': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit\n\n  Owner: Tjorven. Due: 2026-04-30.': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit\n  - Who: Tjorven\n  - By when: 2026-04-30': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit\n  - Assigned to Tjorven\n  - Due 2026-04-30': 'Add a limit | Tjorven | 2026-04-30',
    '- Add a limit, DRI: @ann, target: end of April': 'Add a limit | ann | 2026-04-30',
    '- Owner: Ann. Add a limit': 'Add a limit | Ann | ',
  },
  'what was done, and the date': {
    '- [x] Add a limit. Completed: 2026-04-16': 'Add a limit |  |  | done',
    '- Add a limit — done 2026-04-17': 'Add a limit |  |  | done',
    '- Add a limit (done, 17 April)': 'Add a limit |  |  | done',
    '- [x] Add a limit (merged 2026-04-17, Tjorven)': 'Add a limit | Tjorven |  | done',
    '- Add a limit. Closed on 17 April 2026.': 'Add a limit |  |  | done',
    '- Add a limit – deployed on Apr 17': 'Add a limit |  |  | done',
    '- Add a limit | Ann | completed 2026-04-17': 'Add a limit | Ann |  | done',
    '- Add a limit - done and announced to everybody': 'Add a limit |  |  | done',
    '- Add a limit. Due: 2026-04-10. Completed: 2026-04-17.': 'Add a limit. |  | 2026-04-10 | done',
  },
  nobody: {
    '- Patch Walrus to refuse it': 'Patch Walrus to refuse it |  | ',
    '- Extend Narwhal to report it': 'Extend Narwhal to report it |  | ',
    '- Configure Loki and Tempo to drop it': 'Configure Loki and Tempo to drop it |  | ',
    '- Kubernetes to refuse it': 'Kubernetes to refuse it |  | ',
    '- [API] add a limit': '[API] add a limit |  | ',
    '- Monitoring: add an alarm': 'Monitoring: add an alarm |  | ',
    '- Add a limit (Kafka, Redis)': 'Add a limit (Kafka, Redis) |  | ',
    '- Add a limit (optional)': 'Add a limit (optional) |  | ',
    '- Add a limit — Grafana': 'Add a limit — Grafana |  | ',
    '- Add a limit within a couple of weeks': 'Add a limit within a couple of weeks |  | ',
    '- Add a limit (within a couple of weeks)': 'Add a limit |  | 2026-03-18',
    '- Add a limit (unassigned)': 'Add a limit (unassigned) |  | ',
    '- Add a limit (Experimental)': 'Add a limit (Experimental) |  | ',
  },
};

for (const [kind, variants] of Object.entries(kinds)) {
  describe(`${kind}:`, () => {
    test.each(Object.entries(variants))('%s', (body, expected) => {
      expect(items(body)).toEqual([expected]);
    });
  });
}

describe('a list names owners by convention', () => {
  test.each([
    [
      'in brackets at the start',
      '- [NDX] Add a limit\n- [QL] Add an alarm\n- [NDX] Drill',
      ['NDX', 'QL', 'NDX'],
    ],
    [
      'in lower case at the start',
      '- [halla?] add a limit\n- [tovar] drill\n- drain',
      ['halla', 'tovar', ''],
    ],
    ['after a dash', '- Add a limit — Anouk\n- Drill — Tjorven\n- Drain — TBD', ['Anouk', 'Tjorven', '']],
    ['in brackets at the end', '- Add a limit (tjv)\n- Drill (ewa)\n- Drain (krm)', ['tjv', 'ewa', 'krm']],
    ['as initials after a dash', '- Add a limit - TJ\n- Drill - EW', ['TJ', 'EW']],
  ])('%s', (_name, body, owners) => {
    expect(items(body).map((item) => item.split(' | ')[1])).toEqual(owners);
  });

  test.each([
    ['but not components at the start', '- [API] Add a limit\n- [QUX] Drill\n- [UI] Drain'],
    ['nor themes before a colon', '- Alarms: add one\n- Limits: raise them'],
    ['nor programs after a dash', '- Add a limit — Kafka\n- Drill — Redis'],
  ])('%s', (_name, body) => {
    expect(
      items(body)
        .map((item) => item.split(' | ')[1])
        .join(''),
    ).toBe('');
  });
});

describe('a label above items names their owner', () => {
  const two = (label: string, other = '') =>
    items(`${label}\n\n- Add a limit\n- Drill${other}`).map((item) => item.split(' | ')[1]);

  test.each([
    ['**Sunniva**', 'Sunniva'],
    ['**Sunniva Aas**', 'Sunniva Aas'],
    ['**Sunniva:**', 'Sunniva'],
    ['Sunniva:', 'Sunniva'],
    ['**@sunniva**', 'sunniva'],
    ['**RK**', 'RK'],
    ['**Ann/Bo**', 'Ann, Bo'],
    ['**Storage team**', 'Storage team'],
    ['### Sunniva', 'Sunniva'],
    ['### Storage team', 'Storage team'],
    ['### Ann & Bo', 'Ann, Bo'],
    ['**Owner: Sunniva**', 'Sunniva'],
  ])('%s', (label, owner) => {
    expect(two(label)).toEqual([owner, owner]);
  });

  test('as a parent bullet', () => {
    const body = '- Sunniva\n  - Add a limit\n- Ann and Bo:\n  - Drill';
    expect(items(body)).toEqual(['Add a limit | Sunniva | ', 'Drill | Ann, Bo | ']);
  });

  test('a label next to it may be a status', () => {
    expect(items('**Ann**\n- Add a limit\n\n**Done**\n- Drill')).toEqual([
      'Add a limit | Ann | ',
      'Drill |  |  | done',
    ]);
  });

  test.each(['**Monitoring**', '**Short term**', '### Detection', '**Kafka**', '**API**', '**Quick wins:**'])(
    'but %s is a theme',
    (label) => {
      expect(two(label)).toEqual(['', '']);
    },
  );

  test('themes next to it rule out a doubtful name', () => {
    expect(items('**Narwhal**\n- Add a limit\n\n**Monitoring**\n- Drill')).toEqual([
      'Add a limit |  | ',
      'Drill |  | ',
    ]);
  });

  test.each([
    ['**RK - for the next sprint**\n- Add a limit\n\n**LB**\n- Drill\n\n**SB**\n- Drain', ['RK', 'LB', 'SB']],
    ['**Ann**\n- Add a limit\n\n**For planning**\n- Drill', ['Ann', '']],
    ['**RK**\n- Add a limit\n\n**SB**\n- Drill\n\n**Future moves**\n- Drain', ['RK', 'SB', '']],
  ])('with a remark, as initials, or next to a theme: %s', (body, owners) => {
    expect(items(body).map((item) => item.split(' | ')[1])).toEqual(owners);
  });

  test('while an owner may have a task detailed in the list below', () => {
    expect(items('**Ann** Add alarms for:\n- age\n- depth\n\n**Bo** Drill it')).toEqual([
      'Add alarms for | Ann | ',
      'Drill it | Bo | ',
    ]);
  });
});

describe('a service in the document or the policy is not an owner', () => {
  test.each(['- Narwhal: add a limit', '- Add a limit (Narwhal)', '- Narwhal to add a limit'])(
    '%s',
    (body) => {
      expect(items(body, '**Affected services:** Narwhal, Walrus')[0]).toContain(' |  | ');
      const text = `# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`;
      const context = { today: '2026-03-20', aliases: {}, timeZone: null, systems: ['narwhal'] };
      expect(read(text, 'postmortems/queue.md', context).actionItems[0]!.owners).toEqual([]);
    },
  );
});
