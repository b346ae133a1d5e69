import { describe, expect, test } from 'vitest';
import { languageOf, languageOfHeadings } from '../../src/languages/detect.ts';
import { headingIn } from '../../src/languages/headings.ts';
import { labelsOf, normalized, statusOf, wordsOf } from '../../src/languages/labels.ts';
import { languages } from '../../src/languages/words/index.ts';

const named = (name: string) => languages.find((each) => each.name === name)!;

describe('the language of a text', () => {
  test.each([
    ['German', 'Die Warteschlange stand still, weil der Speicher voll war und nicht geleert wurde.'],
    ['French', "La file était bloquée, le disque étant plein, et personne n'en a été averti."],
    ['Spanish', 'La cola se detuvo porque el disco estaba lleno y nadie recibió el aviso.'],
    ['Portuguese', 'A fila parou porque o disco estava cheio e ninguém foi avisado do problema.'],
    ['Italian', 'La coda si è fermata perché il disco era pieno e nessuno è stato avvisato.'],
    ['Dutch', 'De wachtrij stond stil omdat de schijf vol was en niemand werd gewaarschuwd.'],
    ['Japanese', 'ディスクが満杯になり、キューが停止した。'],
    ['Chinese', '磁盘已满，队列停止工作，无人收到告警。'],
    ['Korean', '디스크가 가득 차서 큐가 멈췄고, 아무도 알림을 받지 못했다.'],
    ['Korean', 'Order service의 queue가 멈춤: disk full. 로그를 지우고 restart함.'],
    ['Japanese', 'ディスクが満杯になり、キューが停止した。김민수さんが復旧した。'],
    ['French', 'Cap the pool. Echeance: 2026-04-01. Drain it. Echeance: 2026-04-02.'],
  ])('%s', (name, text) => {
    expect(languageOf(text)?.name).toBe(name);
  });

  test.each([
    ['English', 'The queue stood still because the disk was full and nobody was told of it.'],
    ['too short', 'Queue'],
    [
      'English with a name in another script',
      'Queue stuck, found by 佐藤 at 14:03. Restarted, and the jobs went through again.',
    ],
    [
      'English with a Korean name',
      'Queue stuck, found by 김민수 at 14:03. Restarted, and the jobs went through again. Nothing was lost.',
    ],
    ['English with a foreign name', 'The team from Köln at Die Zeit was on call for the queue.'],
  ])('none: %s', (_, text) => {
    expect(languageOf(text)).toBeNull();
  });
});

describe('the language of translated headings above English sentences', () => {
  test.each([
    ['German', ['Zusammenfassung', 'Zeitverlauf']],
    ['German', ['The queue of 3 May', 'Maßnahmen']],
    ['Spanish', ['Resumen', 'Cronología', 'Causas', 'Acciones']],
    ['Japanese', ['アクションアイテム']],
    ['Korean', ['재발 방지 대책']],
    ['Korean', ['개요', '타임라인']],
    ['German', ['Zusammenfassung', 'Zeitverlauf', 'Ursachen', 'Resumen', 'Cronología']],
    ['Spanish', ['Zusammenfassung', 'Zeitverlauf', 'Resumen', 'Cronología', 'Causas']],
  ])('%s', (name, headings) => {
    expect(languageOfHeadings(headings)?.name).toBe(name);
  });

  test.each([[['Zeitverlauf']], [['The queue', 'A note', 'Agenda']], [[]]])('none: %s', (headings) => {
    expect(languageOfHeadings(headings)).toBeNull();
  });
});

describe('a heading names a section', () => {
  test.each([
    ['German', 'Zeitverlauf', 'timeline'],
    ['German', '3. Maßnahmen', 'action-items'],
    ['German', 'Ursache der Störung', 'causes'],
    ['German', 'Auswirkungen auf Kunden', 'impact'],
    ['German', 'Was ist gut gelaufen?', 'went-well'],
    ['French', "Chronologie de l'incident", 'timeline'],
    ['French', 'Causes profondes', 'causes'],
    ['French', 'Actions correctives', 'action-items'],
    ['Spanish', 'Línea de tiempo', 'timeline'],
    ['Spanish', 'Impacto en los usuarios', 'impact'],
    ['Spanish', 'Próximos pasos', 'action-items'],
    ['Portuguese', 'Linha do tempo do incidente', 'timeline'],
    ['Portuguese', 'Ações corretivas', 'action-items'],
    ['Portuguese', 'O que deu errado?', 'went-wrong'],
    ['Italian', 'Cronologia degli eventi', 'timeline'],
    ['Italian', 'Causa principale', 'causes'],
    ['Italian', 'Azioni correttive e preventive', 'action-items'],
    ['German', 'Was aendern wir', 'action-items'],
    ['Portuguese', 'Acoes corretivas', 'action-items'],
    ['Spanish', 'Linea de tiempo', 'timeline'],
    ['Dutch', 'Tijdlijn', 'timeline'],
    ['Dutch', 'Gevolgen voor klanten', 'impact'],
    ['Dutch', 'Actiepunten', 'action-items'],
    ['Japanese', '■ タイムライン', 'timeline'],
    ['Japanese', '障害の原因', 'causes'],
    ['Japanese', '再発防止策', 'action-items'],
    ['Chinese', '一、故障时间线', 'timeline'],
    ['Chinese', '根本原因分析', 'causes'],
    ['Chinese', '后续改进措施', 'action-items'],
    ['Japanese', '追加で決定した措置', 'action-items'],
    ['Japanese', '原因と対策', 'causes'],
    ['Japanese', '教訓と今後の対応', 'action-items'],
    ['Korean', '3. 타임라인 (KST)', 'timeline'],
    ['Korean', '장애 경과', 'timeline'],
    ['Korean', '사용자 영향', 'impact'],
    ['Korean', '근본 원인 분석', 'causes'],
    ['Korean', '원인 및 대책', 'causes'],
    ['Korean', '결과 요약', 'summary'],
    ['Korean', '경과와 대응', 'timeline'],
    ['Korean', '재발 방지 (조치)', 'action-items'],
    ['Korean', '후속 조치 사항', 'action-items'],
    ['Korean', '교훈과 재발 방지 대책', 'action-items'],
    ['Korean', '향후 대응', 'action-items'],
    ['Korean', '운이 좋았던 점', 'lucky'],
    ['Korean', '완화 (단기 조치)', 'response'],
    ['German', 'Lehren und Maßnahmen', 'action-items'],
    ['Chinese', '原因和改进措施', 'causes'],
    ['Chinese', '事故影响的时间线', 'timeline'],
  ])('%s: %s', (name, heading, section) => {
    expect(headingIn(named(name), heading)).toBe(section);
  });

  test.each([
    ['German', 'Datenbank'],
    ['German', 'Plantage'],
    ['Korean', '무엇이 문제인지'],
    // What was done, or what is to be done: what stands below it tells.
    ['Korean', '조치'],
    ['Korean', '단기 조치'],
  ])('%s: not %s', (name, heading) => {
    expect(headingIn(named(name), heading)).toBeNull();
  });
});

describe('a column header', () => {
  test.each([
    ['German', 'Verantwortlich', 'owner'],
    ['German', 'Fällig am', 'due'],
    ['German', '**Stand:**', 'status'],
    ['German', 'Uhrzeit (MEZ)', 'time'],
    ['French', 'Responsable', 'owner'],
    ['French', 'Échéance', 'due'],
    ['French', 'Événement', 'event'],
    ['Spanish', 'Fecha límite', 'due'],
    ['Spanish', 'Fecha limite', 'due'],
    ['Spanish', 'Hora', 'time'],
    ['Portuguese', 'Responsável', 'owner'],
    ['Portuguese', 'Prazo', 'due'],
    ['Italian', 'Scadenza', 'due'],
    ['Italian', 'Stato', 'status'],
    ['Dutch', 'Actiehouder', 'owner'],
    ['Dutch', 'Tijdstip', 'time'],
    ['Japanese', '担当', 'owner'],
    ['Japanese', '時刻（JST）', 'time'],
    ['Chinese', '责任人', 'owner'],
    ['Chinese', '截止日期', 'due'],
    ['Korean', '담당자', 'owner'],
    ['Korean', '마감일', 'due'],
    ['Korean', '완료 예정일', 'due'],
    ['Korean', '진행 상황', 'status'],
    ['Korean', '시각 (KST)', 'time'],
    ['Korean', '내용', 'event'],
    ['Korean', '내용', 'action'],
    ['Korean', '우선순위', 'priority'],
  ])('%s: %s', (name, header, label) => {
    expect(labelsOf(named(name), header)).toContain(label);
  });
});

describe('a status', () => {
  test.each([
    ['German', 'Erledigt', 'done'],
    ['German', 'erledigt (12.3.)', 'done'],
    ['German', 'In Arbeit', 'started'],
    ['German', 'offen', 'open'],
    ['French', 'Terminée', 'done'],
    ['French', 'En cours', 'started'],
    ['Spanish', 'Pendiente', 'open'],
    ['Portuguese', 'Concluído', 'done'],
    ['Italian', 'Da fare', 'open'],
    ['Dutch', 'Vervallen', 'dropped'],
    ['Japanese', '対応済み', 'done'],
    ['Japanese', '未着手', 'open'],
    ['Chinese', '进行中', 'started'],
    ['Korean', '완료', 'done'],
    ['Korean', '진행 중', 'started'],
    ['Korean', '진행중', 'started'],
    ['Korean', '보류', 'open'],
    ['Korean', '조건부 (예산)', 'open'],
    ['Korean', '취소', 'dropped'],
    ['German', 'blau', null],
  ])('%s: %s', (name, text, status) => {
    expect(statusOf(named(name), text)).toBe(status);
  });
});

test.each(languages.map((language) => [language.name, language] as const))(
  '%s lists are lower-case NFC, with 12 months and 7 weekdays',
  (_, language) => {
    const lists = [
      language.functionWords,
      ...Object.values(language.headings),
      ...Object.values(language.labels),
      ...Object.values(language.statuses),
      ...Object.values(language.milestones),
      ...language.months,
      ...language.weekdays,
    ];
    expect([language.months.length, language.weekdays.length]).toEqual([12, 7]);
    for (const list of lists)
      for (const word of wordsOf(list)) expect(word).toBe(word.toLowerCase().normalize('NFC'));
  },
);

test.each(languages.map((language) => [language.name, language] as const))(
  '%s headings, labels and statuses give each word once, since accents are ignored',
  (_, { headings, labels, statuses }) => {
    for (const list of [headings, labels, statuses].flatMap((lists) => Object.values(lists))) {
      const words = wordsOf(list).map(normalized);
      expect(words).toEqual([...new Set(words)]);
    }
  },
);

test.each(languages.map((language) => [language.name, language] as const))(
  'no word of %s is both a status and the label of one: “Hecho: add an alert” would lose its task',
  (_, { labels, statuses }) => {
    const said = new Set(Object.values(statuses).flatMap((list) => wordsOf(list).map(normalized)));
    expect(wordsOf(labels.status ?? '').filter((word) => said.has(normalized(word)))).toEqual([]);
  },
);
