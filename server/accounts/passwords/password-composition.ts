import { said, type MessageToSay } from '../../../views/words/said.ts'

/** The kinds of characters that a facility's own rules may demand: what a password needs of each. */
const kinds: readonly { readonly needs: MessageToSay; readonly pattern: RegExp }[] = [
  { needs: said('accounts.password-kind.small'), pattern: /\p{Ll}/u },
  { needs: said('accounts.password-kind.capital'), pattern: /\p{Lu}/u },
  { needs: said('accounts.password-kind.digit'), pattern: /\p{Nd}/u },
  { needs: said('accounts.password-kind.special'), pattern: /[^\p{L}\p{M}\p{N}\s]/u },
]

/** What the setting PASSWORD_COMPOSITION says. */
export type Composition = 'none' | 'classes'

/** What a password lacks, to be said; undefined where nothing, or where the facility has no such rule. */
export function compositionFault(password: string, composition: Composition): MessageToSay | undefined {
  const missing = kinds.filter(({ pattern }) => !pattern.test(password)).map(({ needs }) => needs)
  return composition === 'none' || missing.length === 0
    ? undefined
    : said('accounts.password-fault.composition', { missing, all: kinds.map(({ needs }) => needs) })
}
