import { z } from 'zod';
import type { Rule } from '../../src/lint/rule.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { SECTION_NAMES } from '../../src/postmortem/model.ts';

export type Json = { [key: string]: unknown };

const LEVEL = { enum: ['off', 'hint', 'warning', 'error'] };

/** A zod schema as JSON schema of what people write, where a default means "may be left out". */
export function toJson(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return json;
}

/** The JSON schema of `.github/debrief.yml`, for editors: with every rule, its options and its section names. */
export function policyJsonSchema(rules: readonly Rule[]): string {
  const schema = toJson(policySchema);
  const lint = at(schema, 'properties', 'lint', 'properties');
  const known = at(lint, 'rules');
  lint.rules = {
    type: 'object',
    description: known.description,
    default: {},
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, setting(rule)])),
  };
  const sections = at(lint, 'sections');
  const headings = sections.additionalProperties;
  lint.sections = {
    type: 'object',
    description: sections.description,
    default: {},
    additionalProperties: false,
    properties: Object.fromEntries(SECTION_NAMES.map((name) => [name, headings])),
  };
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: ID };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}

const ID = 'https://unpkg.com/debrief-postmortem/schema/debrief.schema.json';

function setting(rule: Rule): Json {
  return {
    description: rule.summary,
    anyOf: [LEVEL, { type: 'array', prefixItems: [LEVEL, toJson(rule.options)], minItems: 2, maxItems: 2 }],
  };
}

function at(json: Json, ...keys: string[]): Json {
  return keys.reduce((value, key) => {
    const next = value[key];
    if (typeof next !== 'object' || next === null) throw new Error(`the policy has no ${keys.join('.')}`);
    return next as Json;
  }, json);
}
