import { drugClasses, type DrugClassId } from './drug-classes.ts'
import { notMedicines, substances, type Substance } from './substances.ts'

/** What words or codes tell of substances and classes. */
export type RecognisedSubstances = {
  readonly substances: readonly Substance[]
  readonly classes: ReadonlySet<DrugClassId>
  /** A thing that is known, and no medicine: latex, say. */
  readonly noMedicine: boolean
}

/** Lower case, without marks, with single spaces around every word: so that words are found whole. */
const plain = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()} `

const apart = (text: string): string => text.replaceAll('-', ' ')

/** Whether a word stands there: "penicillin" in "penicillin-class antibiotics" too. */
const stands = (words: string, word: string): boolean =>
  words.includes(` ${word} `) || apart(words).includes(` ${apart(word)} `)

/** The classes to which an ATC code belongs. */
export const classesOf = (code: string): readonly DrugClassId[] =>
  drugClasses.filter(({ atc }) => atc.some((prefix) => code.startsWith(prefix))).map(({ id }) => id)

// A combination's code stands for classes of other ingredients too: one's own is the first that is named, unless it is said.
const classesOfSubstance = ({ classes, atc }: Substance): readonly DrugClassId[] =>
  classes ?? atc.slice(0, 1).flatMap(classesOf)

const isAtc = (code: string): boolean => /^[A-Z]\d{2}[A-Z]{2}\d{2}$/.test(code)

/**
 * Recognises substances and classes by words and codes. Of codes those of the ATC classification are read; whatever stands
 * under another system is told by its words.
 * @param codes as `system|code`
 */
export function recognise(text: string, codes: readonly string[]): RecognisedSubstances {
  const words = plain(text)
  const atc = codes
    .filter((token) => /atc/i.test(token.split('|')[0] ?? ''))
    .map((token) => token.split('|')[1] ?? '')
  const found = substances.filter(
    (substance) =>
      [substance.name, ...substance.words].some((word) => stands(words, word)) ||
      atc.some((code) => isAtc(code) && substance.atc.includes(code)),
  )
  const classes = new Set<DrugClassId>([
    ...found.flatMap(classesOfSubstance),
    ...atc.flatMap(classesOf),
    ...drugClasses.filter((one) => one.words.some((word) => stands(words, word))).map(({ id }) => id),
  ])
  return {
    substances: found,
    classes,
    noMedicine: notMedicines.some((word) => stands(words, word)),
  }
}
