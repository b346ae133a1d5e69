import { z } from 'zod';
import { parseRef } from '../vocabulary/refs.ts';
import type { AlertSource } from './source.ts';

const INCIDENT = /^[\w.-]+\/[\w.-]+#\d+$/;

/** For any tool that can post JSON: the sample beside this file shows all of it. */
const generic: AlertSource = {
  signature: { header: 'x-debrief-signature', prefix: 'sha256=' },
  schema: z.strictObject({
    incident: z
      .string()
      .regex(INCIDENT, 'write the incident issue as owner/repository#12')
      .transform((text) => parseRef(text, { owner: '', repo: '' })!),
    key: z.string().min(1).max(200),
    status: z.enum(['firing', 'resolved']),
    title: z.string().min(1).max(1000),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .default(null),
    at: z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
  }),
};
export default generic;
