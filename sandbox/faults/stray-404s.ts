import { type Fault, json } from './fault.ts';

export default {
  about: 'an occasional 404 for something that exists',
  start: ({ chance }) => ({
    async ask({ own }, pass) {
      return own && chance.strikes() ? json(404, { message: 'Not Found' }) : pass();
    },
  }),
} satisfies Fault;
