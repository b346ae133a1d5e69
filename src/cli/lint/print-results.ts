import { dirname, relative, resolve, sep } from 'node:path';
import { type Format, reporters } from '../../lint/reporters/index.ts';
import type { FileResult } from '../../lint/result.ts';
import type { Io } from '../command.ts';
import { repositoryRoot } from '../repository-root.ts';

/** Prints the results in a format. `asksForAll`: older documents were judged as if a change proposed them. */
export async function printResults(
  results: readonly FileResult[],
  format: Format,
  asksForAll: boolean,
  io: Io,
): Promise<void> {
  const { report } = await reporters[format]();
  const placed = FOR_GITHUB.includes(format)
    ? results.map((result) => inRepository(result, io.cwd))
    : results;
  // The width is asked for only where it matters: it loads the stream.
  const columns = format === 'stylish' ? io.columns : undefined;
  io.out(report(placed, { colour: io.colour, columns, asksForAll }));
}

/** GitHub places annotations and code scanning alerts by the path in the repository, wherever the job ran. */
const FOR_GITHUB: readonly Format[] = ['github', 'sarif'];

function inRepository(result: FileResult, cwd: string): FileResult {
  const file = resolve(cwd, result.path);
  const root = repositoryRoot(dirname(file));
  return root ? { ...result, path: relative(root, file).split(sep).join('/') } : result;
}
