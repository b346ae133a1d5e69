import { dirname, relative, resolve } from 'node:path';
import { PROFILES } from '../lint/rule.ts';
import { rules } from '../lint/rules/index.ts';
import { prepareRules } from '../lint/settings.ts';
import { json, terminal } from '../sinks/terminal.ts';
import type { Io } from './command.ts';
import type { Linting } from './lint-file.ts';
import { loadPolicy } from './policy.ts';

/** Prints for each file which policy applies, that policy with its defaults, and the level and options of each rule. */
export async function printConfig(words: readonly string[], linting: Linting, io: Io): Promise<number> {
  const configs = await Promise.all(
    words.map(async (word) => {
      const file = linting.policyOf(dirname(resolve(io.cwd, word)));
      const policy = await loadPolicy(file, io.cwd);
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
        rules: Object.fromEntries(settings),
      };
    }),
  );
  io.out(terminal`${json(configs.length === 1 ? configs[0] : configs)}\n`);
  return 0;
}
