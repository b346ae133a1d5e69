import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { offsetOf } from '../../policy/load.ts';
import { type Complaint, complain } from '../../policy/problem.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import { excessiveDepth } from '../../policy/yaml-limits.ts';
import { yamlMistakes } from '../../policy/yaml-mistakes.ts';

/** The parts we read of an OpenSLO document (https://github.com/OpenSLO/OpenSLO, `openslo/v1`). */
const document = z.object({
  spec: z.object({
    service: z.string().min(1),
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

/** A part of an OpenSLO file that cannot be used. */
export interface OpenSloProblem {
  /** 1 for the first. */
  readonly line: number;
  readonly message: string;
}

/** Reads the objectives of an OpenSLO file; documents of other kinds are skipped. Never throws. */
export function readOpenSlo(text: string): { slos: Slo[]; problems: OpenSloProblem[] } {
  const slos: Slo[] = [];
  const problems: OpenSloProblem[] = [];
  const lines = new LineCounter();
  if (excessiveDepth(text)) return { slos, problems: [{ line: 1, message: 'it is nested too deeply' }] };
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    prettyErrors: false,
    lineCounter: lines,
  }) as Document.Parsed[];
  for (const yaml of documents) {
    const refuse = (offset: number, message: string) =>
      problems.push({ line: Math.max(1, lines.linePos(offset).line), message });
    const refuseAt = (path: readonly PropertyKey[], message: string) =>
      refuse(offsetOf(yaml, path, false), message);
    const [mistake] = yamlMistakes(yaml.errors, text);
    if (mistake) {
      refuse(mistake.offset, mistake.message);
      continue;
    }
    const data = plainOf(yaml);
    if (data instanceof Error) {
      refuse(yaml.range[0], `its aliases cannot be followed: ${data.message}`);
      continue;
    }
    if ((data as { kind?: unknown } | null)?.kind !== 'SLO') continue;
    const read = document.safeParse(data, { reportInput: true });
    if (!read.success) {
      const [{ path, message }] = [...complain(read.error.issues[0]!, document)] as [Complaint];
      refuseAt(path, `${path.join('.')}: ${message}`);
      continue;
    }
    const { service, objectives, timeWindow } = read.data.spec;
    const window = windowOf(timeWindow?.[0]);
    if (!window) {
      refuseAt(
        ['spec', 'timeWindow'],
        'spec.timeWindow: Debrief knows rolling windows of whole days, and calendar weeks, months, quarters and years',
      );
      continue;
    }
    for (const [index, { target, targetPercent }] of objectives.entries()) {
      // Rounded, since 0.999 × 100 is not exactly 99.9.
      const objective = targetPercent ?? Math.round((target ?? 0) * 1e8) / 1e6;
      if (objective > 1) slos.push({ service, objective, window, countsFrom: 0, query: null });
      else
        refuseAt(
          ['spec', 'objectives', index],
          'spec.objectives: an objective has neither target nor targetPercent',
        );
    }
  }
  return { slos, problems };
}

/** A document as plain data, or an error if it has too many aliases. */
function plainOf(yaml: Document.Parsed): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return error as Error;
  }
}

/** Rolling `4w` is `28d`, calendar-aligned `1M` is `month`. Null if Debrief has no such window. */
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
