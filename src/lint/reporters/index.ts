import type { Reporter } from '../result.ts';

/** Every format, loaded on demand. */
export const reporters = {
  stylish: () => import('./stylish.ts'),
  compact: () => import('./compact.ts'),
  json: () => import('./json.ts'),
  sarif: () => import('./sarif.ts'),
  junit: () => import('./junit.ts'),
  github: () => import('./github.ts'),
  markdown: () => import('./markdown.ts'),
} as const satisfies Record<string, () => Promise<{ report: Reporter }>>;

export type Format = keyof typeof reporters;
export const FORMATS = Object.keys(reporters) as Format[];
