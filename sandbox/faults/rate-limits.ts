import { type Fault, json } from './fault.ts';

const MESSAGE = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

export default {
  about: '403 and 429 with retry-after, for whatever is asked before it is over',
  start({ chance, now, blame }) {
    let until = 0;
    let status = 403;
    const refuse = () => {
      const left = Math.max(1, Math.ceil((until - now()) / 1000));
      return json(status, { message: MESSAGE }, { 'retry-after': String(left) });
    };
    return {
      async ask({ own, request }, pass) {
        if (!own) return pass();
        if (now() < until) {
          blame(`asked before retry-after was over: ${request.method} ${new URL(request.url).pathname}`);
          return refuse();
        }
        if (!chance.strikes()) return pass();
        until = now() + 1000 * chance.pick([2, 10, 25, 60, 90]);
        status = chance.pick([403, 429]);
        return refuse();
      },
    };
  },
} satisfies Fault;
