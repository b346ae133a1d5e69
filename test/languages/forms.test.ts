import { describe, expect, test } from 'vitest';
import {
  foundInReviewIn,
  isForPracticeIn,
  namesReviewIn,
  showsSeveralIn,
  soundsSevereIn,
} from '../../src/languages/forms.ts';
import { beginsWithDayNumber } from '../../src/languages/labels.ts';
import { languages } from '../../src/languages/words/index.ts';

const named = (name: string) => languages.find((each) => each.name === name)!;

describe('a text sounds severe', () => {
  test.each([
    ['German', 'Die Kasse war eine Stunde lang nicht erreichbar.', true],
    ['German', 'Die Liste hatte eine Zeile zu viel.', false],
    ['Spanish', 'La taquilla cayó a mediodía.', true],
    ['Spanish', 'La lista tenía una línea de más.', false],
    ['French', 'Une panne de la caisse.', true],
    ['French', 'La liste avait une ligne de trop.', false],
    ['Italian', 'La cassa era fuori servizio.', true],
    ['Italian', 'La lista aveva una riga in più.', false],
    ['Portuguese', 'A bilheteira caiu ao meio-dia.', true],
    ['Portuguese', 'A lista tinha uma linha a mais.', false],
    ['Dutch, for which there are no words', 'De lijst had een regel te veel.', true],
  ])('%s: %s', (language, text, is) => expect(soundsSevereIn(named(language.split(',')[0]!), text)).toBe(is));
});

describe('a line begins with the number of a day', () => {
  test.each([
    ['German', '- Tag 2: sie steht wieder', true],
    ['German', '- Tage 2 und 3', false],
    ['German', '- Am Tag 2', false],
    ['French', '| Jour 12 | panne |', true],
    ['Spanish', 'Día 3', true],
    ['Portuguese', '* Dia 3: caiu', true],
    ['Italian', '* Giorno 3: caduta', true],
    ['Dutch', 'dag 1', true],
  ])('%s: %s', (language, line, is) => expect(beginsWithDayNumber(named(language), line)).toBe(is));
});

describe('a text shows several people', () => {
  test.each([
    ['German', 'Das Team stand vor der Kasse.', true],
    ['German', 'Die Kasse stand still.', false],
    ['Spanish', 'Los clientes esperaron.', true],
    ['Spanish', 'La caja esperó.', false],
    ['French', 'Notre caisse.', true],
    ['French', 'La caisse du port.', false],
    ['Italian', 'La squadra guardò.', true],
    ['Italian', 'La cassa era ferma.', false],
    ['Portuguese', 'A equipa olhou.', true],
    ['Portuguese', 'A caixa parou.', false],
    ['Russian', 'Команда смотрела на кассу.', true],
    ['Russian', 'Касса стояла.', false],
    ['Chinese', '团队看到了。', true],
    ['Chinese', '打印机停了。', false],
    ['Japanese', 'チームが確認した。', true],
    ['Japanese', '印刷機が止まった。', false],
    ['Korean', '팀에 알렸다.', true],
    ['Korean', '프린터가 멈췄다.', false],
    ['Dutch, for which there are no words', 'De kassa stond stil.', true],
  ])('%s: %s', (language, text, is) => expect(showsSeveralIn(named(language.split(',')[0]!), text)).toBe(is));
});

describe('a review found it', () => {
  test.each([
    ['German', 'Entdeckt bei der Durchsicht der Liste.', true],
    ['German', 'Entdeckt um 14:05. Die Durchsicht begann.', false],
    ['Spanish', 'Fue detectado durante una prueba.', true],
    ['Spanish', 'Una prueba no lo vio.', false],
    ['French', 'Détection : revue de la liste.', true],
    ['Italian', 'Rilevato in un collaudo.', true],
    ['Portuguese', '- Deteção: revisão da lista', true],
    ['Russian', 'Обнаружено при аудите списка.', true],
  ])('%s: %s', (language, text, is) => expect(foundInReviewIn(named(language), text)).toBe(is));

  test.each([
    ['Chinese', '代码审查确认了缺陷。', true],
    ['Japanese', 'レビューで見つけた。', true],
    ['Korean', '코드 리뷰에서 보았다.', true],
    ['Korean', '손님이 보았다.', false],
  ])('%s: %s', (language, text, is) => expect(namesReviewIn(named(language), text)).toBe(is));
});

describe('an incident was made for practice', () => {
  test.each([
    ['German', 'Ein simulierter Ausfall der Kasse.', true],
    ['Spanish', 'Se simuló una caída de la caja.', true],
    ['Spanish', 'La caja cayó.', false],
    ['French', 'Injection de latence sur la caisse.', true],
    ['Italian', 'Un guasto simulato della cassa.', true],
    ['Portuguese', 'Uma falha simulada da caixa.', true],
    ['Russian', 'Учебный сбой кассы.', true],
    ['Chinese', '故障演练记录', true],
    ['Japanese', '障害訓練の記録', true],
    ['Korean', '모의 장애 기록', true],
    ['Dutch, for which there are no words', 'Een oefening.', false],
  ])('%s: %s', (language, text, is) =>
    expect(isForPracticeIn(named(language.split(',')[0]!), text)).toBe(is),
  );
});
