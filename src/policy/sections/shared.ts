import { z } from 'zod';
import { zoneNamed } from '../../time/zone.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { didYouMean } from '../did-you-mean.ts';
import { quoted } from '../problem.ts';

/** One value for each severity, each with its default. */
export const bySeverity = <T extends z.ZodType>(
  value: T,
  defaults: Record<Severity, z.infer<T>>,
  about: string,
) =>
  z
    .strictObject({
      SEV1: value.default(defaults.SEV1 as never),
      SEV2: value.default(defaults.SEV2 as never),
      SEV3: value.default(defaults.SEV3 as never),
      SEV4: value.default(defaults.SEV4 as never),
    })
    .prefault({})
    .meta({ description: about });

/** What a link must be. */
export const ADDRESS = 'an address such as `https://example.com`';

/** A GitHub login, also written as a handle, `@mira`. */
export const login = z
  .string()
  .overwrite((text) => text.replace(/^@/, ''))
  .regex(/^[\w-]+(?:\/[\w.-]+)?(?:\[bot\])?$/, 'a name on GitHub such as `mira`, or `owner/team`');

/** A list of logins. */
export const logins = (about: string) => z.array(login).default([]).meta({ description: about });

/** A list of names. */
export const names = (about: string) => z.array(z.string().min(1)).default([]).meta({ description: about });

/** A URL with placeholders in braces. An unknown one would reach people unfilled. */
export const urlTemplate = (known: readonly string[]) =>
  z.string().superRefine((url, context) => {
    for (const [whole, name = ''] of url.matchAll(/\{([^{}]*)\}?/g)) {
      if (whole === `{${name}}` && known.includes(name)) continue;
      const placeholders = known.map((each) => `{${each}}`).join(', ');
      const meant = didYouMean(name, known);
      context.addIssue(`there is no placeholder ${quoted(whole)}.${meant} There is: ${placeholders}`);
    }
  });

/** A repository, `shop` or `owner/shop`. */
export const repository = (about: string) =>
  z
    .string()
    .regex(/^(?:[\w.-]+\/)?[\w.-]+$/, 'a repository, `shop` or `owner/shop`')
    .meta({ description: about });

/** A time zone that means one offset at any instant: not `CST`, which is at home on three continents. */
export const timeZone = () =>
  z.string().superRefine((name, context) => {
    const zone = zoneNamed(name);
    if (zone === null || zone.kind === 'ambiguous')
      context.addIssue(
        `${quoted(name)} is not a time zone. Write UTC, an offset such as +02:00, or a name such as Europe/Copenhagen`,
      );
  });
