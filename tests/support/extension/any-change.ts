import fc from 'fast-check';
import { type Zone, zones } from './wall-clock.ts';

/** When the clocks change there in 2026; any hour where they never do. */
const changes: Record<Zone, readonly string[]> = {
  'Europe/London': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'Europe/Berlin': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'America/Sao_Paulo': ['2026-11-22T12:00Z'],
  'Asia/Kolkata': ['2026-11-22T12:00Z'],
  'Pacific/Auckland': ['2026-04-04T14:00Z', '2026-09-26T14:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00Z', '2026-10-03T15:30Z'],
  'America/Santiago': ['2026-04-05T03:00Z', '2026-09-06T04:00Z'],
};

/** A zone and an instant, in milliseconds since 1970, around which something may go wrong there. */
export const anyChange = fc
  .constantFrom(...zones)
  .chain((zone) => fc.record({ zone: fc.constant(zone), change: fc.constantFrom(...changes[zone].map(Date.parse)) }));
