import { z } from 'zod';
import type { Option, Options } from './options.ts';
import { patternProblem } from './support/pattern.ts';

/**
 * The zod schema that validates and documents a rule's options in a policy. Separate, so that a plain run need not load
 * zod.
 */
export function optionsSchema(options: Options): z.ZodType {
  return z.strictObject(
    Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)])),
  );
}

function optionSchema(option: Option): z.ZodType {
  const value = valueSchema(option);
  const schema = option.default === null ? value.nullable() : value;
  return schema.default(option.default as never).meta({ description: option.about });
}

function valueSchema(option: Option): z.ZodType {
  switch (option.type) {
    case 'integer':
    case 'number': {
      const least = (option.type === 'integer' ? z.int() : z.number()).min(option.least);
      return option.most === undefined ? least : least.max(option.most);
    }
    case 'boolean':
      return z.boolean();
    case 'text':
      return z.string().min(1);
    case 'pattern':
      return z
        .string()
        .min(1)
        .superRefine((pattern, context) => {
          const problem = pattern === option.default ? null : patternProblem(pattern);
          if (problem) context.addIssue({ code: 'custom', message: problem });
        });
    case 'list':
      return z.array(option.of ? z.enum(option.of as [string, ...string[]]) : z.string().min(1));
  }
}
