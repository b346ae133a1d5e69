import { describe, expect, test } from 'vitest';
import { readsAsAction } from '../../src/languages/actions.ts';
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
    ['Chinese', '监控'],
    ['Chinese', '短期'],
  ])('%s: not %s', (name, text) => {
    expect(readsAsAction(named(name), text)).toBe(false);
  });
});
