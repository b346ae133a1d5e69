import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { PROFILES } from '../lint/rule.ts';
import { rules } from '../lint/rules/index.ts';
import { prepareRules } from '../lint/settings.ts';
import { originsOf } from '../policy/layers.ts';
import type { Policy } from '../policy/schema.ts';
import type { Service } from '../policy/sections/services.ts';
import { readBackstage, withCatalogs } from '../services/backstage.ts';
import { json, terminal } from '../sinks/terminal.ts';
import { type Io, UsageError } from './command.ts';
import { readSettings } from './files.ts';
import { warnOfIdleGlobs } from './idle-globs.ts';
import type { Linting } from './lint/linter.ts';
import { type PolicyFile, readPolicyFile } from './policy.ts';

/**
 * Prints for each file or folder which policy applies, that policy with its defaults, the origin of each value, and the level
 * and options of each rule.
 */
export async function printConfig(words: readonly string[], linting: Linting, io: Io): Promise<number> {
  const files = words.map((word) => {
    const path = resolve(io.cwd, word);
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    return linting.policyOf(isFolder ? path : dirname(path));
  });
  const configs = await Promise.all(
    words.map(async (word, i) => {
      const file = files[i]!;
      const { policy: written, layers } = await readPolicyFile(file, io.cwd);
      const { services, origins } = withCatalogsOf(written, file, io.cwd);
      const policy = { ...written, services };
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
        from: { ...originsOf(policy, layers), ...origins },
        rules: Object.fromEntries(settings),
      };
    }),
  );
  for (const file of new Set(files)) await warnOfIdleGlobs(file, io);
  io.out(terminal`${json(configs.length === 1 ? configs[0] : configs)}\n`);
  return 0;
}

/**
 * The services of a policy with those of its catalogs, as on GitHub; `origins`: which file each of these is from, by
 * `services.NAME`. A `UsageError` if a catalog is missing or cannot be used.
 */
function withCatalogsOf({ services, catalogs }: Policy, { root }: PolicyFile, cwd: string) {
  let all: Service[] = services;
  const origins: Record<string, string> = {};
  for (const path of catalogs) {
    const shown = relative(cwd, resolve(root, path));
    const { services: found, problems } = readBackstage(
      readSettings(resolve(root, path), `The catalog ${shown}`),
    );
    if (problems.length > 0)
      throw new UsageError(problems.map(({ line, message }) => `${shown}:${line} ${message}`).join('\n'));
    const more = withCatalogs(all, found);
    for (const { name } of more.slice(all.length)) origins[`services.${name}`] = shown;
    all = more;
  }
  return { services: all, origins };
}
