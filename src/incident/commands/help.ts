import { markdown, print } from '../../markdown/write/markdown.ts';
import { didYouMean } from '../../policy/did-you-mean.ts';
import type { Command } from './command.ts';
import { commandList } from './table.ts';
import { understand } from './understand.ts';

const help: Command = {
  verb: 'help',
  aliases: { '?': 'help', commands: 'help' },
  place: 80,
  usage: 'help [command]',
  about: 'Shows this list, or how one command is used.',
  examples: ['help', 'help update'],
  asks: true,
  run(text, _said, _folding, all) {
    const [verb = '', ...more] = text.split(' ').filter(Boolean);
    if (!verb) return print(commandList(all)).trimEnd();
    const found = understand({ verb, text: more.join(' '), paragraph: [], rest: [] }, all);
    if (!found) {
      const verbs = all.map((command) => command.verb);
      return `There is no \`/incident ${verb.replaceAll('`', '').slice(0, 40)}\`.${didYouMean(verb, verbs)}`;
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
