import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/languages/detect.ts';
import { headingIn } from '../../src/languages/headings.ts';
import { labelsOf, statusOf, wordsOf } from '../../src/languages/labels.ts';
import { languages } from '../../src/languages/words/index.ts';

const named = (name: string) => languages.find((each) => each.name === name)!;

describe('the language of a text', () => {
  test.each([
    ['German', 'Die Warteschlange stand still, weil der Speicher voll war und nicht geleert wurde.'],
  ])('%s', (name, text) => {
    expect(languageOf(text)?.name).toBe(name);
  });

  test.each([
    ['English', 'The queue stood still because the disk was full and nobody was told of it.'],
    ['too short to tell', 'Queue'],
    ['English with a foreign name', 'The team from Köln at Die Zeit was on call for the queue.'],
  ])('none: %s', (_, text) => {
    expect(languageOf(text)).toBeNull();
  });
});

describe('a heading names a section', () => {
  test.each([
    ['German', 'Zeitverlauf', 'timeline'],
    ['German', '3. Maßnahmen', 'action-items'],
    ['German', 'Ursache der Störung', 'causes'],
    ['German', 'Auswirkungen auf Kunden', 'impact'],
    ['German', 'Was ist gut gelaufen?', 'went-well'],
  ])('%s: %s', (name, heading, section) => {
    expect(headingIn(named(name), heading)).toBe(section);
  });

  test.each([
    ['German', 'Datenbank'],
    ['German', 'Plantage'],
  ])('%s: not %s', (name, heading) => {
    expect(headingIn(named(name), heading)).toBeNull();
  });
});

describe('a column', () => {
  test.each([
    ['German', 'Verantwortlich', 'owner'],
    ['German', 'Fällig am', 'due'],
    ['German', '**Stand:**', 'status'],
    ['German', 'Uhrzeit (MEZ)', 'time'],
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
    ['German', 'blau', null],
  ])('%s: %s', (name, text, status) => {
    expect(statusOf(named(name), text)).toBe(status);
  });
});

test.each(languages.map((language) => [language.name, language] as const))(
  '%s is written as the lists are',
  (_, language) => {
    const lists = [
      language.telling,
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
