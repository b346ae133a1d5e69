const HELP = `The server of Debrief. It takes no arguments: its settings are environment variables, or lines of .env in this
folder. docs/install.md lists them. Without credentials it serves a page that creates the App.

The command line is \`npm run debrief -- help\`.`;

/** What to say instead of starting; null without arguments. A server that starts in spite of them would mislead. */
export function refusedArguments(words: readonly string[]): { said: string; code: number } | null {
  const [first] = words;
  if (first === undefined) return null;
  if (first === '--help' || first === '-h' || first === 'help') return { said: HELP, code: 0 };
  return { said: `The server takes no arguments, and ${JSON.stringify(first)} is one.\n\n${HELP}`, code: 2 };
}
