import { describe, expect, test } from 'vitest';
import { soundsSevereIn } from '../../src/languages/forms.ts';
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
