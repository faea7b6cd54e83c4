import * as z from 'zod';
import type { Configuration } from '../configuration/read-configuration.ts';
import { checkPlatformUrl, PlatformUrlError } from './check-platform-url.ts';

/** What an administrator agrees with a platform, checked. Every address is one that the tool may talk to. */
export function registrationInputSchema(configuration: Pick<Configuration, 'isLoopback' | 'privateHosts'>) {
  const address = z
    .string()
    .max(2048)
    .superRefine((text, context) => {
      try {
        checkPlatformUrl(text, configuration);
      } catch (error) {
        if (!(error instanceof PlatformUrlError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
      }
    });
  const text = z.string().trim().min(1, 'must not be empty').max(255, 'must have at most 255 characters');
  return z.strictObject({
    name: text,
    /** Compared letter by letter with `iss`: no slash is added or removed. */
    issuer: address,
    clientId: text,
    authUrl: address,
    tokenUrl: address,
    jwksUrl: address,
    audience: z.string().min(1, 'must not be empty').max(2048).optional(),
    deploymentIds: z.array(text).default([]),
    allowAnonymous: z.boolean().default(false),
  });
}

export type RegistrationInput = z.infer<ReturnType<typeof registrationInputSchema>>;
