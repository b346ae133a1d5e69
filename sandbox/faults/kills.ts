import type { Fault } from './fault.ts';

export default {
  about: 'the App is killed before or after a request, and started again',
  start: ({ chance, kill }) => ({
    async ask({ own }, pass) {
      if (!own || !chance.strikes()) return pass();
      // The request is already sent, so GitHub handles it and nobody receives the answer.
      if (chance.next() < 0.5) kill();
      const answer = await pass();
      kill();
      return answer;
    },
  }),
} satisfies Fault;
