import { relative } from 'node:path';
import { idleGlobs } from '../policy/glob.ts';
import { plainLines } from '../sinks/terminal.ts';
import type { Io } from './command.ts';
import { loadPolicy, type PolicyFile } from './policy.ts';
import { filesMatching } from './select-files.ts';

/** Says which globs of `postmortems.files` match nothing. No error: a new repository has no post-mortem yet. */
export async function warnOfIdleGlobs(file: PolicyFile, io: Io): Promise<void> {
  if (file.path === null) return;
  const { files } = (await loadPolicy(file, io.cwd)).postmortems;
  for (const glob of idleGlobs(files, filesMatching(files, file.root)))
    io.err(
      plainLines(
        `debrief: ${relative(io.cwd, file.path)}: nothing matches ${glob} yet (postmortems.files).\n`,
      ),
    );
}
