import fc from 'fast-check';

/** Texts that have broken servers before. */
const known = [
  ...['', ' ', '\0', 'a\0b', 'a b', '\r\nSet-Cookie: x=y', '\ud800', 'x\udfff', '\u202e', 'é'.repeat(300)],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$User.id', '$where', '{{7*7}}', '%00', '%zz', '%'],
  ...["' or 1=1 --", '<script>alert(1)</script>', '"><img src=x>', 'javascript:alert(1)', 'data:text/html,x', '//x'],
  ...[
    '../../../etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'https://x/\0',
    '-1',
    '1e999',
  ],
  ...['x'.repeat(256), 'x'.repeat(5000), '9'.repeat(400), 'null', 'undefined', 'NaN', 'true', '[]', '{}'],
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...known),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
);

/** Stands for arrays nested so deep that a reader that calls itself runs out of stack; `toJson` writes them out. */
const deep = '@deep';

/** Whatever JSON can say, and names that every object has. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, 1e300, [], {}, [[]], [null], deep),
  fc.array(hostileText, { maxLength: 4 }),
  fc.dictionary(fc.oneof(hostileText, fc.constantFrom('id', 'title', 'scope')), hostileText, { maxKeys: 4 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** JSON text, with what `JSON.stringify` cannot write: arrays 5,000 deep. */
export function toJson(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll(`"${deep}"`, '['.repeat(5000) + ']'.repeat(5000));
}

/** One change of a part of a message; `path` leads to it. */
export interface Change {
  path: readonly string[];
  /** Undefined takes it out. */
  value: unknown;
}

export function changesOf(paths: readonly (readonly string[])[]): fc.Arbitrary<Change[]> {
  const change = fc.record({
    path: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...paths) },
      { weight: 1, arbitrary: fc.array(hostileText, { minLength: 1, maxLength: 2 }) },
    ),
    value: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 5, arbitrary: hostileValue }),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 });
}

const own = { enumerable: true, configurable: true, writable: true };

/** A copy of `message` with the changes made; own members only, `__proto__` included. */
export function changed(message: object, changes: readonly Change[]): Record<string, unknown> {
  const copy = structuredClone(message) as Record<string, unknown>;
  for (const { path, value } of changes) {
    let target = copy;
    for (const name of path.slice(0, -1)) {
      const member = Object.hasOwn(target, name) ? target[name] : undefined;
      target = typeof member === 'object' && member !== null ? (member as Record<string, unknown>) : target;
    }
    const last = path.at(-1) ?? '';
    if (value === undefined) delete target[last];
    // A copy: a later change may lead into it, and must neither reach the other uses of the value nor close a circle.
    else Object.defineProperty(target, last, { ...own, value: structuredClone(value) });
  }
  return copy;
}

/** Whether every character is one, and no half of a pair. */
export const isWhole = (text: string): boolean => !/\p{Cs}/u.test(text);

/** Fields of a form, some of them twice, in an encoding that no client would send but that a server must read. */
export function formText(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${escapeField(name)}=${escapeField(value)}`).join('&');
}

/** Lone surrogates have no percent-encoding: their bytes go out as a careless client would write them. */
function escapeField(text: string): string {
  return isWhole(text) ? encodeURIComponent(text) : '%ED%A0%80';
}
