import type { PolicyVocabulary } from '../policy/words.ts';
import { SECTION_NAMES } from '../postmortem/model.ts';
import { optionsSchema } from './options-schema.ts';
import { rules } from './rules/index.ts';

/** What the linter knows and a policy may name; hand it to `readPolicy`. */
export const vocabulary: PolicyVocabulary = {
  rules: new Map(rules.map(({ id, options }) => [id, optionsSchema(options)])),
  sections: SECTION_NAMES,
};
