import type { ActionItemType } from '../../model.ts';

const TYPES: readonly (readonly [RegExp, ActionItemType])[] = [
  [/^prevent(?:ion|ive|ative|s|ing)?$/i, 'prevent'],
  [/^mitigat(?:e|es|ion|ive|ing)$/i, 'mitigate'],
  [/^(?:detect(?:ion|ive|s|ing)?|monitor(?:ing)?|alert(?:ing)?|observability)$/i, 'detect'],
  [/^(?:repair|fix|correct(?:ive|ion)?|remediat(?:e|ion))s?$/i, 'repair'],
  [/^(?:process|procedur(?:e|al)|policy|training|docs?|document(?:ation)?|communication)$/i, 'process'],
  [/^(?:investigat(?:e|es|ion|ive)|research|analysis|spike)$/i, 'investigate'],
  [/^other$/i, 'other'],
];

/** A type as a column, a tag or a label writes it. */
export function itemType(word: string): ActionItemType | null {
  if (word.length > 40) return null;
  const key = word.trim().replace(/^[*_`[(]+|[\])*_`:.]+$/g, '');
  return TYPES.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}
