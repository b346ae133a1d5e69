import { Features } from './features.ts';
import { Presence } from './presence.ts';

/** What a process learns about one GitHub server. Shared by all ports to that server. */
export class Server {
  readonly features = new Features();
  readonly presence = new Presence();
}
