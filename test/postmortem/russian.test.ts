import { expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { toReport } from '../../src/postmortem/report.ts';
import { read } from './reading.ts';

const DOCUMENT = `# Кассы не продавали билеты

- Уровень критичности: SEV2
- Начало: 4 марта 2026, 14:05 МСК
- Восстановлено: 4 марта 2026, 14:43 МСК
- Длительность: 38 минут

## 1. Краткое описание

4 марта с 14:05 до 14:43 двенадцать касс не могли продать ни одного билета.

## 2. Влияние

Не прошло около 1240 заказов.

## 3. Хронология (по московскому времени)

| Время | Событие |
| --- | --- |
| 14:05 | Начались ошибки |
| 14:09 | Сработал алерт |
| 14:12 | Дежурный подключился |
| около 14:25 | Откатили релиз |
| 14:43 | Работа восстановлена |

## 4. Корневая причина

Срок хранения журналов не был задан, и диск заполнился.

## 5. Меры по предотвращению повторения

| Действие | Ответственный | Срок | Приоритет | Статус |
| --- | --- | --- | --- | --- |
| Добавить алерт на заполнение диска | Иван Петров | 2026-03-11 | Высокий | Готово |
| Хранить журналы семь дней | Команда платформы | 20 марта | Средний | В работе |
`;

test('a report in Russian is read like one in English', () => {
  const { language, timeline, milestones, actionItems, severity } = read(DOCUMENT);
  expect([language?.name, severity?.value]).toEqual(['Russian', 'SEV2']);
  expect(timeline.map(({ time }) => time?.iso)).toEqual(
    ['05', '09', '12', '25', '43'].map((minute) => `2026-03-04T14:${minute}:00+03:00`),
  );
  expect(timeline.map(({ time }) => time?.approximate)).toEqual([false, false, false, true, false]);
  expect(Object.keys(milestones).sort()).toEqual([
    'acknowledged',
    'detected',
    'mitigated',
    'resolved',
    'started',
  ]);
  expect(actionItems).toMatchObject([
    { owners: ['Иван Петров'], due: { date: '2026-03-11' }, state: 'done', priority: 'Высокий' },
    { owners: ['Команда платформы'], due: { date: '2026-03-20' }, state: 'open' },
  ]);
});

test('the rules on language are off, and say so', () => {
  const text = `${DOCUMENT.replace('20 марта', '2026-03-20')}\n## Ссылки\n\nJuan carelessly deleted the log.\n`;
  const { findings } = lintText(text, 'report.md', { policy: DEFAULT_POLICY, today: '2026-11-30' });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['structure/language']);
  expect(findings[0]!.message).toContain('is in Russian');
});

const TOLD = '# Инцидент от 4 марта 2026\n\nКасса не отвечала час, потому что истёк сертификат.';

test('lists with owners and days in brackets, and what counts from today', () => {
  const { actionItems } = read(
    `${TOLD}\n\n## Дальнейшие шаги\n\n- [ ] Добавить алерт (Иван, до 20 марта)\n- [x] Ограничить число соединений (Анна)\n- [ ] Написать инструкцию (Мария, на следующей неделе)\n- [ ] Обновить схему (Олег, до конца марта)\n`,
  );
  expect(
    actionItems.map(({ owners, due, state }) => [owners[0], due?.date ?? null, state === 'done']),
  ).toEqual([
    ['Иван', '2026-03-20', false],
    ['Анна', null, true],
    ['Мария', '2026-03-13', false],
    ['Олег', '2026-03-31', false],
  ]);
});

test.each([
  ['Чтобы это не повторилось, мы автоматизируем обновление сертификатов.', [5]],
  ['В будущем сертификаты будут обновлены автоматически.', [5]],
  ['Клиенты не могли оплатить заказы.', []],
  ['В тот же день мы обновили сертификат.', []],
])('“%s” promises %j', (sentence, lines) => {
  expect(toReport(read(`${TOLD}\n\n${sentence}\n`)).actionItems.map(({ line }) => line)).toEqual(lines);
});

test.each([
  ['Сервис восстановлен', ['resolved']],
  ['Сервис ещё не восстановлен', []],
  ['Самовосстановлено', []],
])('“%s” states %j', (text, milestones) => {
  const { timeline } = read(`${TOLD}\n\n## Хронология\n\n- 10:00 ${text}\n`);
  expect(timeline[0]?.milestones).toEqual(milestones);
});

test('a document in Ukrainian is not read as Russian', () => {
  expect(
    read('# Інцидент\n\nКаса не відповідала годину, тому що сертифікат застарів.\n').language,
  ).toBeNull();
});
