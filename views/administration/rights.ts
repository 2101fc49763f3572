import type { MessageToSay } from '../words/said.ts'

/** A right in words; a grave one needs a second person when it is added. */
export type ShownRight = { readonly key: string; readonly words: MessageToSay; readonly grave: boolean }

/** A setting that differs. */
export type SettingChange = {
  readonly what: string
  readonly before: string
  readonly after: string
  /** Shown to the letter, as an address has to be. */
  readonly verbatim?: true
}

/** What a change of rights gives and takes. */
export type ShownChanges = {
  readonly gained: readonly ShownRight[]
  readonly lost: readonly ShownRight[]
  readonly settings: readonly SettingChange[]
  readonly needsApproval: boolean
  readonly none: boolean
}

/** Whom a change of rights is about: all of them counted, the first of them named. */
export type PeopleConcerned = {
  readonly count: number
  readonly names: readonly string[]
  /** Where all of them are listed; absent where the reader may not go. */
  readonly href?: string | undefined
}

/** Rights under a heading; `key` is the name of the box. */
export type RightGroup = { readonly heading: string; readonly rights: readonly ShownRight[] }

/** Why somebody may not decide a proposal. */
export type WhyNot = 'no-right' | 'own-proposal' | 'gains-by-it'
