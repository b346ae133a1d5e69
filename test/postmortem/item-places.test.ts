import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const texts = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n${body}\n`).actionItems.map(({ text }) => text);
const TWO = ['Add an alarm on age', 'Limit the batch'];
const LIST = TWO.map((text) => `- ${text}`).join('\n');

describe('an unlisted heading introduces action items if the text below reads like them', () => {
  test.each([
    'Review actions',
    'Left to do',
    'Still open',
    'What we will do differently',
    'Homework',
    'Before the next import we must',
    'Things we owe our users',
    'Agreed in the review',
    'Retro items',
    'Improving this',
    'Proposed work',
  ])('%s', (heading) => {
    for (const form of [
      `## ${heading}\n\n${LIST}`,
      `**${heading}**\n\n${LIST}`,
      `${heading}:\n\n${LIST}`,
      `${heading}:\n${LIST}`,
    ])
      expect(texts(form), form).toEqual(TWO);
    expect(texts(`- **${heading}**:\n${LIST.replaceAll('- ', '  - ')}`)).toEqual(TWO);
  });

  test.each(['Left to do', 'Homework'])('but not %s above a list of failures', (heading) => {
    expect(texts(`## ${heading}\n\n- The mail was late\n- Nobody could log in`)).toEqual([]);
  });
});

describe('other headings introduce none, whatever is below', () => {
  test.each([
    'Steps to reproduce',
    'What we will not do',
    'What customers should do',
    'Disaster recovery plan',
    'Actions we took',
    'Work-around',
    'What should have happened',
    'How to test the fix',
    'Rules of the road',
  ])('%s', (heading) => {
    for (const form of [`## ${heading}\n\n${LIST}`, `**${heading}**\n\n${LIST}`, `${heading}:\n\n${LIST}`])
      expect(texts(form), form).toEqual([]);
  });
});

describe('items are read', () => {
  test.each([
    [
      'as plain lines below a label line',
      'Summary:\nIt stood.\nCorrective measures:\nAdd an alarm on age.\nLimit the batch.',
    ],
    ['as plain lines without points', 'Action items:\nAdd an alarm on age\nLimit the batch'],
    ['as plain lines below a paragraph', 'Action items:\n\nAdd an alarm on age\nLimit the batch'],
    [
      'as plain lines up to the next label',
      'Next steps:\nAdd an alarm on age\nLimit the batch\nThanks:\nEverybody',
    ],
    [
      'as lines below labels inside a paragraph',
      '## Corrective measures\n\nAlarms:\nAdd an alarm on age.\nBatches:\nLimit the batch.',
    ],
    [
      'as lines above the label of the next ones',
      '## Corrective measures\n\nAlarms:\n\nAdd an alarm on age.\nBatches:\n\nLimit the batch.',
    ],
    [
      'after labels in a list of facts',
      '## Facts\n\n- Impact: no mail\n- Prevention: Add an alarm on age\n- **Next steps:** Limit the batch\n- Follow-up: none',
    ],
    [
      'after “Action:” among lessons',
      '## Lessons learned\n\n- The disk had no alarm. **Action:** Add an alarm on age\n- Batches are long. Action: Limit the batch\n- Be patient',
    ],
    [
      'as headings with fields, however short',
      '## Action items\n\n### Add an alarm on age\n\n**Owner:** Ann\n\n### Limit the batch\n\n**Owner:** Bo',
    ],
    [
      'below “Immediate actions”, if they are the urgent ones',
      '## Action items\n\n### Immediate actions\n\n- Add an alarm on age\n\n### Long term\n\n- Limit the batch',
    ],
    ['as sentences below a heading', '## Action items\n\nAdd an alarm on age.\nLimit the batch.'],
  ])('%s', (_name, body) => {
    expect(texts(body).map((text) => text.replace(/\.$/, ''))).toEqual(TWO);
  });
});

test('an owner and a task detailed in the list below are one item', () => {
  const body =
    '## Actions\n\n- Developers to agree on an approach to alarms, in a page with:\n  - duties\n  - principles';
  expect(texts(body)).toEqual(['agree on an approach to alarms, in a page with']);
});

describe('a promise in prose is an item in other languages too', () => {
  test.each([
    [
      'Spanish',
      'Próximos pasos',
      'Vamos a añadir un límite y a revisar las alertas de la cola, porque el disco estaba lleno.',
    ],
    ['German', 'Nächste Schritte', 'Wir werden eine Grenze einführen und den Alarm für die Schlange prüfen.'],
    ['French', 'Prochaines étapes', "Nous allons ajouter une limite et revoir l'alerte de la file."],
    ['Japanese', '今後の対応', 'キューに上限を設ける予定です。'],
    ['Chinese', '后续计划', '我们将增加队列上限，并完善告警。'],
    ['Korean', '향후 계획', '큐에 상한을 둘 예정이며, 알림도 추가하겠습니다.'],
  ])('%s', (_language, heading, text) => {
    expect(texts(`## ${heading}\n\n${text}`)).toEqual([text]);
  });

  test('below a heading that promises something', () => {
    expect(
      texts(
        "## Ce que nous allons changer dans la file\n\n- Ajouter une limite pour les lots\n- Revoir l'alerte de la file",
      ),
    ).toHaveLength(2);
  });

  test('lessons beside measures are no items', () => {
    expect(
      texts(
        '## Lehren und Maßnahmen\n\n- Der Alarm der Schlange kam zu spät\n- Alarm für die Schlange einrichten',
      ),
    ).toEqual(['Alarm für die Schlange einrichten']);
  });
});

describe('there is no action item if', () => {
  test.each([
    [
      'existing measures suffice',
      '## Action items\n\nThe check that was added during the incident should be enough.',
    ],
    ['it was done in the incident', '## Facts\n\n- Remediation: the queue was drained'],
    [
      'the reader is told',
      '## Prevention\n\nNever let this be you. Set a reminder for your own queue today!',
    ],
    ['it is what else was tried', '## Prevention\n\n### Other fixes we tried\n\n- Limit the batch'],
    ['it already prevents it', '## Action items\n\n- The new limit already prevents this.'],
    ['nothing is needed', '## Action items\n\nNo further action is needed because the queue is retired.'],
    ['the risk is accepted', '## Follow-ups\n\n- We accept the risk for this quarter.'],
    ['it was decided against', '## Next steps\n\nWe decided not to change the limit.'],
    ['there is none', '## Action items\n\nThere is nothing to fix here.'],
  ])('%s', (_name, body) => {
    expect(texts(body)).toEqual([]);
  });

  test.each([
    [
      'boxes of a review checklist',
      '## Incident review checklist\n\n- [x] Timeline has exact times\n- [ ] Customers told',
    ],
    ['boxes of blockers', '## Current blockers\n\n- [ ] Both desks are not yet on one list.'],
    ['boxes of a sign-off', '## Sign-off\n\n- [ ] Read by the lead\n- [ ] Approve the text'],
    ['boxes of a process', '## Post-mortem process\n\n- [x] Draft\n- [ ] Publish the page'],
    [
      'results, weeks later',
      '## Improvements (six weeks later)\n\n- **Failed deploys:** down from 8 to 5\n- **Coverage:** 25 % up',
    ],
    ['results since then', '## Improvements since then\n\n- Failed deploys are down from 8 to 5'],
    [
      'measures that were implemented',
      '## Prevention measures implemented\n\n### 1. Validation of variables\n\nWe added a check.\n\n### 2. Deployment checklist\n\n- [ ] Compare the variables',
    ],
    ['immediate actions', '## Immediate actions\n\n- Restart the queue\n- Raise the limit'],
    [
      'immediate actions that were taken',
      '## Action items\n\n### Immediate actions\n\n- Restarted the queue\n- Raised the limit',
    ],
    [
      'what was done during the incident',
      '## Action items\n\n### Done during the incident\n\n- Restarted the queue',
    ],
  ])('%s', (_name, body) => {
    expect(texts(`## Action items\n\n- Drill twice a year\n\n${body}`)).toEqual(['Drill twice a year']);
  });
});

describe('a table in another language gives each field its column', () => {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  test.each([
    [
      'de',
      ['Aufgabe', 'Zuständig', 'Fällig bis', 'Stand'],
      ['Sperrzeit setzen', 'Grit Vogel', '2026-03-20', 'erledigt'],
      '## Maßnahmen',
    ],
    [
      'fr',
      ['Action', 'Responsable', 'Échéance', 'Statut'],
      ['Créer un pool séparé', 'Maud Leroy', '2026-03-20', 'Terminé'],
      '## Actions correctives',
    ],
    [
      'es',
      ['Acción', 'Responsable', 'Fecha límite', 'Estado'],
      ['Agregar una prueba', 'Lucía Rey', '2026-03-20', 'Hecho'],
      '## Acciones correctivas',
    ],
    [
      'pt',
      ['Ação', 'Responsável', 'Prazo', 'Estado'],
      ['Criar um alerta', 'Inês Rocha', '2026-03-20', 'Concluído'],
      '## Ações corretivas',
    ],
    [
      'it',
      ['Azione', 'Responsabile', 'Scadenza', 'Stato'],
      ['Aggiungere un allarme', 'Elisa Neri', '2026-03-20', 'Completato'],
      '## Azioni correttive',
    ],
    [
      'nl',
      ['Actie', 'Verantwoordelijke', 'Deadline', 'Status'],
      ['Alarm toevoegen', 'Sanne Bos', '2026-03-20', 'Gereed'],
      '## Acties',
    ],
    [
      'ja',
      ['アクション', '担当', '期限', '状態'],
      ['メモリ上限を見直す', '佐藤', '2026-03-20', '完了'],
      '## アクションアイテム',
    ],
    [
      'zh',
      ['行动项', '负责人', '截止日期', '状态'],
      ['增加告警', '王芳', '2026-03-20', '已完成'],
      '## 改进措施',
    ],
    [
      'ko',
      ['조치', '담당자', '기한', '상태'],
      ['잠금 시간 설정', '김민수', '2026년 3월 20일', '완료'],
      '## 재발 방지 대책',
    ],
  ])('%s', (_code, header, cells, heading) => {
    const table = [row(header), row(header.map(() => '-')), row(cells)].join('\n');
    const filler = {
      de: 'Die Störung wurde durch eine Sperre verursacht und ist behoben.',
      fr: 'Une panne a été causée par le verrou et nous avons corrigé.',
      es: 'La caída fue causada por un bloqueo y se ha resuelto.',
      pt: 'A falha foi causada por um bloqueio e não voltou.',
      it: 'Il guasto è stato causato da un blocco e non è più tornato.',
      nl: 'De storing werd veroorzaakt door een blokkade en is nu opgelost.',
      ja: '障害が発生した。',
      zh: '服务中断。',
      ko: '서비스가 중단되었다.',
    }[_code];
    const [item] = read(`# 2026-03-04\n\n${filler}\n\n${heading}\n\n${table}\n`).actionItems;
    expect(item).toMatchObject({
      text: cells[0],
      owners: [cells[1]],
      due: { date: '2026-03-20' },
      state: 'done',
    });
  });
});

test('labels in another language are read in a list too', () => {
  const text =
    '# Ausfall 2026-03-04\n\nDie Störung wurde durch eine Sperre verursacht und ist behoben.\n\n## Maßnahmen\n\n- Sperrzeit setzen. Verantwortlich: Grit Vogel, fällig bis: 2026-03-20\n- Alarm ergänzen (zuständig: Plattform-Team)\n';
  expect(read(text).actionItems).toMatchObject([
    { owners: ['Grit Vogel'], due: { date: '2026-03-20' } },
    { owners: ['Plattform-Team'] },
  ]);
});

describe('columns are identified by their content', () => {
  test.each([
    [
      '| Action | Assigned to | Target date |',
      '| Add a limit | Ann Lee | 30 April 2026 |',
      'Ann Lee',
      '2026-04-30',
    ],
    [
      '| # | Follow-up | Responsible team | ETA | Jira |',
      '| 1 | Add a limit | Storage | Apr 30, 2026 | OPS-1 |',
      'Storage',
      '2026-04-30',
    ],
    ['| Action | Owner (DRI) | Due by |', '| Add a limit | @ann | 2026-04-30 |', 'ann', '2026-04-30'],
    ['| Who | What | When |', '| Ann | Add a limit | by 2026-04-30 |', 'Ann', '2026-04-30'],
    ['| Action | Owner | Completed |', '| Add a limit | Ann | 2026-04-30 |', 'Ann', null],
    [
      '| Task | Driver | Deadline | Notes |',
      '| Add a limit | Ann, Bo | end of April | |',
      'Ann,Bo',
      '2026-04-30',
    ],
  ])('%s', (header, row, owners, due) => {
    const rule = header.replace(/[^|]+/g, ' - ');
    const [item] = read(
      `# Queue stuck 2026-03-04\n\n## Action items\n\n${header}\n${rule}\n${row}\n`,
    ).actionItems;
    expect({ text: item!.text, owners: item!.owners.join(), due: item!.due?.date ?? null }).toEqual({
      text: 'Add a limit',
      owners,
      due,
    });
  });
});

test('headings on lines of their own in one paragraph are headings', () => {
  const text =
    'Postmortem\nSummary\nThe desk could not print on 2026-03-04.\nTimeline\n6:10 PM - no list.\n6:35 PM - printed.\nRoot Cause\nThe disk was full.\nCorrective Measures\nReplace the disk.\nMonitor free space.\n';
  const { timeline, actionItems } = read(text);
  expect(timeline.map(({ line }) => line)).toEqual([5, 6]);
  expect(actionItems.map(({ line }) => line)).toEqual([10, 11]);
});

test('“Later” heads items if their entries have owners and days', () => {
  const later = (list: string) => texts(`## Later\n\n${list}`);
  expect(
    later(
      '- Move the sync to the night | Imani | Due 2026-04-20\n- Dry-run mode | Content team | Due 2026-05-20',
    ),
  ).toHaveLength(2);
  expect(later('- The sync ran at night | Imani\n- Dry-run mode | Content team')).toEqual([]);
});

test('what is optional is an item as well', () => {
  const list = '- Optional: add a second alarm\n- If time permits, limit the batch';
  expect(texts(`## Open\n\n${list}`)).toHaveLength(2);
  expect(texts('## Open\n\n- Optional: the second alarm\n- Later: the batch was small')).toEqual([]);
});

test('a table in the lessons that says what we will do holds items', () => {
  const table = (header: string) =>
    texts(
      `## Lessons\n\n| What went wrong | ${header} | Owner |\n| --- | --- | --- |\n| No alarm | Add an alarm | Ann |\n| No limit | Limit the batch | Bo |`,
    );
  expect(table('What we will do')).toEqual(['Add an alarm', 'Limit the batch']);
  expect(table('What we did')).toEqual([]);
});

test('a list of what is tracked elsewhere holds items', () => {
  const list =
    '- [OPS-12](https://acme.atlassian.net/browse/OPS-12) Disk move\n- [OPS-13](https://acme.atlassian.net/browse/OPS-13) Image – open';
  expect(texts(`## Jira tracking\n\n${list}`)).toHaveLength(2);
});

test.each(['Action items', 'Next steps', 'Follow-ups'])(
  '“Always …” and “Never …” are items below “%s”',
  (heading) => {
    const rules = '- Never keep a token for an hour\n- Always set a timeout on calls to the bank';
    expect(texts(`## ${heading}\n\n${rules}`)).toHaveLength(2);
    expect(texts(`## ${heading}\n\n${rules}\n- Add an alarm`)).toHaveLength(3);
  },
);

test.each([
  ['Jira tracking', '- OPS-1 Add an alarm\n- OPS-2 Limit the batch', 2],
  [
    'Jira tracking',
    '| Ticket | Description |\n| --- | --- |\n| OPS-1 | Add an alarm |\n| OPS-2 | Limit the batch |',
    2,
  ],
  [
    'Jira tracking',
    '| Ticket | Description | Assignee |\n| --- | --- | --- |\n| OPS-1 | Disk move | Ann |',
    1,
  ],
  [
    'Jira tracking',
    '| Ticket | Description |\n| --- | --- |\n| SUP-1 | Customer could not pay |\n| SUP-2 | Refund missing |',
    0,
  ],
  [
    'Ticket tracking',
    '| Ticket | Description |\n| --- | --- |\n| SUP-1 | Customer could not pay |\n| SUP-2 | Refund missing |',
    0,
  ],
  ['Issue tracking', '- Incident ticket: INC-1\n- Support ticket: SUP-2', 0],
])('the tickets of customers are no items: “%s”, %j', (heading, tickets, count) => {
  expect(texts(`## ${heading}\n\n${tickets}`)).toHaveLength(count);
});

test('how to work from now on is no item, unless somebody sees to it', () => {
  const rules =
    '- Always read the plan first\n- Never commit plan files\n- Check the ignore list before that';
  // What else the list asks for is never lost.
  expect(texts(`## Prevention\n\n${rules}`)).toEqual(['Check the ignore list before that']);
  expect(texts(`## Prevention\n\n${rules} (@ann)`)).toHaveLength(3);
  expect(texts(`## Prevention\n\n- Never let a job wait for its own lock\n${LIST}`)).toHaveLength(3);
  expect(texts(`## Prevention\n\n${rules}\n- Add an alarm\n- Limit the batch`)).toHaveLength(5);
  expect(texts(`## Prevention\n\n- **Operating rule:** one client at a time\n${LIST}`)).toEqual(TWO);
  expect(texts(`## Prevention\n\n- **Accepted risk:** the disk stays until 2027\n${LIST}`)).toEqual(TWO);
});

test.each(['✓', '✔', '✅', '☑️'])('“%s” marks an item as done wherever it stands', (mark) => {
  const text = `## Action items\n\n- ${mark} Add an alarm\n- Limit the batch ${mark}\n\n## Prevention\n\n| Measure | Implemented |\n| --- | --- |\n| Add a second alarm | ${mark} in the gateway |\n| Limit the other batch | not yet |`;
  const { actionItems } = read(`# Queue stuck 2026-03-04\n\n${text}\n`);
  expect(actionItems.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'open']);
});

test('a column in another language that says what is done is a status', () => {
  const { actionItems } = read(
    '# Cola parada 2026-03-04\n\n## Resumen\n\nLa cola se quedó parada.\n\n## Prevención\n\n| Medida | Implementada |\n| --- | --- |\n| Añadir una alerta | ✓ en el gateway |\n| Limitar el lote | |\n',
  );
  expect(actionItems.map(({ state }) => state)).toEqual(['done', 'open']);
});

test('what a task says of itself counts in a table without columns for that', () => {
  const { actionItems } = read(
    '# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Ticket |\n| --- | --- |\n| ✅ Add an alarm | OPS-1 |\n| Limit the batch [done] | OPS-2 |\n| Print the list (Ann, 10 March) | OPS-3 |\n',
  );
  expect(actionItems.map(({ text, state, owners }) => [text, state, owners])).toEqual([
    ['Add an alarm', 'done', []],
    ['Limit the batch', 'done', []],
    ['Print the list', 'open', ['Ann']],
  ]);
});

test('its kind and its priority count there, too', () => {
  const { actionItems } = read(
    '# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Ticket |\n| --- | --- |\n| [detect] [P1] Add an alarm | OPS-1 |\n',
  );
  expect(actionItems).toMatchObject([{ type: 'detect', priority: 'P1' }]);
});

test.each([
  ['✅ Add an alarm', '', 'done'],
  ['Add an alarm [done]', '', 'done'],
  ['~~Add an alarm~~', '', 'done'],
  ['~~Add an alarm~~', '-', 'done'],
  ['✅ Add an alarm', 'TBD', 'done'],
  ['✅ Add an alarm', 'Open', 'open'],
  ['~~Add an alarm~~', 'In progress', 'open'],
  ['~~Two~~ alarms for the long queue of the second shop', '', 'open'],
])('“%s” beside a status “%s” is %s', (action, status, state) => {
  const { actionItems } = read(
    `# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| ${action} | Ann | ${status} |\n`,
  );
  expect(actionItems.map((item) => item.state)).toEqual([state]);
});

test.each([
  '- Add a field “Status: closed” to the form',
  '- Add a line "Owner: Bob, due: 2026-04-01" to the form',
  '| Action | Ticket |\n| --- | --- |\n| Add a field “Status: closed” to the form | OPS-1 |',
])('what stands in quotation marks is no field of the item: %s', (item) => {
  const { actionItems } = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${item}\n`);
  expect(actionItems).toMatchObject([
    { text: expect.stringMatching(/^Add a .* to the form$/), state: 'open', owners: [], due: null },
  ]);
});

test('a field may be in quotation marks', () => {
  const { actionItems } = read(
    '# Queue stuck 2026-03-04\n\n## Action items\n\n- Print the “list”, status: "Done"\n',
  );
  expect(actionItems).toMatchObject([{ text: 'Print the “list”', state: 'done' }]);
});

test('boxes below “Status” tell how far the response is, if each says what was reached', () => {
  const status = '## Status\n\n- [x] Cause identified\n- [ ] Prevention implemented';
  expect(texts(`## Action items\n\n- [ ] Add a bell\n\n${status}`)).toEqual(['Add a bell']);
  expect(
    texts('## Status\n\n- [x] Cause identified\n- [ ] A second bell for the desk in the harbour'),
  ).toHaveLength(2);
});

test('a list below “Actions taken:” tells what was done, beside others that say what to do', () => {
  const list = (caption: string) =>
    `- **${caption}**:\n  - Checks confirmed the scope\n- **Next**:\n  - Add a bell`;
  expect(texts(`## Corrective actions\n\n${list('Immediate actions taken')}`)).toEqual(['Add a bell']);
  expect(texts(`## Corrective actions\n\n${list('Immediate actions')}`)).toHaveLength(2);
  expect(
    texts(`## Corrective actions\n\n${list('Actions taken').replace('Checks', 'Add a lamp\n  - Checks')}`),
  ).toHaveLength(3);
});

test('“Immediate actions” below “Prevention” are still to be done, unless all of them tell what was done', () => {
  const list = '**Immediate actions:**\n\n- Planned replacement of lamps\n- Inventory of bells';
  expect(texts(`## Prevention\n\n${list}`)).toHaveLength(2);
  expect(
    texts('## Prevention\n\n**Immediate actions:**\n\n- Restarted the lamp\n- Replaced the bell'),
  ).toEqual([]);
});

test('boxes to choose from, with “Other” among them, ask for no work', () => {
  const choice =
    '- [x] A user told us\n- [ ] An automated alert\n- [ ] Something in the log of the desk\n- [ ] Other';
  expect(texts(`## Detection\n\n${choice}`)).toEqual([]);
  expect(texts(`## Detection\n\n${choice}\n- [ ] Add an alert on lag`)).not.toEqual([]);
});

test('boxes below the label “Verification:” tell what was verified, also inside of fixes', () => {
  const fix = '**Permanent fix:**\n\n1. Raise the limit\n\n**Verification:**\n\n';
  expect(texts(`## Action items\n\n${fix}- Lamps checked\n- Bells checked`)).toEqual(['Raise the limit']);
  expect(texts(`## Action items\n\n${fix}- @ann checks the bells by 2026-04-01`)).toHaveLength(2);
  expect(texts(`## Action items\n\n${fix}- [ ] Bells that still hang loose`)).toHaveLength(2);
  expect(texts(`## Action items\n\n${fix}- Run the restore test`)).toHaveLength(2);
});

test('ticked boxes that each say what was reached, outside of action items, are no action items', () => {
  const boxes = '- [x] CI/CD workflow updated\n- [x] Used space on disk reduced to 30 %';
  expect(texts(`## Resolution\n\n${boxes}`)).toEqual([]);
  expect(texts(`## Action items\n\n${boxes}`)).toHaveLength(2);
});

test('a list below “Actions taken:” of which an entry says that it is left is a list of items', () => {
  const list = '- Actions taken:\n  - Alert on the disk\n  - Runbook of the failover, still to be done';
  expect(texts(`## Action items\n\n${list}`)).toHaveLength(2);
});

test.each([
  [
    '“Other regions” is no answer to choose',
    '## Lessons learned\n\n- [ ] Alert on the disk of the primary\n- [ ] Runbook of the failover\n- [ ] Other regions',
    3,
  ],
  [
    'a drill below “Verification:” is still to come',
    '## Action items\n\n**Verification:**\n\n- Failover drill with the team on call',
    1,
  ],
])('%s', (_name, text, count) => {
  expect(texts(text)).toHaveLength(count);
});
