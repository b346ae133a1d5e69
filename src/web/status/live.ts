import { createHash } from 'node:crypto';
import { type StatusBoard, type StatusSource, statusBoard } from '../../status-page/board.ts';
import { type Linking, type StatusFiles, statusFiles } from './files.ts';

/** A file as it is sent. */
export interface Sent {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly type: string;
}

/** Where the App serves the files. */
const served: Linking = () => (path) => (path === 'index.html' ? '/status' : `/status/${path}`);

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/**
 * The status page in memory: requests are answered from here alone. What cannot be read any more stays as it was last
 * known, and says so.
 */
export class LiveStatus {
  private readonly load: () => Promise<StatusSource>;
  private known: { readonly source: StatusSource; readonly at: Date } | null = null;
  /** What is shown now; null before anything was known. */
  board: StatusBoard | null = null;
  private files: StatusFiles = new Map();
  private readonly sent = new Map<string, Sent>();

  /** `load` reads settings and public texts; it may throw. */
  constructor(load: () => Promise<StatusSource>) {
    this.load = load;
  }

  /** Reads everything again. If that fails, the page is marked as what was last known, and the error is thrown. */
  async refresh(now: Date): Promise<void> {
    try {
      this.known = { source: await this.load(), at: now };
      this.show(false);
    } catch (error) {
      this.show(true);
      throw error;
    }
  }

  /** A file of the page by its path; null when there is none. */
  file(path: string): Sent | null {
    const known = this.sent.get(path);
    if (known) return known;
    const write = this.files.get(path);
    if (!write) return null;
    const body = Buffer.from(write());
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const sent = { body, etag, type: TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream' };
    this.sent.set(path, sent);
    return sent;
  }

  private show(stale: boolean): void {
    if (!this.known) return;
    this.board = statusBoard(this.known.source, this.known.at);
    this.files = statusFiles(this.board, served, stale);
    this.sent.clear();
  }
}
