import type { Fault } from './fault.ts';

export default {
  about: 'answers that are cut off in the middle, with a success status',
  start: ({ chance }) => ({
    async ask({ own }, pass) {
      const cut = own && chance.strikes();
      const answer = await pass();
      if (!cut || !answer.ok) return answer;
      const text = await answer.text();
      const headers = new Headers(answer.headers);
      headers.delete('content-length');
      const part = chance.pick(['', text.slice(0, Math.floor(chance.next() * text.length)), '[]', '{}']);
      return new Response(part, { status: answer.status, headers });
    },
  }),
} satisfies Fault;
