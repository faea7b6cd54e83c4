/** A wrong or missing value of the environment: one line for the operator. The process ends with exit code 2. */
export class ConfigurationError extends Error {
  readonly variable: string;

  constructor(variable: string, found: string | undefined, expected: string) {
    super(`${variable} is ${found === undefined || found === '' ? 'empty' : `"${found}"`}: expected ${expected}.`);
    this.name = 'ConfigurationError';
    this.variable = variable;
  }
}
