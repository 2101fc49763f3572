import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Details } from '../components/details.tsx'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'

export type ExportForm = {
  readonly action: string
  /** The filters of the page. */
  readonly hidden: Readonly<Partial<Record<string, string>>>
  readonly reasons: readonly Choice[]
  readonly longestReason: number
  /** What the reader exported earlier. */
  readonly ownHref: string
}

/** Takes what the filters find out of the house. */
export function ExportPanel({ form }: { form: ExportForm }): ReactElement {
  return (
    <Card heading="Export" id="export" actions={<a href={form.ownHref}>Your exports</a>}>
      <p>
        The file holds every event that the filters above find, the oldest first, as the log stands when the
        export begins. It names patients by their ids only. That you exported it is recorded, with your
        reason.
      </p>
      <form method="get" action={form.action} className="mg-filter mg-export">
        {Object.entries(form.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="mg-filter__fields">
          <SelectField
            name="reason"
            errors={[]}
            label="Why"
            choices={form.reasons}
            emptyLabel="Choose a reason"
          />
          <TextField
            name="reasonWords"
            errors={[]}
            label="In a few words (optional)"
            hint="For example a reference number; no names of patients"
            maxLength={form.longestReason}
          />
        </div>
        <ButtonGroup>
          <Button name="format" value="csv" variant="secondary" small>
            Export as CSV
          </Button>
          <Button name="format" value="ndjson" variant="secondary" small>
            Export as NDJSON
          </Button>
          <Button name="format" value="fhir" variant="secondary" small>
            Export as FHIR
          </Button>
        </ButtonGroup>
      </form>
      <Details summary="What is in the file, and how to check it">
        <p>
          All times are UTC. In CSV a cell that a spreadsheet could take for a formula begins with an
          apostrophe. NDJSON proves itself: it holds the signed head of the log, and{' '}
          <code>medguard audit-verify</code> tells whether an event was altered or is missing. FHIR is one
          AuditEvent of FHIR R4 on each line, for other systems of health care. What changed in a record is
          left out: it stays sealed.
        </p>
        <p>
          <a href={form.ownHref}>Your exports</a> show how far a file is and, when it is complete, how many
          events it has and its SHA-256, with a file for <code>sha256sum -c</code>.
        </p>
      </Details>
    </Card>
  )
}
