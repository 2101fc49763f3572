/**
 * Where an answer comes from beside its address: a device from which this person has signed in before, or a session
 * that is theirs.
 */
export type AttemptSource = string | { readonly session: string } | undefined
