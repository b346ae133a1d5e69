import { plainLines, type TerminalText } from '../sinks/terminal.ts';
import { workflowCommand } from '../sinks/workflow.ts';

/** The place of an annotation: a file of the repository and, if known, lines and columns in it. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
  readonly title?: string;
}

/** Prints a line of the log. The runner reads the log for commands, so only escaped text gets here. */
export function print(text: TerminalText): void {
  process.stdout.write(`${text}\n`);
}

export const info = (text: string) => print(plainLines(text));

/** An annotation on the run, and on the pull request if it names a file. */
export function annotate(level: 'error' | 'warning' | 'notice', message: string, place: Place = {}): void {
  print(workflowCommand(level, { ...place }, message));
}
