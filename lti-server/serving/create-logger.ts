import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * The server's log: JSON lines without personal data. Requests are not logged one by one (metrics count them); what
 * still could carry a secret is cut out by name.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.headers.authorization',
        '*.headers.cookie',
        '*.id_token',
        '*.state',
        '*.token',
        'id_token',
        'state',
        'token',
        'secrets',
      ],
      censor: '[cut]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
