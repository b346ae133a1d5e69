import { z } from 'zod';

/** Milliseconds after which Prometheus counts as down: a check must not wait for it. */
const PATIENCE = 3_000;

/** Answers of `/api/v1/query` (https://prometheus.io/docs/prometheus/latest/querying/api/): a time in seconds and a number as text. */
const SAMPLE = z.tuple([z.number(), z.string()]);
const ANSWER = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('scalar'), result: SAMPLE }),
    z.object({ resultType: z.literal('vector'), result: z.array(z.object({ value: SAMPLE })) }),
  ]),
});

/** A share from 0 to 1, and the ISO instant that Prometheus gave it. */
export interface Ratio {
  readonly ratio: number;
  readonly at: string;
}

/** The door to Prometheus. */
export interface Prometheus {
  /** The one share that a query gives now. Throws an error with a sentence for people. 1 request. */
  ratio(query: string): Promise<Ratio>;
}

/** Prometheus at an address, by its HTTP API. `token`: sent as a bearer token where there is one. */
export function prometheus(url: string, token: string | null): Prometheus {
  return {
    async ratio(query) {
      const address = `${url.replace(/\/+$/, '')}/api/v1/query?${new URLSearchParams({ query })}`;
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      const response = await fetch(address, { headers, signal: AbortSignal.timeout(PATIENCE) }).catch(
        () => null,
      );
      if (!response) throw new Error('Prometheus could not be reached');
      const answer = ANSWER.safeParse(await response.json().catch(() => null));
      if (!response.ok || !answer.success)
        throw new Error(`Prometheus did not answer the query (${response.status})`);
      const { data } = answer.data;
      const values = data.resultType === 'scalar' ? [data.result] : data.result.map(({ value }) => value);
      if (values.length !== 1) throw new Error(`the query gives ${values.length} values instead of one`);
      const [seconds, text] = values[0]!;
      const ratio = Number(text);
      // NaN is what a division by no requests gives; beyond 0 and 1 it measures something else.
      if (!(ratio >= 0 && ratio <= 1))
        throw new Error(`the query gives ${text}, which is not a share from 0 to 1`);
      return { ratio, at: new Date(seconds * 1000).toISOString() };
    },
  };
}
