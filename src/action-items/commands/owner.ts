import { LOGIN } from '../../vocabulary/roles.ts';
import type { ItemCommand } from './command.ts';

const owner: ItemCommand = {
  verb: 'owner',
  aliases: { assign: 'owner', hand: 'owner' },
  place: 50,
  usage: 'owner @login',
  about: 'Hands the item over to somebody else.',
  examples: ['owner @octocat', 'owner me'],
  takes: 'line',
  run(text, said, state) {
    const word = text.replace(/^@/, '');
    const login = word.toLowerCase() === 'me' ? said.by : word;
    if (!LOGIN.test(login)) return 'Who? One person, by GitHub login: `/action owner @somebody`.';
    if (state.unknown.has(login.toLowerCase()))
      return `\`${login}\` cannot be assigned in this repository: there is no such account, or it has no access.`;
    state.handOver(login, said);
    return null;
  },
};
export default owner;
