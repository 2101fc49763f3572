import type { ComboboxSays } from '../components/fields/combobox-field.tsx'
import type { Words } from '../words/words.ts'

/** What a field for a diagnosis says while one types; the script puts in how many were found. */
export const diagnosisComboboxSays = ({ say }: Words): ComboboxSays => {
  const count = '{count}'
  return {
    found: say('diagnoses.combobox.found', { count }),
    more: say('diagnoses.combobox.more', { count }),
    none: say('diagnoses.combobox.none'),
    failed: say('diagnoses.combobox.failed'),
  }
}
