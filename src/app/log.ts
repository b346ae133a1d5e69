import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * JSON lines on standard output. By design, tokens, keys and what people wrote never reach the log; the list below is
 * the second line of defence. Errors are logged by message and stack only: an Octokit error contains whole requests.
 */
export function makeLog(level: string, destination?: { write(line: string): void }): Logger {
  return pino(
    {
      level,
      base: null,
      messageKey: 'msg',
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: (error: unknown) =>
          error instanceof Error
            ? { type: error.name, message: error.message, stack: error.stack, ...statusOf(error) }
            : { message: String(error) },
      },
      redact: {
        paths: [
          'authorization',
          'token',
          'privateKey',
          'secret',
          'body',
          'payload',
          'headers',
          'request',
          'event.payload',
        ].flatMap((name) => [name, `*.${name}`]),
        censor: '(left out)',
      },
    },
    destination ?? pino.destination({ sync: true }),
  );
}

function statusOf(error: Error): { status?: number } {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' ? { status } : {};
}
