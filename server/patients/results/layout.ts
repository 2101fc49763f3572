import type { Words } from '../../../views/words/words.ts'
import { commonTestOf, resultPanels, type ResultPanel } from '../../common-tests.ts'
import { printedUnit } from '../../units.ts'

const panelNames: readonly ResultPanel[] = [
  'full-blood-count',
  'differential-count',
  'electrolytes',
  'liver',
  'hba1c',
  'inr',
  'lipids',
  'urine-dipstick',
]

/** The panels that a form can begin with. */
export const panelsShown = ({ say }: Words): readonly { readonly name: string; readonly label: string }[] =>
  panelNames.map((name) => ({ name, label: say(`results.panel.${name}`) }))

/** What stands in a form that begins with a panel: its name, and a row with the usual unit for each of its tests. */
export function rowsTyped(
  { say }: Words,
  layout: string,
): { readonly typed: Readonly<Record<string, string>>; readonly count: number } {
  const panel = panelNames.find((name) => name === layout)
  if (panel === undefined) {
    return { typed: {}, count: 0 }
  }
  const { tests } = resultPanels[panel]
  const rows = tests.flatMap((loinc, place) => {
    const ucum = commonTestOf(loinc)?.ucum ?? null
    return [
      [`test${place + 1}`, say(`results.test.${loinc}`)],
      [`unit${place + 1}`, ucum === null ? '' : printedUnit(ucum)],
    ] as const
  })
  return {
    typed: { panel: say(`results.panel.${panel}`), ...Object.fromEntries(rows) },
    count: tests.length,
  }
}
