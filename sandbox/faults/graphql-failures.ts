import type { Json } from '../json.ts';
import type { Chance } from './chance.ts';
import { type Fault, json } from './fault.ts';

/** GraphQL is a small part of a life's requests: with this many draws each, it gets its share of the strikes. */
const DRAWS = 8;
const WRONG = {
  message:
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.',
};

export default {
  about: 'GraphQL: timeouts before and after it was done, answers in part, RATE_LIMITED with status 200',
  start({ chance, now, killedAt, blame }) {
    let [toldAt, until] = [0, 0];
    const refuse = () => {
      const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit already exceeded' }];
      const reset = String(Math.ceil(until / 1000));
      return json(200, { errors }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });
    };
    return {
      async ask({ own, request }, pass) {
        if (!own || !new URL(request.url).pathname.endsWith('/graphql')) return pass();
        if (now() < until) {
          // After a kill, the new process finds out by asking; and simultaneous requests are refused together.
          if (toldAt > killedAt() && now() > toldAt) blame('asked before the rate limit was reset');
          toldAt = now();
          return refuse();
        }
        if (!Array.from({ length: DRAWS }).some(() => chance.strikes())) return pass();
        const kind = chance.pick(['timeout', 'part', 'limit'] as const);
        if (kind === 'limit') {
          toldAt = now();
          until = toldAt + 1000 * chance.pick([10, 60, 600]);
          return refuse();
        }
        if (kind === 'part') return inPart(await pass(), chance);
        if (chance.next() < 0.5) await pass();
        return json(chance.pick([200, 502]), { data: null, errors: [WRONG] });
      },
    };
  },
} satisfies Fault;

/** The answer without one of its objects, which GitHub could not get in time. */
async function inPart(answer: Response, chance: Chance): Promise<Response> {
  const { data }: Json = await answer.json();
  const path: (string | number)[] = [];
  let holder: Json = { data };
  let key: string | number = 'data';
  for (let inner: Json = data; isObject(inner); inner = holder[key]) {
    const keys = Object.keys(inner).filter((each) => isObject(inner[each]));
    if (keys.length === 0 || (path.length > 0 && chance.next() < 0.3)) break;
    const name = chance.pick(keys);
    [holder, key] = [inner, Array.isArray(inner) ? Number(name) : name];
    path.push(key);
  }
  holder[key] = null;
  const left = path.length > 0 ? data : null;
  return json(answer.status, { data: left, errors: [{ ...WRONG, path }] });
}

const isObject = (value: Json) => typeof value === 'object' && value !== null;
