import type { RegistrationRow } from '../database/schema.ts';
import { statusOf, type RefusalReason } from './refusal.ts';

interface LaunchErrorDetails {
  /** What an administrator needs to find the fault: the claim, the value and the bounds. Never anything personal. */
  detail?: string;
  /** The platform that it came from, once known: its pages may frame the refusal. */
  registration?: RegistrationRow | null;
  cause?: unknown;
}

/** A login or launch that was refused, with the reason; one place makes a page of it (serving/error-pages.ts). */
export class LaunchError extends Error {
  readonly reason: RefusalReason;
  readonly statusCode: number;
  readonly detail: string | null;
  registration: RegistrationRow | null;

  constructor(reason: RefusalReason, { detail, registration, cause }: LaunchErrorDetails = {}) {
    super(detail === undefined ? reason : `${reason}: ${detail}`, { cause });
    this.name = 'LaunchError';
    this.reason = reason;
    this.statusCode = statusOf(reason);
    this.detail = detail ?? null;
    this.registration = registration ?? null;
  }
}
