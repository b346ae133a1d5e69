import { createHash } from 'node:crypto';

/** A style or script that a page brings itself, as its content security policy names it. */
export function inlineSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
