import type { Fault } from './fault.ts';

export default {
  about: 'webhooks that arrive two or three times',
  start: ({ chance, sleep }) => ({
    async deliver(send) {
      if (!chance.strikes()) return send();
      const again = Array.from({ length: chance.pick([1, 2]) }, () => chance.pick([0, 50, 3_000]));
      const answer = await send();
      for (const wait of again) {
        await sleep(wait);
        await send();
      }
      return answer;
    },
  }),
} satisfies Fault;
