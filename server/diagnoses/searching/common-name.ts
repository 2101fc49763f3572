/** What people call something, with the codes that it stands for: each is the beginning of codes. */
export type CommonName = readonly [names: string, ...codes: readonly string[]]
