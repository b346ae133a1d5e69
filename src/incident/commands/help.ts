import { markdown, print } from '../../markdown/write/markdown.ts';
import type { Command } from './command.ts';
import { commandList, unknownVerb } from './table.ts';
import { understand } from './understand.ts';

const help: Command = {
  verb: 'help',
  aliases: { '?': 'help', commands: 'help' },
  place: 80,
  usage: 'help [command]',
  about: 'Shows this list, or how to use one command.',
  examples: ['help', 'help update'],
  asks: true,
  run(text, _said, _folding, all) {
    const [verb = '', ...more] = text.split(' ').filter(Boolean);
    if (!verb) return print(commandList(all)).trimEnd();
    const found = understand({ name: 'incident', verb, text: more.join(' '), paragraph: [], rest: [] }, all);
    if (!found) {
      return unknownVerb(verb, all);
    }
    const { examples } = found.command;
    const shown = examples.map((example) => `/incident ${example}`).join('\n');
    const code = markdown`~~~text
${shown}
~~~`;
    return print([...commandList([found.command]), ...(shown ? code : [])]).trimEnd();
  },
};
export default help;
