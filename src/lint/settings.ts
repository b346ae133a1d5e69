import type { Policy } from '../policy/schema.ts';
import { defaultsOf, type Options, type Values } from './options.ts';
import type { Finding, Level, Profile, Rule } from './rule.ts';

/** A rule combined with its policy settings, prepared once per policy. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly options: Values<Options>;
  /**
   * The level of a finding, which may ask for a lower one than its rule's, as may the engine with `most`; a level set in
   * the policy wins.
   */
  level(profile: Profile, finding?: Finding, most?: Level): Level;
}

const prepared = new WeakMap<Policy, { rules: readonly Rule[]; result: PreparedRule[] }>();

/**
 * Combines rules and policy. The policy's level wins over the profile's; its options, already validated by the policy
 * reader, win over the defaults.
 */
export function prepareRules(rules: readonly Rule[], policy: Policy): PreparedRule[] {
  const known = prepared.get(policy);
  if (known?.rules === rules) return known.result;
  const result = rules.map((rule): PreparedRule => {
    const setting = policy.lint.rules[rule.id];
    const level = typeof setting === 'string' ? setting : setting?.[0];
    const given = Array.isArray(setting) ? (setting[1] as Values<Options>) : null;
    return {
      rule,
      options: { ...defaultsOf(rule.options), ...given },
      level: (profile, finding, most) =>
        cappedByConfidence(
          profile,
          finding,
          level ?? lower(lower(rule.levels[profile], finding?.level), most),
        ),
    };
  });
  prepared.set(policy, { rules, result });
  return result;
}

const ORDER: readonly Level[] = ['off', 'hint', 'warning', 'error'];
const lower = (level: Level, other: Level = level) =>
  ORDER.indexOf(other) < ORDER.indexOf(level) ? other : level;

/** A low-confidence finding is a hint at most, whatever the policy sets, and is off in the `light` profile. */
function cappedByConfidence(profile: Profile, finding: Finding | undefined, level: Level): Level {
  if (finding?.confidence !== 'low') return level;
  return profile === 'light' ? 'off' : lower(level, 'hint');
}
