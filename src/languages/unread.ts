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
      'và, của, là, không, được, các, cho, trong, với, đã, có, một, này, để, từ, đến, những, bị, thì',
  },
];
