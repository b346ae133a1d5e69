import { type Fault, json } from './fault.ts';

export default {
  about: 'a 404 now and then for what is there',
  start: ({ chance }) => ({
    async ask({ own }, pass) {
      return own && chance.strikes() ? json(404, { message: 'Not Found' }) : pass();
    },
  }),
} satisfies Fault;
