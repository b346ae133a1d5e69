import { defineController } from '../controller.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { type AlertFacts, observe } from './observe.ts';
import { type AlertStep, describe } from './steps.ts';

/**
 * A problem that a monitoring tool reports. It declares an incident or waits for a person, once, however often it is
 * reported; later reports are shown there.
 */
export default defineController<AlertFacts, AlertStep>({
  kind: 'alert',
  events: {},
  isIdle: async (ref, { signals }) => !(await signals?.waiting(ref))?.length,
  observe,
  decide,
  describe,
  apply,
});
