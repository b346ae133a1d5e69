import { fstatSync, writeSync } from 'node:fs';
import { run } from './run.ts';

/** Runs the command line of this process, and sets its exit code. `settled` hears when a run over many documents has come to its pace. */
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
    // Asked only by who wraps: to know it takes the stream. A terminal that does not say is taken for the usual one.
    get columns() {
      return terminal ? process.stdout.columns || 80 : undefined;
    },
    settled,
  });
}

/**
 * Writes all of a text at once: nothing is lost if the process ends now, and no stream has to be loaded, which
 * takes as long as judging a document.
 */
function write(fd: number, text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The reader went away (`| head`): nobody is left to tell.
      if (code === 'EPIPE') process.exit();
      if (code !== 'EAGAIN') throw error;
      // A pipe that does not block, and is full: wait a little for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
