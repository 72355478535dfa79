/** How a command ends when it cannot do what it was asked for. */

/** It was called in a way that it does not know: exit code 2. The message is a sentence. */
export class UsageError extends Error {}

/** What it was asked for is not possible: exit code 1. The message is a sentence. */
export class Failure extends Error {}
