import { expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { judge } from '../sample.ts';

const rule = rules.filter(({ id }) => id === 'timeline/agrees-with-text');
const german = (words: string) =>
  `# Die Kasse stand still\n\n**Dauer:** von 11:02 ${words} 11:47 UTC war die Kasse gestört, und niemand konnte Karten kaufen.\n\n## Zeitleiste\n\n- 2026-04-01 10:00 UTC: Beginn der Störung, die Kasse antwortet nicht mehr\n- 10:20 UTC: Alarm, wir beginnen mit der Suche nach der Ursache\n- 10:45 UTC: Störung behoben, die Kasse verkauft wieder\n`;
const spanish = (words: string) =>
  `# La taquilla se paró\n\n**Cuándo:** de 11:02 ${words} 11:47 UTC, y nadie pudo comprar las entradas en la taquilla.\n\n## Cronología\n\n- 2026-04-01 10:00 UTC: inicio del incidente, la taquilla no responde\n- 10:20 UTC: alerta, y el equipo busca la causa del problema\n- 10:45 UTC: incidente resuelto, la taquilla vende de nuevo\n`;

test.each([
  ['German', german('bis'), 1],
  ['German, with the word of another language', german('hasta'), 0],
  ['Spanish', spanish('hasta las'), 1],
  ['Spanish, with a short word', spanish('a'), 1],
  ['Spanish, with the word of another language', spanish('bis'), 0],
])(
  'the times at the top are compared with the timeline, in the words of the language: %s',
  (_, text, count) => {
    expect(judge(text, rule).findings).toHaveLength(count);
  },
);
