import { dirname, relative, resolve } from 'node:path';
import { PROFILES } from '../lint/rule.ts';
import { rules } from '../lint/rules/index.ts';
import { prepareRules } from '../lint/settings.ts';
import { originsOf } from '../policy/layers.ts';
import { json, terminal } from '../sinks/terminal.ts';
import type { Io } from './command.ts';
import type { Linting } from './lint-file.ts';
import { readPolicyFile } from './policy.ts';

/** Prints for each file which policy applies, that policy with its defaults, where each value is from, and the level and options of each rule. */
export async function printConfig(words: readonly string[], linting: Linting, io: Io): Promise<number> {
  const configs = await Promise.all(
    words.map(async (word) => {
      const file = linting.policyOf(dirname(resolve(io.cwd, word)));
      const { policy, layers } = await readPolicyFile(file, io.cwd);
      const settings = prepareRules(rules, policy).map(({ rule, level, options }) => {
        const levels = linting.profile
          ? level(linting.profile)
          : Object.fromEntries(PROFILES.map((profile) => [profile, level(profile)]));
        return [rule.id, { level: levels, options }];
      });
      return {
        file: word,
        policyFile: file.path === null ? null : relative(io.cwd, file.path),
        policy,
        from: originsOf(policy, layers),
        rules: Object.fromEntries(settings),
      };
    }),
  );
  io.out(terminal`${json(configs.length === 1 ? configs[0] : configs)}\n`);
  return 0;
}
