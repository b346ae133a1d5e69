import { servicesIn } from '../services.ts';
import type { Command } from './command.ts';

const services: Command = {
  verb: 'services',
  aliases: { service: 'services', affects: 'services' },
  place: 44,
  usage: 'services <name>, …',
  about: 'Sets the affected services, by their names in the policy; a hyphen for none.',
  examples: ['services checkout, api', 'services -'],
  run(text, _said, folding) {
    if (!text) return 'Which ones? `/incident services checkout, api`.';
    const found = text === '-' ? { names: [] } : servicesIn(text, folding.policy);
    if ('problem' in found) return found.problem;
    folding.services = found.names;
    return null;
  },
};
export default services;
