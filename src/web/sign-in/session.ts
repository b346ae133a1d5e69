import { createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { sameSecret } from '../secret.ts';

/** As long as GitHub's token for a person lives. */
const SESSION = '8h';
/** The time limit for signing in on GitHub. */
const FLOW = '10m';

const session = z.object({ id: z.string(), login: z.string(), token: z.string() });
const flow = z.object({ state: z.string(), verifier: z.string(), back: z.string() });

/** A signed-in person. Only the browser keeps it, in a cookie that only this App can open. */
export type Session = z.infer<typeof session>;
export type PendingFlow = z.infer<typeof flow>;

/** Encrypts cookies, and proves that a form is our own. */
export class Seals {
  private readonly key: Uint8Array;

  /**
   * `secret`: the App's own, so that all its processes can open each other's cookies, and no cookie outlives the
   * secret.
   */
  constructor(secret: string) {
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', 'debrief dashboard', 32));
  }

  /** A new session with a new id, whatever cookie came with the request. */
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

  /** The hidden field of this session's forms. */
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
