/** A command that was understood and cannot be done: the reason goes to stderr, the exit code is 1. */
export class CommandRefused extends Error {}
