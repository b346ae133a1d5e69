import { broken, type Fault } from './fault.ts';

export default {
  about: 'connections that break before GitHub receives the request',
  start: ({ chance }) => ({
    async ask({ own }, pass) {
      if (own && chance.strikes()) throw broken();
      return pass();
    },
  }),
} satisfies Fault;
