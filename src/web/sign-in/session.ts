import { createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { sameSecret } from '../secret.ts';

/** As long as GitHub's token for a person lives. */
const SESSION = '8h';
/** How long somebody may take to sign in on GitHub. */
const FLOW = '10m';

const session = z.object({ id: z.string(), login: z.string(), token: z.string() });
const flow = z.object({ state: z.string(), verifier: z.string(), back: z.string() });

/** Somebody who signed in. Only the browser keeps it, in a cookie that only this App can open. */
export type Session = z.infer<typeof session>;
export type PendingFlow = z.infer<typeof flow>;

/** Seals what cookies hold, and proves that a form was one of our own. */
export class Seals {
  private readonly key: Uint8Array;

  /** `secret` is the App's own: every process of it opens what another one sealed, and no cookie outlives the secret. */
  constructor(secret: string) {
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', 'debrief dashboard', 32));
  }

  /** A new session with an id of its own, whatever cookie came with the request. */
  startSession(login: string, token: string): Promise<string> {
    return this.seal('session', { id: randomUUID(), login, token }, SESSION);
  }

  readSession(sealed: string | undefined): Promise<Session | null> {
    return this.open('session', sealed, session);
  }

  sealFlow(pending: PendingFlow): Promise<string> {
    return this.seal('flow', pending, FLOW);
  }

  readFlow(sealed: string | undefined): Promise<PendingFlow | null> {
    return this.open('flow', sealed, flow);
  }

  /** What a form of this session carries. */
  formToken({ id }: Session): string {
    return createHmac('sha256', this.key).update(id).digest('base64url');
  }

  isFormToken(given: string, of: Session): boolean {
    return sameSecret(given, this.formToken(of));
  }

  private seal(purpose: string, content: object, lives: string): Promise<string> {
    return new EncryptJWT({ ...content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(purpose)
      .setExpirationTime(lives)
      .encrypt(this.key);
  }

  private async open<T>(purpose: string, sealed: string | undefined, shape: z.ZodType<T>): Promise<T | null> {
    if (!sealed) return null;
    try {
      const { payload } = await jwtDecrypt(sealed, this.key, { audience: purpose });
      return shape.parse(payload);
    } catch {
      return null;
    }
  }
}
