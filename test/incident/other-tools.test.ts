import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/incident/commands/index.ts';
import { OTHER_TOOLS } from '../../src/incident/commands/other-tools.ts';
import { unknownVerb } from '../../src/incident/commands/table.ts';
import { understand } from '../../src/incident/commands/understand.ts';

const found = (verb: string) =>
  understand({ name: 'incident', verb, text: '', paragraph: [], rest: [] }, COMMANDS)?.command.verb ?? null;

test.each([
  ['ack', 'investigating'],
  ['close', 'resolved'],
  ['task', 'action'],
  ['follow-up', 'action'],
  ['summary', 'update'],
  ['customers', 'impact'],
  ['assign', 'dri'],
])('“%s”, as other tools call it, is `%s`', (typed, verb) => {
  expect(found(typed)).toBe(verb);
});

test.each(Object.keys(OTHER_TOOLS))('“%s” is no command, and the answer says what to do instead', (verb) => {
  expect(found(verb)).toBeNull();
  expect(unknownVerb(verb, COMMANDS)).toBe(`There is no \`/incident ${verb}\`. ${OTHER_TOOLS[verb]}`);
});

test.each(['paged', 'pages', 'resume-work', 'cancels-out', 'recon'])(
  '“%s” suggests nothing that stops or ends an incident',
  (verb) => {
    const ending = COMMANDS.filter(({ ends }) => ends).map((command) => command.verb);
    const answer = unknownVerb(verb, COMMANDS);
    expect(ending.filter((each) => answer.includes(`mean \`/incident ${each}\``))).toEqual([]);
  },
);

test.each([
  ['pase', 'pause'],
  ['puase', 'pause'],
  ['resolvd', 'resolved'],
  ['updte', 'update'],
])('“%s” suggests `%s`: it is a slip of one letter', (typed, verb) => {
  expect(unknownVerb(typed, COMMANDS)).toContain(`Did you mean \`/incident ${verb}\`?`);
});
