import { allowsHost, matches, type PrivateKind } from '../kind.ts';

const EMAIL = /(?<![\w.+-])[\w.+'-]*[\w]@(?:[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?\.)+[A-Za-z]{2,24}\b/g;
/** The SSH user of Git servers, and image file names. */
const HARMLESS = /^git@|\.(?:png|jpe?g|svg|gif|webp)$/i;

const emails: PrivateKind = {
  name: 'e-mail address',
  instead: 'Leave it out, or name a public address in `publish.allow`.',
  find: (text, known) =>
    matches(
      EMAIL,
      text,
      (found) =>
        !HARMLESS.test(found) &&
        !known.allow.includes(found.toLowerCase()) &&
        !allowsHost(known, found.slice(found.lastIndexOf('@') + 1)),
    ),
  finds: [
    [
      'Write to ann.ong@acme.io or <ops+oncall@mail.acme.co.uk>.',
      'ann.ong@acme.io',
      'ops+oncall@mail.acme.co.uk',
    ],
    ['[mail](mailto:jdoe@acme.dev)', 'jdoe@acme.dev'],
    ['ask ops@acme.example', 'ops@acme.example'],
  ],
  leaves: ['git@github.com', 'logo@2x.png', 'eslint@9.1.0', 'postgres:16@sha256'],
};
export default emails;
