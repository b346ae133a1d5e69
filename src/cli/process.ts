import { fstatSync, writeSync } from 'node:fs';
import { UsageError } from './command.ts';
import { reasonOf } from './files.ts';
import { run } from './run.ts';

/**
 * Runs the command line of this process, and sets its exit code. `settled` is called once a run over many documents
 * has warmed up.
 */
export async function main(settled: () => void = () => undefined): Promise<void> {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const terminal = fstatSync(1).isCharacterDevice();
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    now: new Date(),
    stdinText: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    colour: FORCE_COLOR ? FORCE_COLOR !== '0' : !NO_COLOR && terminal,
    // A getter, because reading it loads the stream. A terminal of unknown width gets 80 columns.
    get columns() {
      return terminal ? process.stdout.columns || 80 : undefined;
    },
    settled,
  });
}

/**
 * Writes a whole text synchronously: nothing is lost if the process ends now, and no stream is loaded, which would
 * take as long as linting a document.
 */
function write(fd: number, text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The reader has exited (`| head`).
      if (code === 'EPIPE') process.exit();
      if (code !== 'EAGAIN') {
        // Nothing can be said where errors are said.
        if (fd === 2) process.exit(2);
        throw new UsageError(`standard output cannot be written: ${reasonOf(error)}.`);
      }
      // A full non-blocking pipe: wait briefly for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
