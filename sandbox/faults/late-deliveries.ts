import type { Fault } from './fault.ts';

export default {
  about: 'webhooks that are up to five minutes late, and so out of order',
  start: ({ chance, sleep }) => ({
    async deliver(send) {
      if (chance.strikes()) await sleep(chance.pick([200, 2_000, 20_000, 300_000]));
      return send();
    },
  }),
} satisfies Fault;
