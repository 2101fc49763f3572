import type { EncounterContent } from '../../../views/patients/encounters/encounter-content.ts'

/** The parts and diagnoses of an encounter as the fields of its form hold them. */
export const partsTyped = ({
  diagnoses,
  history,
  examination,
  assessment,
  plan,
}: EncounterContent): Record<string, string> => ({
  history: history ?? '',
  examination: examination ?? '',
  assessment: assessment ?? '',
  plan: plan ?? '',
  ...Object.fromEntries(
    diagnoses.flatMap(({ words, coded }, index) => [
      [`diagnosis${index + 1}`, words],
      [`diagnosis${index + 1}Code`, coded === null ? '' : `${coded.system}|${coded.code}`],
      [`diagnosis${index + 1}For`, coded === null ? '' : words],
    ]),
  ),
})
