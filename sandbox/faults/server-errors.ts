import { type Fault, json } from './fault.ts';

export default {
  about: '500, 502 and 503, before or after GitHub handled the request',
  start: ({ chance }) => ({
    async ask({ own }, pass) {
      if (!own || !chance.strikes()) return pass();
      if (chance.next() < 0.3) await pass();
      return json(chance.pick([500, 502, 503]), { message: 'Server Error' });
    },
  }),
} satisfies Fault;
