import type { PolicyVocabulary } from '../policy/words.ts';
import { SECTION_NAMES } from '../postmortem/model.ts';
import { optionsSchema } from './options-schema.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/** The names that a policy may use given these rules, for `readPolicy`. */
export function vocabularyOf(rules: readonly Rule[]): PolicyVocabulary {
  return {
    rules: new Map(rules.map(({ id, options }) => [id, optionsSchema(options)])),
    sections: SECTION_NAMES,
  };
}

/** The names that a policy may use with Debrief's own rules only. */
export const vocabulary: PolicyVocabulary = vocabularyOf(rules);
