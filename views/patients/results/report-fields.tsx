import type { ReactElement } from 'react'
import { reportedStatuses, resultMarks } from '../../../server/result-kinds.ts'
import type { FieldError } from '../../components/fields/field.ts'
import { MomentField } from '../../components/fields/moment-field.tsx'
import { SelectField, type Choice } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { useWords } from '../../use-words.ts'
import type { PatientIdentity } from '../chart.ts'
import { ReasonAfterDeathField } from '../demographics/reason-after-death-field.tsx'

export type ReportFieldsProps = {
  readonly identity: PatientIdentity
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The moments that each time can mean, where they are two. */
  readonly which: { readonly collectedAt: readonly Choice[]; readonly reportedAt: readonly Choice[] }
}

/** What a report says of all its results. */
export function ReportFields({ identity, typed, errors, which }: ReportFieldsProps): ReactElement {
  const { say } = useWords()
  const text = { errors, required: false } as const
  return (
    <div className="mg-vital-fields mg-vital-fields--wide">
      <MomentField
        name="collectedAt"
        label={say('results.field.collected')}
        typed={typed}
        which={which.collectedAt}
        errors={errors}
        required
      />
      <MomentField
        name="reportedAt"
        label={say('results.field.reported')}
        typed={typed}
        which={which.reportedAt}
        errors={errors}
        required={false}
      />
      <SelectField
        name="status"
        label={say('results.status')}
        value={typed['status']}
        choices={reportedStatuses.map((value) => ({ value, label: say(`results.status.${value}`) }))}
        errors={errors}
        required
      />
      <TextField name="panel" label={say('results.field.panel')} value={typed['panel']} {...text} />
      <TextField
        name="laboratory"
        label={say('results.field.laboratory')}
        value={typed['laboratory']}
        {...text}
      />
      <TextField
        name="specimen"
        label={say('results.field.specimen')}
        hint={say('results.field.specimen-hint')}
        value={typed['specimen']}
        {...text}
      />
      <TextField
        name="testMethod"
        label={say('results.field.method')}
        hint={say('results.field.method-hint')}
        value={typed['testMethod']}
        {...text}
      />
      <ReasonAfterDeathField identity={identity} typed={typed} errors={errors} />
    </div>
  )
}

/** What is said beside the results. */
export function CommentField({ typed, errors }: Pick<ReportFieldsProps, 'typed' | 'errors'>): ReactElement {
  const { say } = useWords()
  return (
    <TextArea
      name="comment"
      label={say('results.field.comment')}
      value={typed['comment']}
      errors={errors}
      rows={2}
      required={false}
    />
  )
}

/** What the laboratory marks a result as. */
export function MarkField(
  props: Pick<ReportFieldsProps, 'typed' | 'errors'> & { name: string; label: string },
): ReactElement {
  const { typed, errors, name, label } = props
  const { say } = useWords()
  return (
    <SelectField
      name={name}
      label={label}
      value={typed[name]}
      choices={resultMarks.map((value) => ({ value, label: say(`results.mark.${value}`) }))}
      emptyLabel={say('results.mark-none')}
      errors={errors}
    />
  )
}
