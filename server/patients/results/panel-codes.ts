import { resultPanels, type ResultPanel } from '../../common-tests.ts'

/** How panels are called on paper, in small letters. */
const names: Readonly<Record<string, ResultPanel>> = {
  'full blood count': 'full-blood-count',
  fbc: 'full-blood-count',
  'differential count': 'differential-count',
  'urea and electrolytes': 'electrolytes',
  'u&e': 'electrolytes',
  'liver function': 'liver',
  lft: 'liver',
  lipids: 'lipids',
  lipogram: 'lipids',
  'urine dipstick': 'urine-dipstick',
}

/** The code of a panel that is known by its name; null of any other. */
export function panelCodesOf(name: string | null): string | null {
  const panel = name === null ? undefined : names[name.trim().toLowerCase()]
  const loinc = panel === undefined ? null : resultPanels[panel].loinc
  return loinc === null ? null : `http://loinc.org|${loinc}`
}
