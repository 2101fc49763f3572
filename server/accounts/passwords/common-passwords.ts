type IsCommon = (text: string) => boolean

let loaded: Promise<IsCommon> | undefined

async function load(): Promise<IsCommon> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const passwords = new Set(dictionary['passwords-common'])
  return (text) => passwords.has(text)
}

/**
 * The passwords that attackers try first, 49,000 of them, from zxcvbn's list; read when first needed.
 * @returns whether a text in small letters is one of them
 */
export function commonPasswords(): Promise<IsCommon> {
  loaded ??= load()
  return loaded
}
