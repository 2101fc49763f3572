/** How units of UCUM (https://ucum.org) are printed, where that is not their code. */
const printed: Readonly<Record<string, string>> = {
  '10*12/L': '×10¹²/L',
  '10*9/L': '×10⁹/L',
  '10*6/uL': '×10⁶/µL',
  '10*3/uL': '×10³/µL',
  'umol/L': 'µmol/L',
  'ug/L': 'µg/L',
  'ug/mL': 'µg/mL',
  'm[IU]/L': 'mIU/L',
  '[IU]/L': 'IU/L',
  '[IU]/mL': 'IU/mL',
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '[pH]': '',
  '{INR}': '',
  '{score}': '',
  '1': '',
  '{cells}/uL': 'cells/µL',
  '{copies}/mL': 'copies/mL',
  'mL/min/{1.73_m2}': 'mL/min/1.73\u00A0m²',
}

/** Units that are printed as they are written. */
const plain =
  'g/dL g/L mg/dL mg/L mg/g mg/mmol mmol/L mmol/mol nmol/L pmol/L ng/L ng/mL pg pg/mL fL % U/L s min h d mm/h kPa L/L L/min kg g mg cm mm mL L /min /uL /L'.split(
    ' ',
  )

const folded = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[µμ]/g, 'u')
    .replaceAll('⁹', '^9')
    .replaceAll('¹²', '^12')
    .replaceAll('³', '^3')
    .replaceAll('⁶', '^6')
    .replaceAll(/^[×x*]\s*/g, '')
    .replaceAll(/\s+/g, '')
    .replaceAll('^', '*')
    .replaceAll('²', '2')

const known = new Map<string, string>([
  ...plain.map((code) => [folded(code), code] as const),
  ...Object.entries(printed).flatMap(([code, text]) => [
    [folded(code), code] as const,
    ...(text === '' ? [] : [[folded(text), code] as const]),
  ]),
  ['10e9/l', '10*9/L'],
  ['10e12/l', '10*12/L'],
  ['iu/l', '[IU]/L'],
  ['mu/l', 'm[IU]/L'],
  ['sec', 's'],
  ['mm/hr', 'mm/h'],
  ['inr', '{INR}'],
])

/** The UCUM code of a unit as somebody writes it; null where it is not known. */
export const ucumOf = (typed: string): string | null => known.get(folded(typed)) ?? null

/** A unit as it is printed. */
export const printedUnit = (ucum: string): string => printed[ucum] ?? ucum
