import type { Fault } from './fault.ts';
import { lag } from './lag.ts';

export default {
  about: 'reads that lag 0.5–1.5 s behind all writes',
  start: (around) => lag(around, { of: 'everybody', from: 500, to: 1_500 }),
} satisfies Fault;
