#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

enableCompileCache();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (`| head`): nobody is left to tell.
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// Loaded after the cache is there, and without top-level await, so that it can be bundled as CommonJS.
import('./run.ts').then(async ({ run }) => {
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    now: new Date(),
    stdinText: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colour: process.stdout.isTTY ? !process.env.NO_COLOR : Boolean(process.env.FORCE_COLOR),
  });
});
