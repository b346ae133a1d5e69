import { runAction } from './run.ts';

/* What GitHub's runner starts. */
process.exitCode = await runAction(process.env, new Date());
