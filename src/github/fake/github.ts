import type { GitHub } from '../port.ts';
import { type FakePerson, fakePerson } from './people.ts';
import { fakePort } from './port.ts';
import { FakeServer } from './server.ts';
import { Session } from './session.ts';

export type { FakePerson } from './people.ts';
export type { FakeRepository } from './state.ts';

/** One method called through the App's port, and the calls to GitHub that the real adapter would make for it. */
export interface CountedCall {
  readonly method: keyof GitHub;
  readonly reads: number;
  readonly writes: number;
}

const APP = 'debrief[bot]';

/**
 * A GitHub in memory for tests. `port()` is the App's door, counted; `as('ada')` is a person's.
 *
 *     const github = new FakeGitHub({ now: () => new Date('2026-03-01T10:00:00Z') });
 *     const repo = github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
 *     const { issue } = await github.as('ada').openIssue(repo, { title: 'Down', body: '', labels: ['incident'], assignees: [] });
 *     await controller.apply(step, issue, github.port());
 *     expect(github.writes).toBe(2);
 */
export class FakeGitHub extends FakeServer {
  readonly calls: CountedCall[] = [];
  /** Called around each call of the App. Throw `before` to refuse it, `after` to lose its answer (a crash). */
  onCall: ((when: 'before' | 'after', method: keyof GitHub) => void) | null = null;

  get reads(): number {
    return this.calls.reduce((sum, call) => sum + call.reads, 0);
  }

  get writes(): number {
    return this.calls.reduce((sum, call) => sum + call.writes, 0);
  }

  forgetCalls(): void {
    this.calls.length = 0;
  }

  /** The App's port: every call is counted and passes `onCall`. */
  port(): GitHub {
    const session = new Session(this, { login: APP, kind: 'bot', app: true });
    return new Proxy(fakePort(session), {
      get: (target, name: keyof GitHub) => {
        const method = target[name] as unknown;
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          this.onCall?.('before', name);
          // A refused call is a call, too: it is counted before its outcome is known.
          const entry = { method: name, reads: 0, writes: 0 };
          this.calls.push(entry);
          session.cost = entry;
          const result = await (method as (...args: unknown[]) => Promise<unknown>)(...args);
          this.onCall?.('after', name);
          return result;
        };
      },
    });
  }

  as(login: string): FakePerson {
    const kind = login.endsWith('[bot]') ? 'bot' : 'user';
    return fakePerson(new Session(this, { login, kind, app: login === APP }));
  }
}
