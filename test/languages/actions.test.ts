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
  ])('%s: not %s', (name, text) => {
    expect(promisesIn(named(name), text)).toBe(false);
  });
});
