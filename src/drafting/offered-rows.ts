import type { PostMortem } from '../postmortem/model.ts';

/** The lines of a draft's timeline that are rows of its table, in order. */
export function timelineRowsOf({ timeline, document }: PostMortem): string[] {
  const lines = document.text.split(/\r\n|\r|\n/);
  const numbers = new Set(timeline.map(({ line }) => line));
  return [...numbers].map((line) => lines[line - 1] ?? '').filter((line) => /^\s*\|/.test(line));
}
