import { affected } from './affected.ts';
import { allDone } from './all-done.ts';
import { digits } from './digits.ts';
import type { Kind } from './kind.ts';
import { loss } from './loss.ts';
import { version } from './version.ts';

export const kinds: Readonly<Record<string, Kind>> = { digits, affected, version, loss, allDone };
