import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Connections that send at the same time. */
const CONNECTIONS = 32;

/** Objects that the deliveries are about: a busy organisation's open incidents. */
const ISSUES = 50;

export interface Streamed {
  /** Deliveries answered with 202 or 200, by id. */
  readonly accepted: readonly string[];
  readonly perSecond: number;
  /** Milliseconds, the 95th percentile. */
  readonly p95: number;
}

/**
 * Streams labelled issues of about 10 KB at `url`, each signed, until they are sent or the server is gone. `onAccepted`
 * gets how many were accepted so far.
 */
export async function stream(
  url: string,
  secret: string,
  name: string,
  count: number,
  onAccepted: (accepted: number) => void = () => {},
): Promise<Streamed> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const deliveries = Array.from({ length: count }, (_, i) => signed(`${name}-${i}`, i % ISSUES, secret));
  const accepted: string[] = [];
  const times: number[] = [];
  let next = 0;
  let gone = false;
  const start = performance.now();
  const connection = async () => {
    while (!gone && next < count) {
      const delivery = deliveries[next++]!;
      const sent = performance.now();
      const status = await post(`${url}/api/github/webhooks`, agent, delivery);
      times.push(performance.now() - sent);
      if (status === 200 || status === 202) onAccepted(accepted.push(delivery.id));
      else gone = status === 0;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    accepted,
    perSecond: accepted.length / seconds,
    p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
  };
}

interface Signed {
  readonly id: string;
  readonly body: string;
  readonly signature: string;
}

function signed(id: string, number: number, secret: string): Signed {
  const body = JSON.stringify({
    action: 'labeled',
    label: { name: 'incident' },
    issue: {
      number: number + 1,
      title: 'Checkout is slow',
      body: 'Orders time out. '.repeat(600),
      labels: [{ name: 'incident' }],
    },
    repository: { name: 'shop', full_name: 'acme/shop', owner: { login: 'acme' } },
    sender: { login: 'ada', type: 'User' },
    installation: { id: 1 },
  });
  return { id, body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

/** The status of the answer, 0 when there was none. */
function post(url: string, agent: Agent, { id, body, signature }: Signed): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'GitHub-Hookshot/bench',
      'x-github-event': 'issues',
      'x-github-delivery': id,
      'x-hub-signature-256': signature,
    };
    const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('close', () => resolve(answer.complete ? answer.statusCode! : 0));
    });
    sending.on('error', () => resolve(0));
    sending.end(body);
  });
}
