/** The kinds of characters that a facility's own rules may demand: what a password needs of each. */
const classes: readonly { readonly needs: string; readonly pattern: RegExp }[] = [
  { needs: 'a small letter', pattern: /\p{Ll}/u },
  { needs: 'a capital letter', pattern: /\p{Lu}/u },
  { needs: 'a digit', pattern: /\p{Nd}/u },
  { needs: 'a special character such as ! or -', pattern: /[^\p{L}\p{M}\p{N}\s]/u },
]

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** What the setting PASSWORD_COMPOSITION says. */
export type Composition = 'none' | 'classes'

const compositionWords = listed.format(classes.map(({ needs }) => needs))

/** What a password lacks, as a sentence; undefined where nothing, or where the facility has no such rule. */
export function compositionFault(password: string, composition: Composition): string | undefined {
  const missing = classes.filter(({ pattern }) => !pattern.test(password)).map(({ needs }) => needs)
  return composition === 'none' || missing.length === 0
    ? undefined
    : `Add ${listed.format(missing)}: this facility’s rules ask for ${compositionWords}`
}
