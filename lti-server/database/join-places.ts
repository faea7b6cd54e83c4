import type { JoinBuilder } from 'kysely';
import type { ContextRow, ResourceLinkRow } from './schema.ts';

interface Placed {
  registration_id: string;
  deployment_id: string;
  context_id: string | null;
  resource_link_id: string | null;
}

type Join = JoinBuilder<{ s: Placed; c: ContextRow; l: ResourceLinkRow }, 's' | 'c' | 'l'>;

/**
 * For `leftJoin('context as c', ofItsContext)`: the context `c` that a row `s` stands in. Ids of places mean something
 * only within their registration and deployment. (The type of a query grows with its joins; it comes back as it was.)
 */
export function ofItsContext<J>(on: J): J {
  return (on as Join)
    .onRef('c.registration_id', '=', 's.registration_id')
    .onRef('c.deployment_id', '=', 's.deployment_id')
    .onRef('c.id', '=', 's.context_id') as J;
}

/** For `leftJoin('resource_link as l', ofItsResourceLink)`: the resource link `l` that a row `s` came by. */
export function ofItsResourceLink<J>(on: J): J {
  return (on as Join)
    .onRef('l.registration_id', '=', 's.registration_id')
    .onRef('l.deployment_id', '=', 's.deployment_id')
    .onRef('l.id', '=', 's.resource_link_id') as J;
}
