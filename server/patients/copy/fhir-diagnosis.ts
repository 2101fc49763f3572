import type { EncounterDiagnosis } from '../../../views/patients/encounters/encounter-content.ts'
import { code, terminology } from './fhir-elements.ts'

const idOf = (index: number) => `diagnosis-${index + 1}`

/**
 * The diagnoses of an encounter: FHIR has an encounter refer to its conditions, so that each stands within it, whether or not it is
 * among the problems too. @returns nothing where there are none
 */
export const diagnosisElements = (diagnoses: readonly EncounterDiagnosis[], subject: unknown) =>
  diagnoses.length === 0
    ? {}
    : {
        contained: diagnoses.map(({ words, coded }, index) => ({
          resourceType: 'Condition',
          id: idOf(index),
          category: [code(`${terminology}/condition-category`, 'encounter-diagnosis')],
          code: {
            coding:
              coded === null ? undefined : [{ system: coded.system, code: coded.code, display: coded.title }],
            text: words,
          },
          subject,
        })),
        diagnosis: diagnoses.map((_diagnosis, index) => ({
          condition: { reference: `#${idOf(index)}`, type: 'Condition' },
        })),
      }
