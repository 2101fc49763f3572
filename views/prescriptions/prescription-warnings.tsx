import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { useWords } from '../use-words.ts'
import { MedicineWarning } from './medicine-warning.tsx'
import type { AlterationText, Order, PrescriptionDetail } from './prescription.ts'
import type { AllergyComparison, AllergyConflict, SafetyComparison } from './safety-comparison.ts'

/** What a reader must know before anything else: an altered prescription, an allergy or another medicine that speaks against it. */
export function PrescriptionWarnings(props: {
  prescription: Pick<PrescriptionDetail, 'trust' | 'alterations' | 'order'>
  /** What the medicine was compared with. */
  check: SafetyComparison
}): ReactElement {
  const { prescription, check } = props
  const { say } = useWords()
  const { overrideReason } = prescription.order
  return (
    <>
      {prescription.trust === 'altered' && <AlteredWarning alterations={prescription.alterations} />}
      <AllergyWarning check={check.allergies} />
      <MedicineWarning check={check.medicines} />
      {overrideReason !== null && (
        <AlertCallout
          tone="warning"
          heading={say(`prescriptions.override.heading-${whatWasOverridden(prescription.order)}`)}
        >
          <p className="mg-clinical-text">
            {say('prescriptions.prescription-warnings.prescribers-reason', { overrideReason })}
          </p>
        </AlertCallout>
      )}
    </>
  )
}

const whatWasOverridden = ({ overridden }: Order): 'allergy' | 'medicine' | 'both' =>
  overridden.length > 1 ? 'both' : (overridden[0] ?? 'allergy')

function AlteredWarning({ alterations }: { alterations: readonly AlterationText[] }): ReactElement {
  const { say } = useWords()

  return (
    <AlertCallout
      tone="critical"
      heading={say('prescriptions.prescription-warnings.altered-after-signed-do')}
    >
      <p>{say('prescriptions.prescription-warnings.stored-no-longer-prescriber')}</p>
      <ul>
        {alterations.map((alteration) => (
          <li key={alteration.field}>
            <strong>{alteration.field}</strong>: signed as “{alteration.signed}”, stored as “
            {alteration.stored}”
          </li>
        ))}
      </ul>
    </AlertCallout>
  )
}

/**
 * Says which allergies speak against a medicine and why, what it was compared with, and what could not be compared. A
 * warning, not a block: the clinician decides.
 */
export function AllergyWarning({ check }: { check: AllergyComparison }): ReactElement {
  const { say } = useWords()

  const { conflicts, checked, notChecked } = check
  const grave = conflicts.filter(({ level }) => level !== 'caution')
  const cautions = conflicts.filter(({ level }) => level === 'caution')
  return (
    <>
      {grave.length > 0 && (
        <AlertCallout
          tone="critical"
          heading={say('prescriptions.prescription-warnings.allergy-recorded', {
            join: grave.map(({ substance }) => substance).join(', '),
          })}
        >
          <Reasons conflicts={grave} />
        </AlertCallout>
      )}
      {cautions.length > 0 && (
        <AlertCallout
          tone="warning"
          heading={say('prescriptions.prescription-warnings.check-first-allergy', {
            join: cautions.map(({ substance }) => substance).join(', '),
          })}
        >
          <Reasons conflicts={cautions} />
        </AlertCallout>
      )}
      {notChecked.length > 0 && (
        <AlertCallout tone="warning" heading={say('prescriptions.prescription-warnings.not-checked')}>
          <ul>
            {notChecked.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </AlertCallout>
      )}
      {checked.length > 0 && (
        <p className="mg-muted">
          {say('prescriptions.prescription-warnings.compared-substance-class', { join: checked.join(', ') })}
        </p>
      )}
    </>
  )
}

const Reasons = ({ conflicts }: { conflicts: readonly AllergyConflict[] }): ReactElement => (
  <ul>
    {conflicts.map(({ key, substance, level, because }) => (
      <li key={key}>
        {level === 'critical' && <strong>Severe. </strong>}
        {substance}: {because}.
      </li>
    ))}
  </ul>
)
