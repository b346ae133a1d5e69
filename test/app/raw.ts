import { connect } from 'node:net';

/** Sends bytes to a port of this machine, also such as no client would, and resolves to the answer. */
export function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Targets and hosts that a careless server stumbles over. */
export const MALFORMED: readonly (readonly [target: string, host: string])[] = [
  ['//', 'localhost'],
  ['http://[', 'localhost'],
  ['/', '%'],
  ['/', ''],
  ['/%', 'localhost'],
  ['*', 'a b'],
];
