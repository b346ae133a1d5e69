import { plain, type TerminalText } from './terminal.ts';

/** A command that GitHub's runner reads from the log: `::error file=a.md,line=3::What is wrong`. */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): TerminalText {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${list.length ? `${name} ${list.join(',')}` : name}::${data(message)}` as TerminalText;
}

/** `%` and line ends would end the command; other control characters would reach readers of the raw log. */
const data = (text: string) =>
  text
    .replaceAll('%', '%25')
    .split(/\r\n|[\r\n]/)
    .map(plain)
    .join('%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
