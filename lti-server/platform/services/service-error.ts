/** Why a service of a platform gave nothing. */
export type ServiceFault = 'unreachable' | 'no-answer' | 'no-token' | 'refused' | 'unreadable';

/** An expected failure of a platform's service; `status` is that of its answer, null when none was seen. */
export class ServiceError extends Error {
  readonly fault: ServiceFault;
  readonly status: number | null;

  constructor(fault: ServiceFault, status: number | null, options?: ErrorOptions) {
    super(
      status === null ? `service of the platform: ${fault}` : `service of the platform: ${fault}, ${status}`,
      options,
    );
    this.name = 'ServiceError';
    this.fault = fault;
    this.status = status;
  }
}
