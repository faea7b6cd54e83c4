/** What is wrong with the database itself; `conflict` goes away when the transaction is run again. */
export type DatabaseFault = 'away' | 'full' | 'conflict';

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'ETIMEDOUT',
  'EPIPE',
  '53300', // too many connections
  '57014', // statement time-out
  '57P01', // shut down by the administrator
  '57P02',
  '57P03', // starting up
  '3D000', // no such database
  '55000', // the database takes no connections at present
  '42P01', // no such table: not migrated
]);

const sqliteAway = /^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|READONLY|NOTADB|CORRUPT|PERM|AUTH)/;

/**
 * The fault behind an error that a query threw, by SQLSTATE or SQLite's result code; null when the query or its
 * values are to blame.
 */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '40001' || code === '40P01') return 'conflict';
  if (code.startsWith('SQLITE_FULL') || code === '53100' || code === 'ENOSPC') return 'full';
  if (awayCodes.has(code) || code.startsWith('08') || sqliteAway.test(code)) return 'away';
  if (code.startsWith('SQLITE_ERROR') && error.message.includes('no such table')) return 'away';
  if (error instanceof TypeError && /database connection is not open/i.test(error.message)) return 'away';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  )
    ? 'away'
    : null;
}
