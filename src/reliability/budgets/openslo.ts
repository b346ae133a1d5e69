import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Slo } from '../../policy/sections/slos.ts';
import { excessiveDepth } from '../../policy/yaml-limits.ts';

/** What is read of an OpenSLO document (https://github.com/OpenSLO/OpenSLO, `openslo/v1`); the rest is left alone. */
const document = z.object({
  spec: z.object({
    service: z.string({ error: 'spec.service names no service' }).min(1),
    objectives: z
      .array(
        z.object({
          target: z.number().gt(0).max(1).optional(),
          targetPercent: z.number().gt(1).max(100).optional(),
        }),
      )
      .min(1),
    timeWindow: z
      .array(
        z.object({
          duration: z.string(),
          isRolling: z.boolean().optional(),
          calendar: z.unknown().optional(),
        }),
      )
      .length(1)
      .optional(),
  }),
});

const DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7 };
const CALENDAR: Readonly<Record<string, Slo['window']>> = { w: 'week', M: 'month', Q: 'quarter', Y: 'year' };

/** Reads the objectives of an OpenSLO file; documents of other kinds are skipped. Never throws. */
export function readOpenSlo(text: string, path: string): { slos: Slo[]; problems: string[] } {
  const slos: Slo[] = [];
  const problems: string[] = [];
  if (excessiveDepth(text)) return { slos, problems: [`${path} is nested too deeply`] };
  for (const [index, yaml] of [...parseAllDocuments(text, { logLevel: 'silent' })].entries()) {
    const where = `${path}, document ${index + 1}`;
    if (yaml.errors[0]) {
      problems.push(`${where}: this is not YAML: ${yaml.errors[0].message}`);
      continue;
    }
    const data: unknown = yaml.toJS({ maxAliasCount: 20 });
    if ((data as { kind?: unknown } | null)?.kind !== 'SLO') continue;
    const read = document.safeParse(data);
    const window = read.success ? windowOf(read.data.spec.timeWindow?.[0]) : null;
    if (!read.success)
      problems.push(`${where}: ${read.error.issues[0]!.path.join('.')}: ${read.error.issues[0]!.message}`);
    else if (!window)
      problems.push(
        `${where}: spec.timeWindow: Debrief knows rolling windows of whole days, and calendar weeks, months, quarters and years`,
      );
    else
      for (const { target, targetPercent } of read.data.spec.objectives) {
        // Without the last digits, in which 0.999 × 100 is not 99.9.
        const objective = targetPercent ?? Math.round((target ?? 0) * 1e8) / 1e6;
        if (objective > 1)
          slos.push({ service: read.data.spec.service, objective, window, countsFrom: 0, query: null });
        else problems.push(`${where}: spec.objectives: an objective has neither target nor targetPercent`);
      }
  }
  return { slos, problems };
}

/** `4w` rolling is `28d`; `1M` by the calendar is `month`. Null for what Debrief has no window for. */
function windowOf(
  window:
    | { readonly duration: string; readonly isRolling?: boolean | undefined; readonly calendar?: unknown }
    | undefined,
): Slo['window'] | null {
  if (!window) return '30d';
  const [, count = '', unit = ''] = /^(\d+)([hdwMQY])$/.exec(window.duration) ?? [];
  if (window.isRolling === false || window.calendar !== undefined)
    return count === '1' ? (CALENDAR[unit] ?? null) : null;
  const days = Number(count) * (DAYS[unit] ?? Number.NaN);
  return Number.isInteger(days) && days >= 1 && days <= 999 ? `${days}d` : null;
}
