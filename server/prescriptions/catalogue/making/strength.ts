import { isMeasured, isSpread } from './dose-forms.ts'

const units: Readonly<Record<string, string>> = {
  mg: 'mg',
  g: 'g',
  mcg: 'microgram',
  ug: 'microgram',
  µg: 'microgram',
  iu: 'units',
  u: 'units',
  mu: 'million units',
  miu: 'million units',
  '%': '%',
}

const written = (value: number): string => String(Number(value.toPrecision(6)))

/** An amount in the unit in which it is read best: no 0.05 mg, no 1000 mg. */
function amount(value: number, unit: string): string {
  if (unit === 'mg' && value >= 1000) {
    return `${written(value / 1000)} g`
  }
  if (unit === 'mg' && value <= 0.1) {
    return `${written(value * 1000)} microgram`
  }
  if (unit === 'g' && value < 1) {
    return amount(value * 1000, 'mg')
  }
  if (unit === 'microgram' && value >= 1000) {
    return `${written(value / 1000)} mg`
  }
  return unit === '%' ? `${written(value)}%` : `${written(value)} ${unit}`
}

const inGrams: Readonly<Record<string, number>> = { mg: 0.001, g: 1, microgram: 0.000001 }

const shape = /^(\d+(?:[.,]\d+)?)\s*([a-zµ%]+)(?:\s*\/\s*(\d+(?:[.,]\d+)?)?\s*([a-z]+))?$/

const numberOf = (text: string): number => Number(text.replace(',', '.'))

function read(text: string, form: string): string | undefined {
  const plain = text.trim().toLowerCase().replaceAll('μ', 'µ')
  const [, number = '', unitText = '', per, perUnit] = shape.exec(plain) ?? []
  const unit = units[unitText]
  const value = numberOf(number)
  if (unit === undefined || !(value > 0)) {
    return undefined
  }
  if (perUnit === undefined || ['vial', 'tablet', 'dose', 'sachet', 'tab', 'amp'].includes(perUnit)) {
    return amount(value, unit)
  }
  const of = per === undefined ? 1 : numberOf(per)
  const grams = inGrams[unit]
  if (isSpread(form) && grams !== undefined && (perUnit === 'g' || perUnit === 'ml')) {
    return `${written((value * grams * 100) / of)}%`
  }
  if (perUnit === 'ml') {
    return `${amount(value, unit)}/${of === 1 ? '' : `${written(of)} `}mL`
  }
  if (perUnit === 'h' || perUnit === 'hr') {
    return `${amount(value, unit)}/${of === 1 ? 'hour' : `${written(of)} hours`}`
  }
  return perUnit === 'g' ? `${amount(value, unit)}/${of === 1 ? '' : `${written(of)} `}g` : undefined
}

/** Not what it can be: more than a gram in a millilitre, a cream in milligrams, a syrup that does not say in how much. */
function isMistaken(strength: string, form: string): boolean {
  const [, grams = '0', of = '1'] = /^([\d.]+) g\/([\d.]+)? ?mL$/.exec(strength) ?? []
  return (
    Number(grams) > Number(of) ||
    (isSpread(form) && !/%$|units/.test(strength)) ||
    (isMeasured(form) && !/mL$|%$/.test(strength)) ||
    (form.startsWith('inhal') && strength.endsWith('mL'))
  )
}

/**
 * A strength as the registry has it, in the words of the catalogue: "mg/5ml" as "mg/5 mL", shares of creams in per cent.
 * @returns undefined for what cannot be read, or cannot be
 */
export function strengthOf(text: string, form: string): string | undefined {
  const strength = read(text, form)
  return strength === undefined || isMistaken(strength, form) ? undefined : strength
}
