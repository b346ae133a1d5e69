import { defineController } from '../controller.ts';
import { apply } from './apply.ts';
import { type ChatCommandStep, decide, describe } from './decide.ts';
import { type ChatCommandFacts, observe } from './observe.ts';

/**
 * What people type as `/incident …` in an incident's war room; its number is the incident's. If it would be accepted as a
 * comment, it is written as one in the author's name, and the incident controller carries it out.
 */
export default defineController<ChatCommandFacts, ChatCommandStep>({
  kind: 'chat-command',
  events: {},
  isIdle: async (ref, { signals }) => !(await signals?.waiting(ref))?.length,
  observe,
  decide,
  describe,
  apply,
});
