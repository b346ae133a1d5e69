import type { Language } from './language.ts';

/** Languages that are only told from English, so that the rules for English leave their documents alone. */
export const unread: readonly Pick<Language, 'code' | 'functionWords' | 'times'>[] = [
  {
    code: 'da',
    functionWords:
      'og, det, at, en, et, er, til, på, med, af, ikke, som, har, vi, den, var, der, blev, fra, ved',
    times: { clock: 'kl', about: '', day: '', and: 'og' },
  },
  {
    code: 'no',
    functionWords:
      'og, det, at, en, et, er, til, på, med, av, ikke, som, har, vi, den, var, der, ble, fra, ved, å, etter',
    times: { clock: 'kl', about: '', day: '', and: 'og' },
  },
  {
    code: 'sv',
    functionWords:
      'och, det, att, en, ett, är, till, på, med, av, inte, som, har, vi, den, var, för, blev, från, vid',
    times: { clock: 'kl', about: '', day: '', and: 'och' },
  },
  {
    code: 'pl',
    functionWords: 'i, w, na, z, do, nie, że, się, jest, był, była, przez, po, od, dla, o, jak, oraz',
  },
  {
    code: 'vi',
    functionWords:
      'và, của, là, không, được, các, cho, trong, với, đã, có, một, khi, này, để, từ, đến, những, bị, thì, do, sau',
  },
  {
    code: 'tr',
    functionWords:
      've, bir, bu, için, ile, olarak, olan, daha, çok, gibi, kadar, sonra, ancak, veya, değil, ama, da, de',
  },
  {
    code: 'id',
    functionWords:
      'yang, dan, di, dari, untuk, dengan, pada, ini, itu, tidak, ke, adalah, oleh, karena, saat, telah, akan, juga, dalam',
  },
  {
    code: 'cs',
    functionWords:
      'a, v, se, na, je, že, z, do, s, o, to, pro, byl, byla, bylo, při, po, od, nebo, není, jsme, které',
  },
];
