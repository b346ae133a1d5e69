import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';

/**
 * Requires a CommonJS file, and the files that it requires by a relative path, with the code that V8 made for them in
 * an earlier run. The first run keeps it when it ends. Node's own compile cache is filled before a module runs, so it
 * lacks nearly all functions, and every run compiles them again: a quarter of the time to lint one document.
 *
 * What is kept belongs to one `purpose` (the verb and flags), because each needs different functions, and to the name of
 * the file, so a built file's name must change with its content. It lies in the folder of Node's compile cache and
 * follows the same environment variables (`NODE_COMPILE_CACHE`, `NODE_DISABLE_COMPILE_CACHE`). `beforeKeeping` is
 * called before the code is made: V8 accepts it only under the flags under which it was made.
 */
export function requireCached(file: string, purpose: string, beforeKeeping: () => void): unknown {
  // Otherwise V8 looks only at the length of kept code, and code that was damaged on the disk crashes every run.
  setFlagsFromString('--verify-snapshot-checksum');
  const folder = enableCompileCache().directory;
  const modules = new Map<string, { exports: unknown }>();
  const compiled: { readonly script: Script; readonly kept: string }[] = [];

  const native = createRequire(file);
  const here = dirname(file);
  function load(name: string): unknown {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const path = join(here, name);
    const kept = folder === undefined ? null : join(folder, 'debrief', `${name}-${purpose}`);
    const cachedData = kept === null ? undefined : readOwn(kept);
    // Built files are ASCII, which is read faster as Latin-1.
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'latin1')}\n})`;
    const script = new Script(source, {
      filename: path,
      ...(cachedData ? { cachedData } : {}),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (kept !== null && script.cachedDataRejected !== false) compiled.push({ script, kept });
    const require = (id: string) => (id.startsWith('./') ? load(id.slice(2)) : native(id));
    script.runInThisContext()(module.exports, Object.assign(require, native), module, path, here);
    return module.exports;
  }

  process.on('exit', () => {
    if (compiled.length > 0) beforeKeeping();
    for (const { script, kept } of compiled) write(kept, script.createCachedData());
  });
  return load(basename(file));
}

/** A file's content if it is there and this user wrote it: others may be able to write to the folder for temporary files. */
function readOwn(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return process.getuid && fstatSync(file).uid !== process.getuid() ? undefined : readFileSync(file);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Writes a whole file or none. A cache that cannot be written is no reason to fail. */
function write(path: string, content: Buffer): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Only a new file: in a folder that others can write to, this name could be a link to one of the user's files.
    writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, path);
  } catch {
    rmSync(unfinished, { force: true });
  }
}
