/** Tokens that a pattern may walk over again and again when they are repeated. */
const TOKENS = [
  ...[
    ' ',
    '\n',
    '\t',
    '\u00A0',
    'A.',
    'a ',
    '1.',
    '1,',
    '14:03 ',
    '2026-',
    '-',
    '–',
    '—',
    '_',
    '*',
    '.',
    ',',
    ':',
    ';',
    '!',
  ],
  ...[
    '?',
    '<',
    '>',
    '(',
    '{',
    '[',
    ']',
    '`',
    '~',
    '@',
    '@a ',
    '#',
    '/',
    '&',
    '"',
    '’',
    '- ',
    'a-',
    'a, ',
    'A ',
    '](',
    '#1 ',
  ],
  ...['the ', 'and ', 'Ann Lee, ', 'by ', '{{', '<a', 'http://', '2026-03-02 ', '5 min ', 'users '],
];

/** Where the repeated token stands: what surrounds it decides which rules look at it. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'an action item': (text) => `## Action items\n\n- ${text}\n`,
  'a cell of an action': (text) =>
    `## Action items\n\n| Action | Owner |\n| --- | --- |\n| ${text} | @amal |\n`,
  'a cell of an owner': (text) =>
    `## Action items\n\n| Action | Owner |\n| --- | --- |\n| Add an alert | ${text} |\n`,
  'an entry': (text) => `## Timeline (UTC)\n\n- 2026-03-02 14:03: ${text}\n`,
  'a time': (text) => `## Timeline (UTC)\n\n- ${text}: impact starts\n`,
  'the impact': (text) => `## Impact\n\n${text}\n`,
  causes: (text) => `## Contributing factors\n\n- ${text}\n`,
  'a heading': (text) => `## ${text}\n\nThe queue stood still.\n`,
  'a link': (text) => `## Summary\n\nSee [${text}](https://example.com/${text}).\n`,
  code: (text) => `## Summary\n\nSee \`${text}\`.\n`,
  'the title': (text) => text,
};

/** Rows and items by the thousand: work that grows with their square shows there. */
const MANY: Readonly<Record<string, string>> = {
  items: '- Add an alert on queue depth\n',
  'rows of a table': '| Add an alert | @amal | 2026-04-20 |\n',
  entries: '- 2026-03-02 14:03: impact starts\n',
  headings: '## Impact\n\nNone.\n\n',
  links: '[a](#b) ',
  quotes: '> ',
  'empty entries': '## Timeline\n\n- -\n- -\n',
  'lists announced by a number': 'Two causes:\n\n- a\n\n',
  'nested items': '  - a\n',
  'headings that are items': '### Add an alert\n\n',
  lengths:
    '## Impact\n\nThe outage lasted 47 minutes.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: impact starts\n- 13:20: resolved\n\n',
};

export interface HostileText {
  readonly name: string;
  readonly make: (bytes: number) => string;
}

/** A document around a text, so that it is judged as a post-mortem. */
const around = (place: string, text: string) =>
  place === 'the title'
    ? `# ${text}\n\nIncident on 2026-03-02.\n`
    : `# Post-mortem: the queue stood still on 2026-03-02\n\n${PLACES[place]!(text)}`;

/** Every token in every place, at any size; some end in a character that makes a match fail late. */
export const HOSTILE: readonly HostileText[] = [
  ...TOKENS.flatMap((token) =>
    Object.keys(PLACES).map((place) => ({
      name: `${JSON.stringify(token)} in ${place}`,
      make: (bytes: number) => around(place, `x${token.repeat(Math.ceil(bytes / token.length))}\u2028`),
    })),
  ),
  ...TOKENS.map((token) => ({
    name: `${JSON.stringify(token)} in front matter`,
    make: (bytes: number) =>
      `---\n${token.repeat(Math.ceil(bytes / token.length))}x\n\n# The queue stood still\n`,
  })),
  ...Object.entries(MANY).map(([name, line]) => ({
    name: `many ${name}`,
    make: (bytes: number) =>
      `# Post-mortem: the queue stood still on 2026-03-02\n\n## Action items\n\n${line.repeat(Math.ceil(bytes / line.length))}`,
  })),
];
