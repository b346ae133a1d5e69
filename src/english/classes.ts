/** Word classes, as bits; one word can have several. */
export const WordClass = {
  determiner: 1,
  preposition: 2,
  conjunction: 4,
  subordinator: 8,
  modal: 16,
  be: 32,
  have: 64,
  do: 128,
  negation: 256,
  adverb: 512,
  we: 1024,
  pronoun: 2048,
  indefinite: 4096,
  neuter: 8192,
  role: 1 << 14,
  group: 1 << 15,
  softGroup: 1 << 16,
  name: 1 << 17,
  product: 1 << 18,
  system: 1 << 19,
  outsider: 1 << 20,
  ambiguous: 1 << 21,
  fault: 1 << 22,
  operation: 1 << 23,
  care: 1 << 24,
  verb: 1 << 25,
  badAdjective: 1 << 26,
  badNoun: 1 << 27,
  decision: 1 << 28,
  accident: 1 << 29,
  manner: 1 << 30,
} as const;

/** Words that join others and name nothing. */
export const FUNCTION_WORD =
  WordClass.preposition |
  WordClass.conjunction |
  WordClass.subordinator |
  WordClass.modal |
  WordClass.be |
  WordClass.have |
  WordClass.do |
  WordClass.negation;

/** Verb forms, as bits. */
export const VerbForm = { base: 1, third: 2, past: 4, participle: 8, gerund: 16 } as const;

/** How a word can be the second word of a lexicon phrase, as bits: right after the first, or a few words later. */
export const SECOND = { next: 1, loose: 2 } as const;

export const PHRASE_CLASSES = [
  'charge',
  'fault',
  'accident',
  'manner',
  'human-error',
  'punishment',
  'hindsight',
] as const;
export type PhraseClass = (typeof PHRASE_CLASSES)[number];
