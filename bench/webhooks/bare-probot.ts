import { generateKeyPairSync } from 'node:crypto';
import { Probot, Server } from 'probot';

/** What the bench compares with: a Probot App that verifies each delivery, does nothing with it, and answers. */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const server = new Server({
  Probot: Probot.defaults({
    appId: 1,
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    secret: process.env.WEBHOOK_SECRET!,
    logLevel: 'warn',
  }),
  port: Number(process.env.PORT),
  host: '127.0.0.1',
});
await server.load((app) => {
  app.on('issues', () => {});
});
await server.start();
console.log('ready');
