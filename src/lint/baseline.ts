import { isRecord } from '../vocabulary/record.ts';
import type { FileResult } from './result.ts';
import { countOriginals, newFindings, originalsOf } from './together.ts';

/** The default baseline file. */
export const BASELINE_FILE = '.debrief-baseline.json';

/** Findings that a team has accepted for now: fingerprints by path and by rule. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Parses a baseline file. Throws an `Error` that says what is wrong with it. */
export function parseBaseline(json: string): Baseline {
  const data = parseJson(json);
  const files = isRecord(data) && data.version === 1 ? data.files : null;
  const sound =
    isRecord(files) &&
    Object.values(files).every(
      (rules) => isRecord(rules) && Object.values(rules).every((list) => Array.isArray(list)),
    );
  if (!sound)
    throw new Error('it is not a baseline that this version wrote; write it again with --update-baseline');
  return files as unknown as Baseline;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error('it is not JSON in UTF-8; write it again with --update-baseline');
  }
}

/**
 * This run's findings as a baseline file, sorted so that changing one finding changes one line. `kept` holds the
 * entries for files that were not part of this run.
 */
export function writeBaseline(results: readonly FileResult[], kept: Baseline = {}): string {
  const files: Record<string, Record<string, readonly string[]>> = { ...kept };
  for (const { path, findings } of results) {
    const each = findings.flatMap(originalsOf).sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
    for (const { ruleId, fingerprint } of each) {
      files[path] ??= {};
      files[path][ruleId] = [...(files[path][ruleId] ?? []), fingerprint];
    }
  }
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, files: sorted }, null, 2)}\n`;
}

/**
 * Removes the findings listed in the baseline. `left` counts those removed; `gone` counts baseline entries that no
 * longer match anything.
 */
export function applyBaseline(
  results: readonly FileResult[],
  baseline: Baseline,
): { results: FileResult[]; left: number; gone: number } {
  let left = 0;
  let gone = 0;
  const kept = results.map((result) => {
    const accepted = Object.hasOwn(baseline, result.path) ? (baseline[result.path] ?? {}) : {};
    const known = new Set(Object.values(accepted).flat());
    const findings = newFindings(result.findings, (fingerprint) => known.delete(fingerprint));
    left += countOriginals(result.findings) - countOriginals(findings);
    gone += known.size;
    return { ...result, findings };
  });
  return { results: kept, left, gone };
}
