import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `16m`, `1h30m`, `45s`, `3d`; read as milliseconds. */
export const duration = z.string().transform((text, { addIssue }) => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhdw])/g)];
  const whole = parts.map(([part]) => part).join('') === text.trim();
  if (parts.length && whole)
    return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0);
  addIssue(`"${text}" is not a duration; write 45s, 16m, 1h30m or 3d`);
  return z.NEVER;
});
