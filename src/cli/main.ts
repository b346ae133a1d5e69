#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

enableCompileCache();
// Loaded once the cache is enabled, and without top-level await, so that it can be bundled as CommonJS.
import('./process.ts').then(({ main }) => main());
