const verbs = [
  ...['add', 'agree', 'answer', 'ask', 'call', 'check', 'choose', 'close', 'count', 'cross', 'draw', 'drop', 'find'],
  ...['get', 'give', 'go', 'hold', 'invite', 'keep', 'leave', 'let', 'list', 'listen', 'look', 'make', 'move', 'name'],
  ...[
    'note',
    'offer',
    'open',
    'pause',
    'pick',
    'plan',
    'promise',
    'put',
    'read',
    'recall',
    'reply',
    'ring',
    'say',
    'see',
  ],
  ...['send', 'set', 'share', 'show', 'sit', 'skip', 'start', 'stay', 'stop', 'swap', 'take', 'tell', 'thank', 'think'],
  ...['turn', 'wait', 'walk', 'write'],
];

/** A plain request, where a clause can begin: "Ask …", "Before you send, check …", "… then say …". */
const request = new RegExp(
  `(?:^|[.?!:;,]["”]?\\s+["“]?|\\b(?:then|and|first)\\s+)(?:please\\s+|do not\\s+)?(${verbs.join('|')})\\b`,
  'gi',
);

/**
 * The requests in an English text, as verbs in lower case, what people are to say (in quotes) left out. Heuristic: it
 * knows a list of verbs and where a clause may begin, not grammar.
 */
export function requestsIn(text: string): string[] {
  return Array.from(
    text.replaceAll(/"[^"]*"|“[^”]*”/g, '“”').matchAll(request),
    (match) => match[1]?.toLowerCase() ?? '',
  );
}
