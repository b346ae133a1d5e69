import type { Fault } from './fault.ts';
import { lag } from './lag.ts';

export default {
  about: 'reads that lag 2–5 s behind all writes',
  start: (around) => lag(around, { of: 'everybody', from: 2_000, to: 5_000 }),
} satisfies Fault;
