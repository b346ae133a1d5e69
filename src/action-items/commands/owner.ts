import { LOGIN } from '../../vocabulary/roles.ts';
import type { ItemCommand } from './command.ts';

const owner: ItemCommand = {
  verb: 'owner',
  aliases: { assign: 'owner', hand: 'owner' },
  place: 50,
  usage: 'owner @login',
  about: 'Hands the item over to another person.',
  examples: ['owner @octocat', 'owner me'],
  takes: 'line',
  run(text, said, state) {
    const word = text.replace(/^@/, '');
    const login = word.toLowerCase() === 'me' ? said.by : word;
    if (!LOGIN.test(login)) return 'Who? One person, by GitHub login: `/action owner @somebody`.';
    state.handOver(login, said);
    return null;
  },
};
export default owner;
