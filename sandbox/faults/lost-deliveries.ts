import { broken, type Fault } from './fault.ts';

export default {
  about: 'webhooks that never arrive',
  start: ({ chance }) => ({
    async deliver(send) {
      if (chance.strikes()) throw broken();
      return send();
    },
  }),
} satisfies Fault;
