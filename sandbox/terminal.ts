import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Prints progress to the terminal, in colour if supported and not disabled by `NO_COLOR`. */
export interface Terminal {
  line(text?: string): void;
  title(text: string): void;
  /** A step in progress; on a terminal, `done` or `failed` replaces it. */
  begin(text: string): void;
  done(text: string, seconds: number, more: readonly string[]): void;
  failed(text: string, more: readonly string[]): void;
  dim(text: string): string;
}

export function makeTerminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  // `styleText` itself checks the stream, NO_COLOR and FORCE_COLOR.
  const paint = (style: Style, text: string) => styleText(style, text, { stream });
  const write = (text: string) => stream.write(`${text}\n`);
  const clear = () => stream.isTTY && stream.write('\r\u001b[2K');
  const below = (lines: readonly string[]) => {
    for (const text of lines) write(`      ${text.replaceAll('\n', '\n      ')}`);
  };
  return {
    line: (text = '') => write(text && `  ${text}`),
    title: (text) => write(`\n  ${paint('bold', text)}\n`),
    begin: (text) => {
      if (stream.isTTY) stream.write(`  ${paint('dim', '·')}  ${text} …`);
    },
    done: (text, seconds, more) => {
      clear();
      write(`  ${paint('green', '✓')}  ${text}  ${paint('dim', `${seconds.toFixed(1)} s`)}`);
      below(more.map((one) => paint('dim', one)));
    },
    failed: (text, more) => {
      clear();
      write(`  ${paint('red', '✗')}  ${paint('bold', text)}`);
      below(more);
    },
    dim: (text) => paint('dim', text),
  };
}
