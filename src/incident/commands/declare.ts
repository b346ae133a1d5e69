import type { Command } from './command.ts';

const declare: Command = {
  verb: 'declare',
  aliases: { open: 'declare' },
  place: 34,
  usage: 'declare [severity] <title>',
  about:
    'In any other issue or pull request: declares an incident from it, like `/incident declare sev2 Checkout rejects cards`.',
  examples: [],
  run: () =>
    'This is an incident already. Its severity: `/incident sev 2`. For another one, write the command in another issue.',
};
export default declare;
