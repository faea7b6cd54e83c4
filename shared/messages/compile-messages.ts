import compile from 'icu-minify/compile';

const catalogue = /\/shared\/messages\/(en|cy)\/[^/]+\.json$/;
const compiler = 'icu-minify/compile';
const alreadyCompiled = '\0tend:already-compiled';

/**
 * A Vite plugin: compiles every message of a catalogue while pages are built, and leaves the compiler out of them. Its
 * parser weighs 8 kB compressed, and what is left formats in under one. Where nothing is built, `createTranslate`
 * compiles when a message is first asked for.
 */
export function compileMessages() {
  return {
    name: 'tend:compile-messages',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === compiler ? alreadyCompiled : undefined),
    load: (id: string) => (id === alreadyCompiled ? 'export default (message) => message;' : undefined),
    transform(source: string, id: string): string | undefined {
      if (!catalogue.test(id)) return undefined;
      const messages = Object.entries(JSON.parse(source) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(messages.map(([key, message]) => [key, compile(message)])));
    },
  };
}
