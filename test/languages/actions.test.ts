import { describe, expect, test } from 'vitest';
import { promisesIn, readsAsAction } from '../../src/languages/actions.ts';
import { languages } from '../../src/languages/words/index.ts';

const named = (name: string) => languages.find((each) => each.name === name)!;

describe('a text says what to do', () => {
  test.each([
    ['German', 'Alarm für das Alter der Schlange einrichten'],
    ['German', '1. Erhöhung der Speichergrenze'],
    ['French', 'Ajouter une alerte sur la file'],
    ['French', "Mise en place d'une alerte"],
    ['French', 'Réduction du délai'],
    ['Spanish', 'Añadir una alerta'],
    ['Spanish', 'Revisión de los límites (1 semana):'],
    ['Portuguese', 'Limitar o lote'],
    ['Portuguese', 'Criação de alertas'],
    ['Italian', 'Aggiungere un allarme'],
    ['Italian', "Riduzione dell'attesa"],
    ['Dutch', 'Een alarm op de wachtrij toevoegen'],
    ['Dutch', 'Verhoging van de limiet'],
    ['Japanese', 'キューの監視を追加'],
    ['Japanese', '手順書に追記'],
    ['Japanese', '計画を立てる'],
    ['Japanese', '監視の強化'],
    ['Japanese', '閾値を見直す。'],
    ['Chinese', '增加队列长度的告警'],
    ['Chinese', '对阈值进行检查'],
    ['Russian', 'Добавить алерт на долю ошибок'],
    ['Russian', 'Настройка лимита соединений'],
    ['Korean', '디스크 사용량 알림 추가'],
    ['Korean', '커넥션 풀 크기 상향 (2주)'],
    ['Korean', '임계값 낮추기'],
    ['Korean', '오래된 로그를 매일 지운다'],
    ['Korean', '두 리전으로 나눌 것'],
    ['Korean', '운영 환경에서 직접 고치지 말 것'],
    ['Korean', '모니터링 강화 필요'],
  ])('%s: %s', (name, text) => {
    expect(readsAsAction(named(name), text)).toBe(true);
  });

  test.each([
    ['German', 'Überwachung'],
    ['German', 'Technik und Organisation'],
    ['French', 'Court terme (une semaine)'],
    ['French', 'Surveillance et alertes'],
    ['Spanish', 'Monitorización'],
    ['Spanish', 'Corto plazo:'],
    ['Portuguese', 'Comunicação'],
    ['Italian', 'Monitoraggio'],
    ['Dutch', 'Processen'],
    ['Japanese', '短期'],
    ['Japanese', 'ロールバック手順'],
    ['Japanese', '監視を追加した'],
    ['Japanese', '監視を追加している'],
    ['Japanese', '名簿は毎日印刷されている'],
    ['Japanese', 'ご迷惑をお詫びいたします'],
    ['Russian', 'Мониторинг'],
    ['Russian', 'Касса снова отвечает'],
    ['Korean', '모니터링'],
    ['Korean', '단기'],
    ['Korean', '롤백 절차'],
    ['Korean', '배포 주기'],
    ['Korean', '알림을 추가했다'],
    ['Korean', '목록은 매일 인쇄된다'],
    ['Korean', '큐가 멈춘다'],
    ['Korean', '요청을 다시 보내지 않는다'],
    ['Korean', '불편을 드려 죄송합니다'],
    ['Chinese', '监控'],
    ['Chinese', '短期'],
  ])('%s: not %s', (name, text) => {
    expect(readsAsAction(named(name), text)).toBe(false);
  });
});

describe('a sentence promises something', () => {
  test.each([
    ['German', 'Wir werden eine Grenze einführen.'],
    ['German', 'Was wir ändern'],
    ['French', "Nous allons revoir l'alerte."],
    ['French', 'Nous ajouterons une limite.'],
    ['Spanish', 'Vamos a revisar las alertas.'],
    ['Spanish', 'Se añadirá un límite.'],
    ['Portuguese', 'Vamos rever os alertas.'],
    ['Portuguese', 'Será criado um alerta.'],
    ['Italian', 'Aggiungeremo un limite.'],
    ['Dutch', 'We gaan een grens instellen.'],
    ['Japanese', 'キューに上限を設ける予定です。'],
    ['Japanese', '監視を追加します。'],
    ['Chinese', '我们将增加上限。'],
    ['Russian', 'Будем проверять сертификаты каждый день.'],
    ['Korean', '큐에 상한을 둘 예정입니다.'],
    ['Korean', '알림을 추가하겠습니다.'],
    ['Korean', '배포 전에 설정을 검사해야 한다.'],
  ])('%s: %s', (name, text) => {
    expect(promisesIn(named(name), text)).toBe(true);
  });

  test.each([
    ['German', 'Die Grenze war zu hoch.'],
    ['French', "L'alerte était muette."],
    ['Spanish', 'La cola estaba llena.'],
    ['Portuguese', 'A fila estava cheia.'],
    ['Italian', 'La coda era piena.'],
    ['Dutch', 'De wachtrij stond stil.'],
    ['Japanese', '監視が不足していた。'],
    ['Japanese', '今後このようなことがないよう努めます。'],
    ['Chinese', '队列已满。'],
    ['Russian', 'Мы проверили сертификаты.'],
    ['Korean', '디스크가 가득 차 있었다.'],
    ['Korean', '예정된 점검이 늦게 끝났다.'],
    ['Korean', '더 나은 서비스를 위해 노력하겠습니다.'],
  ])('%s: not %s', (name, text) => {
    expect(promisesIn(named(name), text)).toBe(false);
  });
});
