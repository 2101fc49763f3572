import type { DemoRandom } from '../random.ts'

/** A number with one decimal out of tenths. */
const tenths = (value: number) => (value / 10).toFixed(1)

/** Fills the measurements into a note: plausible for the age in years. */
export function fillNotes(notes: string, age: number, random: DemoRandom): string {
  const child = age < 16
  const measure: Record<string, () => string> = {
    bp: () =>
      `${random.between(child ? 92 : 122, child ? 112 : 158)}/${random.between(child ? 56 : 72, child ? 70 : 94)}`,
    pulse: () => String(random.between(child ? 88 : 62, child ? 132 : 104)),
    temp: () => tenths(random.between(365, 386)),
    weight: () => (child ? String(age * 3 + 7 + random.between(-1, 2)) : String(random.between(52, 98))),
    sats: () => String(random.between(93, 98)),
    glucose: () => tenths(random.between(52, 112)),
    hba1c: () => tenths(random.between(66, 94)),
  }
  return notes.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const read = measure[name]
    if (read === undefined) {
      throw new RangeError(`a demo note asks for an unknown measurement: ${name}`)
    }
    return read()
  })
}
