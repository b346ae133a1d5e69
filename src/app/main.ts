import { enableCompileCache } from 'node:module';

// First, before anything else is loaded: it halves the startup time.
enableCompileCache();
await import('./start.ts');
