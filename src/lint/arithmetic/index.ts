import { budget } from './budget.ts';
import { change } from './change.ts';
import { cron } from './cron.ts';
import { direction } from './direction.ts';
import { equation } from './equation.ts';
import type { Kind } from './kind.ts';
import { listed } from './listed.ts';
import { partOf } from './part-of.ts';
import { parts } from './parts.ts';
import { share } from './share.ts';

export const kinds: Readonly<Record<string, Kind>> = {
  share,
  partOf,
  direction,
  parts,
  listed,
  equation,
  change,
  budget,
  cron,
};
