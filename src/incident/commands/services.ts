import { didYouMean } from '../../policy/did-you-mean.ts';
import { serviceNamed, serviceNames } from '../services.ts';
import type { Command } from './command.ts';

const services: Command = {
  verb: 'services',
  aliases: { service: 'services', affects: 'services' },
  place: 44,
  usage: 'services <name>, …',
  about: 'Says which services are affected, by their names in the policy; a hyphen for none.',
  examples: ['services checkout, api', 'services -'],
  run(text, _said, folding) {
    const names = serviceNames(text);
    if (!names.length) return 'Which ones? `/incident services checkout, api`.';
    const found = new Set<string>();
    for (const typed of text === '-' ? [] : names) {
      const name = serviceNamed(typed, folding.policy);
      if (name === null) {
        const all = folding.policy.services.map((service) => service.name);
        const shown = typed.replaceAll('`', '').slice(0, 60);
        return `The policy knows no service \`${shown}\`.${didYouMean(typed, all)} There are: ${all.slice(0, 20).join(', ')}.`;
      }
      found.add(name);
    }
    folding.services = [...found];
    return null;
  },
};
export default services;
