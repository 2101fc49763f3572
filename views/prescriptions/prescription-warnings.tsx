import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import type { AlterationText, PrescriptionDetail } from './prescription.ts'

/** What a reader must know before anything else: an altered prescription, and an allergy that the medicine's name speaks of. */
export function PrescriptionWarnings(props: {
  prescription: PrescriptionDetail
  /** The allergies that the name of the medicine speaks of. */
  conflicts: readonly string[]
}): ReactElement {
  const { prescription, conflicts } = props
  return (
    <>
      {prescription.trust === 'altered' && <AlteredWarning alterations={prescription.alterations} />}
      {conflicts.length > 0 && (
        <AllergyWarning medication={prescription.order.medication} conflicts={conflicts} />
      )}
    </>
  )
}

function AlteredWarning({ alterations }: { alterations: readonly AlterationText[] }): ReactElement {
  return (
    <AlertCallout tone="critical" heading="Altered after it was signed: do not dispense">
      <p>
        What is stored is no longer what the prescriber signed. Below stands what was signed. The security
        team has been told; tell the prescriber too.
      </p>
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

/** Says that a medicine's name contains an allergy. A warning, not a block: the clinician decides. */
export function AllergyWarning(props: { medication: string; conflicts: readonly string[] }): ReactElement {
  return (
    <AlertCallout tone="critical" heading={`Allergy recorded: ${props.conflicts.join(', ')}`}>
      <p>The name of {props.medication} contains it. Check before you go on.</p>
    </AlertCallout>
  )
}
