import type { PolicyVocabulary } from '../policy/words.ts';
import { SECTION_NAMES } from '../postmortem/model.ts';
import { optionsSchema } from './options-schema.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/** What a policy may name when these are the rules; hand it to `readPolicy`. */
export function vocabularyOf(rules: readonly Rule[]): PolicyVocabulary {
  return {
    rules: new Map(rules.map(({ id, options }) => [id, optionsSchema(options)])),
    sections: SECTION_NAMES,
  };
}

/** What a policy may name when there are only Debrief's own rules. */
export const vocabulary: PolicyVocabulary = vocabularyOf(rules);
