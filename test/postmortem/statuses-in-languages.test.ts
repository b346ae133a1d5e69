import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/languages/labels.ts';
import { languages } from '../../src/languages/words/index.ts';
import { stateOf } from '../../src/postmortem/items/state/state.ts';

const named = (name: string) => languages.find((each) => each.name === name)!;

describe('a remark that says what is left, or that it comes back, leaves an item open', () => {
  test.each([
    [
      'German',
      [
        'abgelehnt, wieder offen',
        'erledigt, Doku offen',
        'erledigt, geplant für die USA',
        'erledigt, USA in Arbeit',
        'umgesetzt, nicht getestet',
        'verworfen (vorerst)',
      ],
    ],
    ['French', ['fait, sauf la doc', 'terminé (pas déployé)', 'rejeté, à revoir']],
    [
      'Spanish',
      ['hecho, falta la guía', 'implementado (no probado)', 'descartado por ahora', 'rechazado, reabierto'],
    ],
    ['Portuguese', ['feito, exceto o manual', 'concluído (não testado)', 'cancelado, de novo em curso']],
    ['Italian', ['fatto, manca la guida', 'chiuso (non provato)', 'annullato, riaperto']],
    ['Dutch', ['gedaan, behalve de handleiding', 'gereed (niet getest)', 'afgewezen, weer open']],
    ['Russian', ['готово, кроме документации', 'сделано (не проверено)', 'отклонено, пока']],
    ['Chinese', ['已完成，待上线', '已完成（生产环境未部署）', '已取消，重新评估']],
    ['Japanese', ['完了、本番は未対応', '完了（本番を除く）', '却下、再検討']],
    ['Korean', ['완료, 운영은 미적용', '완료(문서 제외)', '취소, 재검토']],
  ])('%s', (name, statuses) => {
    const states = statuses.map((status) => stateOf(status, named(name)));
    expect(states).toEqual(statuses.map(() => 'open'));
  });
});

describe('any other remark changes nothing', () => {
  test.each([
    ['German', 'erledigt (EU und US)', 'abgelehnt: nicht sinnvoll'],
    ['French', 'fait (EU, US)', 'rejeté : pas utile'],
    ['Spanish', 'hecho, 4 de marzo', 'descartado: no hace falta'],
    ['Portuguese', 'feito, 4 de março', 'cancelado: não compensa'],
    ['Italian', 'fatto, 4 marzo', 'annullato: non serve'],
    ['Dutch', 'gedaan, 4 maart', 'afgewezen: niet zinvol'],
    ['Russian', 'готово, 4 марта', 'отклонено: не нужно'],
    ['Chinese', '已完成，3月4日', '已取消（没有必要）'],
    ['Japanese', '完了、3月4日', '却下（必要ない）'],
    ['Korean', '완료, 3월 4일', '취소(필요 없음)'],
  ])('%s', (name, done, dropped) => {
    expect([done, dropped].map((status) => stateOf(status, named(name)))).toEqual(['done', 'dropped']);
  });
});

describe('a word for a proposal leaves the item to people', () => {
  test.each(languages.map((language) => [language.name, language] as const))('%s', (_, language) => {
    for (const word of wordsOf(language.statuses.proposed))
      expect([word, stateOf(word, language)]).toEqual([word, 'proposed']);
  });

  test('until another word says how far it is', () => {
    const german = named('German');
    expect(
      ['Vorschlag, erledigt', 'vorgeschlagen (abgelehnt)', 'Entwurf, 4. März'].map((each) =>
        stateOf(each, german),
      ),
    ).toEqual(['done', 'dropped', 'proposed']);
  });
});

test('no word beside a status is a status of finished work itself', () => {
  for (const language of languages) {
    const beside = [language.unfinished, language.reopened].flatMap(wordsOf);
    const settled = [language.statuses.done, language.statuses.dropped].flatMap(wordsOf);
    expect(beside.filter((word) => settled.includes(word))).toEqual([]);
  }
});
