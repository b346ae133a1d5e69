import { describe, expect, test } from 'vitest';
import { saysHowLong, saysHowMany, saysUnknown } from '../../src/languages/figures.ts';
import {
  endsWithAlready,
  headsDoneWork,
  namesChecklist,
  namesMeasures,
  namesWorkIn,
  saysHowSoon,
} from '../../src/languages/lists.ts';
import { languages } from '../../src/languages/words/index.ts';
import { isPriority } from '../../src/postmortem/items/fields/classify.ts';
import { naming } from '../../src/postmortem/items/owners/names.ts';
import { nobody, notAName, teamName } from '../../src/postmortem/phrases/owners.ts';
import { endsBeforeClock } from '../../src/time/time-words.ts';

const named = (name: string) => languages.find((each) => each.name === name)!;

describe('a heading names work to be done', () => {
  test.each([
    ['German', 'Sofortige Maßnahmen', true],
    ['German', 'Maßnahmenpaket der Stadt', false],
    ['French', 'Tâches ouvertes', true],
    ['Spanish', 'Acciones de mejora', true],
    ['Portuguese', 'Ações', true],
    ['Italian', 'Azioni', true],
    ['Dutch', 'Open taken', true],
    ['German', 'Open taken', false],
    ['Japanese', '改善アクション一覧', true],
    ['Chinese', '后续行动', true],
    ['Korean', '후속 조치 목록', true],
    ['Korean', '긴급 조치', false],
    ['Chinese', '影响', false],
    ['German', 'Nächste Schritte', true],
    ['Spanish', 'Próximos pasos', true],
    ['French', 'Prochaines étapes', true],
    ['Japanese', '次のステップ', true],
  ])('%s: %s', (language, heading, is) => expect(namesWorkIn(named(language), heading)).toBe(is));
});

describe('a heading names what may be done, or a rule', () => {
  test.each([
    ['French', 'Actions correctives', true],
    ['French', 'Actions à mener', false],
    ['Spanish', 'Acciones preventivas', true],
    ['Spanish', 'Acciones de mejora', false],
    ['Japanese', '再発防止策', true],
    ['Korean', '재발 방지 조치', true],
    ['Korean', '후속 조치', false],
    ['German', 'Vorbeugende Maßnahmen', true],
    ['German', 'Weitere Maßnahmen', false],
  ])('%s: %s', (language, heading, is) => expect(namesMeasures(named(language), heading)).toBe(is));
});

describe('what is done', () => {
  test.each([
    ['Japanese', '完了したタスク', true],
    ['Japanese', '今後のタスク', false],
    ['Chinese', '已完成的措施', true],
    ['Korean', '완료된 조치', true],
    ['Japanese', '未完了のタスク', false],
    ['Japanese', '決済の改善', false],
    ['Japanese', '実施済みの対策', true],
    ['Korean', '후속 조치', false],
    ['Korean', '미완료된 조치', false],
    ['French', 'Actions correctives réalisées', true],
    ['French', 'Actions à mettre en place', false],
    ['German', 'Ergriffene Maßnahmen', true],
    ['German', 'Weitere Maßnahmen', false],
    ['German', 'Bereits umgesetzte Maßnahmen', true],
    ['German', 'Noch nicht umgesetzte Maßnahmen', false],
    ['Spanish', 'Medidas tomadas', true],
    ['Portuguese', 'Ações realizadas', true],
    ['Italian', 'Azioni intraprese', true],
    ['Italian', 'Azioni da intraprendere', false],
    ['Dutch', 'Genomen maatregelen', true],
  ])('%s: %s', (language, heading, is) => expect(headsDoneWork(named(language), heading)).toBe(is));

  test.each([
    ['French', 'Alerte sur la file (déjà en place)', true],
    ['French', 'Alerte (en place)', false],
    ['French', 'Alerte (déjà en place) à revoir', false],
    ['Spanish', 'Alarma en la cola (ya existe)', true],
    ['Spanish', 'Alarma (yate)', false],
    ['German', 'Alarm (bereits eingerichtet).', true],
    ['Korean', '큐 알림 추가 (이미 적용)', true],
  ])('%s: %s', (language, text, is) => expect(endsWithAlready(named(language), text)).toBe(is));
});

test.each([
  ['Checkliste der Nachbesprechung', true],
  ['Lista de verificação', true],
  ['レビューのチェックリスト', true],
  ['检查清单', true],
  ['배포 체크리스트', true],
  ['Maßnahmen', false],
])('%s heads a checklist: %s', (heading, is) => expect(namesChecklist(heading)).toBe(is));

describe('figures', () => {
  test.each([
    ['Spanish', '1-2 días', true],
    ['Italian', '3 mesi', true],
    ['Japanese', '3日以内', true],
    ['Japanese', '3月23日', false],
    ['Korean', '3일 이내', true],
    ['Korean', '2주 내', true],
    ['Korean', '3월 23일', false],
    ['German', '3 Tagesordnungen', false],
  ])('how long: %s: %s', (language, text, is) => expect(saysHowLong(named(language), text)).toBe(is));

  test.each([
    ['German', 'alle Kunden', true],
    ['German', 'einige Kunden', false],
    ['German', '40 Kunden', true],
    ['Japanese', '全ユーザー', true],
    ['Korean', '모든 고객', true],
    ['Korean', '일부 고객', false],
  ])('how many: %s: %s', (language, text, is) => expect(saysHowMany(named(language), text)).toBe(is));

  test.each([
    ['inconnue', true],
    ['Unbekannt', true],
    ['不明', true],
    ['알 수 없음', true],
    ['14:05', false],
  ])('%s is not known: %s', (text, is) => expect(saysUnknown(text)).toBe(is));
});

describe('in place of a name', () => {
  test.each([
    'noch offen',
    'n.n.',
    'N. N.',
    'à définir',
    'sem responsável',
    '未定',
    '待定',
    '待指定',
    '미정',
    '담당자 미정',
  ])('%s is nobody', (text) => {
    expect(nobody.find(text)).not.toBeNull();
    expect(naming(text)).toBe('no');
  });

  test.each([
    'équipe Stockage',
    'Équipe d’astreinte',
    "équipe d'astreinte",
    'equipo de redes',
    'Squadra della rete',
    '플랫폼팀',
    'SRE팀',
    '결제 개발 팀',
    '결제 파트',
  ])('%s is a team', (text) => expect(teamName.find(text)).not.toBeNull());

  test.each([
    ['김민수', 'likely'],
    ['남궁민수', 'likely'],
    ['김민수 님', 'likely'],
    ['수동 님', 'no'],
    ['검색팀', 'sure'],
    ['서비스', 'no'],
    ['디스크', 'no'],
    ['이중화', 'no'],
    ['수동 적용 편의', 'no'],
  ] as const)('%s is a name: %s', (text, is) => expect(naming(text)).toBe(is));

  test.each(['新規', '可选', '신규'])('%s is a note', (text) => expect(notAName.find(text)).not.toBeNull());

  test.each([
    ['高', true],
    ['高優先度', true],
    ['紧急', true],
    ['P1', true],
    ['高橋', false],
    ['높음', true],
  ])('%s is a priority: %s', (text, is) => expect(isPriority(text)).toBe(is));
});

test.each([
  ['a caixa parou às', 'Portuguese', true],
  ['a caixa parou as', 'Portuguese', true],
  ['The relay failed as', null, false],
  ['De wachtrij stopte om', 'Dutch', true],
  ['Der Umzug vom', 'German', false],
  ['Køen stod stille kl', null, true],
])('%s … before a clock time, in %s: %s', (text, language, is) =>
  expect(endsBeforeClock(text, language ? named(language) : null)).toBe(is),
);

describe('a heading says how soon', () => {
  test.each([
    ['German', 'diese woche', true],
    ['German', 'wochenbericht', false],
    ['French', "urgent (aujourd'hui)", true],
    ['Spanish', 'crítico (hacer hoy)', true],
    ['Portuguese', 'este mês', true],
    ['Italian', 'entro questa settimana', true],
    ['Dutch', 'volgende week', true],
    ['Japanese', '今週の対応', true],
    ['Chinese', '本周完成', true],
    ['Korean', '이번 주 조치', true],
    ['Korean', '주간 점검', false],
    ['Chinese', '改进', false],
  ])('%s: %s', (language, heading, is) => expect(saysHowSoon(named(language), heading)).toBe(is));
});
