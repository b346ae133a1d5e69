import { enableCompileCache } from 'node:module';
import { refusedArguments } from './arguments.ts';

// First, before anything else is loaded: it halves the startup time.
enableCompileCache();
const refused = refusedArguments(process.argv.slice(2));
if (refused === null) await import('./start.ts');
else {
  (refused.code === 0 ? console.log : console.error)(refused.said);
  process.exitCode = refused.code;
}
