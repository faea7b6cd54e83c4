import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** The certificate's file, for `NODE_EXTRA_CA_CERTS` of whoever should trust it. */
  file: string;
}

/**
 * Makes a certificate for 127.0.0.1 in `folder`, good for a day. Node can read certificates and not make any.
 * @throws Error when there is no openssl
 */
export function makeCertificate(folder: string): Certificate {
  const [keyFile, file] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const what = ['-newkey', 'rsa:2048', '-noenc', '-days', '1', '-subj', '/CN=127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...what, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', file],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  return { key: readFileSync(keyFile), cert: readFileSync(file), file };
}
