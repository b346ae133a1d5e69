import type { Policy } from '../policy/schema.ts';
import type { Level, Profile, Rule } from './rule.ts';

/** A rule with what the policy says of it, worked out once for each policy. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly options: unknown;
  level(profile: Profile): Level;
}

const prepared = new WeakMap<Policy, { rules: readonly Rule[]; result: PreparedRule[] }>();

/**
 * Joins rules and policy: the level that the policy sets wins over the profile's; options that the rule's own
 * schema refuses (the policy's reader has reported them) are replaced by the defaults.
 */
export function prepareRules(rules: readonly Rule[], policy: Policy): PreparedRule[] {
  const known = prepared.get(policy);
  if (known?.rules === rules) return known.result;
  const result = rules.map((rule): PreparedRule => {
    const setting = policy.lint.rules[rule.id];
    const level = typeof setting === 'string' ? setting : setting?.[0];
    const given = Array.isArray(setting) ? rule.options.safeParse(setting[1]) : null;
    return {
      rule,
      options: given?.success ? given.data : rule.options.parse({}),
      level: (profile) => level ?? rule.levels[profile],
    };
  });
  prepared.set(policy, { rules, result });
  return result;
}
