import { broken, type Fault } from './fault.ts';

export default {
  about: 'connections that break after GitHub handled the request',
  start: ({ chance }) => ({
    async ask({ own }, pass) {
      const lost = own && chance.strikes();
      const answer = await pass();
      if (lost) throw broken();
      return answer;
    },
  }),
} satisfies Fault;
