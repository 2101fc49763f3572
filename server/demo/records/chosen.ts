import { accountHolder } from './care.ts'
import { allergies, type DemoAllergy } from './allergies.ts'

/** What is not left to chance: the conditions (ICD-10) and allergies of the patient with an account. */
export type PresetRecord = {
  readonly conditions: readonly string[]
  readonly allergies: readonly DemoAllergy[]
}

const ofAccountHolder: PresetRecord = {
  conditions: ['J45.9', 'I10'],
  allergies: allergies.filter(
    ({ substance, criticality }) =>
      (substance === 'Penicillin' && criticality === 'high') || substance === 'Shellfish',
  ),
}

/** What is chosen for the patient at this place of the list; undefined where everything is drawn. */
export const chosenFor = (position: number): PresetRecord | undefined =>
  position === accountHolder ? ofAccountHolder : undefined
