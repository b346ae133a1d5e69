import { defineController } from '../controller.ts';
import { apply } from './apply.ts';
import { type ChatDeclarationStep, decide, describe } from './decide.ts';
import { type ChatDeclarationFacts, observe } from './observe.ts';

/**
 * `/incident declare …` typed in the chat where there is no war room: opens the incident in the name of its author. Each
 * message is an object of its own, with a number that follows from it.
 */
export default defineController<ChatDeclarationFacts, ChatDeclarationStep>({
  kind: 'chat-declaration',
  events: {},
  isIdle: async (ref, { signals }) => !(await signals?.waiting(ref))?.length,
  observe,
  decide,
  describe,
  apply,
});
