import { resolve } from 'node:path';
import type { ChunkingContext } from 'rolldown';

/** Only what reads or judges texts imports these. */
const HEAVY = ['src/english/words.ts', 'src/lint/rules/index.ts', 'src/postmortem/read.ts'];

/**
 * What judges a document goes into one built file, because V8 reads a name of another built file through a getter. What
 * is needed by the start of the command, or by a part of it that reads no document, stays apart.
 */
export function judging(entry: string): (id: string, context: ChunkingContext) => string | null {
  let modules: ReadonlySet<string> | null = null;
  return (id, context) => {
    modules ??= judgingModules(resolve(entry), context);
    return modules.has(id) ? 'judging' : null;
  };
}

function judgingModules(entry: string, graph: ChunkingContext): ReadonlySet<string> {
  const heavy = HEAVY.map((path) => resolve(path));
  const light = new Set<string>();
  const starts = new Set([entry]);
  // A set may grow while it is gone through: each start finds the parts that are loaded later.
  for (const start of starts) {
    const needed = neededBy(start, graph);
    for (const id of needed)
      for (const later of graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []) starts.add(later);
    if (!heavy.some((id) => needed.has(id))) for (const id of needed) light.add(id);
  }
  return neededBy(resolve('src/lint/engine.ts'), graph).difference(light);
}

/** A module and all that it imports, directly or not. */
function neededBy(start: string, graph: ChunkingContext): Set<string> {
  const needed = new Set([start]);
  for (const id of needed) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(next);
  return needed;
}
