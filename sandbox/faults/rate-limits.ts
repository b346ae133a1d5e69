import { type Fault, json } from './fault.ts';

const MESSAGE = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

export default {
  about: '403 and 429 with retry-after, for all requests until it is over',
  start({ chance, now, killedAt, blame }) {
    let [toldAt, until] = [0, 0];
    let status = 403;
    const refuse = () => {
      const left = Math.max(1, Math.ceil((until - now()) / 1000));
      return json(status, { message: MESSAGE }, { 'retry-after': String(left) });
    };
    return {
      async ask({ own, request }, pass) {
        if (!own) return pass();
        if (now() < until) {
          // After a kill, the new process finds out by asking; and simultaneous requests are refused together.
          if (toldAt > killedAt() && now() > toldAt)
            blame(`asked before retry-after was over: ${request.method} ${new URL(request.url).pathname}`);
          toldAt = now();
          return refuse();
        }
        if (!chance.strikes()) return pass();
        toldAt = now();
        until = toldAt + 1000 * chance.pick([2, 10, 25, 60, 90]);
        status = chance.pick([403, 429]);
        return refuse();
      },
    };
  },
} satisfies Fault;
